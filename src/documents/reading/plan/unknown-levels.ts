import type { Passage } from "../../passage.ts";
import { endsSentence } from "./joining.ts";
import type { NodeHeading } from "./node-heading.ts";
import { bare, rankOf } from "./words.ts";

const NAMED =
  /^[◆■●○◎▼□★☆◇▶❖\s　]*[【〔［《≪＜〈(（]?([\p{Script=Han}\p{Script=Katakana}ーの]{2,8})\s?((?:[0-9０-９]{1,2}|[Ⅰ-Ⅻ]|[(（][0-9０-９]{1,2}[)）])(?:[-－‐―ー.．][0-9０-９]{1,2})*)[】〕］》≫＞〉)）]?[\s　:：]+(?=\S)/u;
/** What is numbered, too, and is no level of a plan. */
const OTHERS =
  /(?:指標|目標値|(?:数値|成果|達成|評価|年度)目標|表|図|図表|写真|資料|様式|別紙|注|事例|コラム|参考|問|案|号|条|項目|番号|委員|令和|平成|昭和|年度?|月|回|期|次|部|頁|ページ|約|計|全|第)$/u;
const LONGEST = 50;

/** A title whose level no vocabulary has (アクション１－１ …, 主要課題１ …); whether there is such a level, only all of a document's lines say. */
export function readUnknownLevel(text: Passage): NodeHeading | null {
  if (text.length > LONGEST || endsSentence(text.text)) return null;
  const match = NAMED.exec(text.text);
  const [whole = "", word = "", code = ""] = match ?? [];
  if (!match || OTHERS.test(word) || rankOf(word) !== null) return null;
  const title = text.slice(whole.length).trim();
  if (!/(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][・\s　]?){3}/u.test(title.text) || /[、：:]$/u.test(title.text))
    return null;
  const numbers = bare(code)
    .replace(/[()]/gu, "")
    .split(/[-‐―ー.]/u)
    .filter(Boolean);
  const at = whole.indexOf(word);
  return { kind: word, word, numbers, mark: text.slice(at, whole.trimEnd().length), title };
}

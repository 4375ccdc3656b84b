import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import { endsSentence } from "../../broken-text.ts";

/** 85.2％, 約1.2万人, 12 位 stand large beside their charts. */
const FIGURE = /^[約計第]?[\d０-９][\d０-９,，.．]*\s?[^\s\d０-９]{0,5}$/u;
const CAPTION = /^[（(【〔［[<＜〈]?(?:図表?|表|グラフ|写真|資料|出典|単位|注)[\s-]?[\d０-９①-⑳:：]/u;
const NOTE = /^[※＊*（(]?(?:単位|出典|注[\d０-９)）:：\s]|※|＊)/u;
/** A line of a table of contents: leaders, or a page's number far behind. */
const CONTENTS = /[.．・…‥]{3}|\s{2,}[\d０-９]{1,3}$/u;
/** Two texts beside each other (部局名　総務部　　部長　港 太郎). */
const GAP = /\S\s{3,}\S/u;
/** A label with its text beside it. 基本目標１：… is none. */
const LABELLED = /^(?![^:：]*[\d０-９]\s*[:：])[^:：]*[:：]\s*\S/u;
const LIST_MARK = /^[・･○●◯★☆✓✔☐☑□•‣–‐\-－―—]/u;
const LETTERS = /\p{L}/gu;

/** Whether a text can be a heading by its words. */
export function canHead(text: string): boolean {
  const mark = readEnumerator(text);
  const body = text.slice(mark?.length ?? 0);
  if ((body.match(LETTERS)?.length ?? 0) < 2 || (mark === null && FIGURE.test(text))) return false;
  if (endsSentence(text) || /[、,，]$/u.test(text) || LIST_MARK.test(text)) return false;
  return ![CAPTION, NOTE, CONTENTS, LABELLED].some((sign) => sign.test(text)) && !GAP.test(body);
}

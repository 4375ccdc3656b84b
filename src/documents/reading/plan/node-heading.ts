import type { Passage } from "../../passage.ts";
import { levelWords } from "./words.ts";

/** A printed title of a plan node with what numbers it: 第１章 …, 施策３５ …, 1-1-1 …. */
export interface NodeHeading {
  /** What headings of one level have in common: the level's name, or "code/3" for a code of three parts. */
  readonly kind: string;
  /** The level's name as printed (章, 施策); null for a bare code. */
  readonly word: string | null;
  /** In NFKC, kanji numerals as digits: ["1", "3", "1"]. */
  readonly numbers: readonly string[];
  /** As printed: 第１章, 施策３５, 1-1-1. */
  readonly mark: Passage;
  /** Empty where the title stands on the next line. */
  readonly title: Passage;
}

const NUMBER = "(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[Ⅰ-Ⅻⅰ-ⅻ]|[IVX]{1,4}(?![A-Za-z])|[A-ZＡ-Ｚ](?![A-Za-zＡ-Ｚａ-ｚ])|[①-⑳])";
const DASH = "[-－‐–—―ー−.．]";
const FRONT = /^[◆■●○◎▼▽□★☆◇▶►❖\s　]*/u;
const OPEN = "[【〔［\\[＜<《〈（(]?";
const CLOSE = "[】〕］\\]＞>》〉）)]?";
const ORDINAL = new RegExp(`^${OPEN}第\\s?(${NUMBER})\\s?(編|章|節|項)${CLOSE}`, "u");
const NAMED = new RegExp(
  `^${OPEN}(${levelWords})\\s?${DASH}?\\s?(${NUMBER}(?:\\s?${DASH}\\s?${NUMBER}|[(（]${NUMBER}[)）])*)${CLOSE}`,
  "u",
);
const CODE = new RegExp(
  `^${OPEN}([0-9０-９]{1,2}(?:\\s?${DASH}\\s?(?:[0-9０-９]{1,2}|[①-⑳]|[(（][0-9０-９]{1,2}[)）])){1,4})${CLOSE}(?=[\\s　])`,
  "u",
);
const SEPARATOR = /^[\s　]*[:：．.、]?[\s　]*/u;
/** What follows a number in running text (施策１では, 第２章に示す, 目標３件) rather than a title. */
const GOES_ON =
  /^(?:[はがをにでのとも、。・~～〜]|から|まで|より|及び|および|年|月|日|つ|件|人|％|%|番|度|期|次|号|割|点|位|回|か所|項目|以上|以下|未満)/u;
const LONGEST_TITLE = 80;

/** Reads a heading that names its level or carries a code of several parts; null for running text, values and dates. */
export function readNodeHeading(text: Passage): NodeHeading | null {
  const front = FRONT.exec(text.text)?.[0].length ?? 0;
  const body = text.slice(front);
  if (body.length === 0 || body.length > LONGEST_TITLE + 20 || /[。…]/u.test(body.text)) return null;
  return readOrdinal(body) ?? readNamed(body) ?? readCode(body);
}

function readOrdinal(body: Passage): NodeHeading | null {
  const match = ORDINAL.exec(body.text);
  if (!match) return null;
  const [mark = "", number = "", word = ""] = match;
  const title = titleAfter(body, mark.length);
  return title && { kind: word, word, numbers: [numeral(number)], mark: body.slice(0, mark.length), title };
}

function readNamed(body: Passage): NodeHeading | null {
  const match = NAMED.exec(body.text);
  if (!match) return null;
  const [mark = "", word = "", code = ""] = match;
  const title = titleAfter(body, mark.length);
  return title && { kind: word, word, numbers: partsOf(code), mark: body.slice(0, mark.length), title };
}

function readCode(body: Passage): NodeHeading | null {
  const match = CODE.exec(body.text);
  if (!match) return null;
  const [mark = "", code = ""] = match;
  const numbers = partsOf(code);
  const title = titleAfter(body, mark.length);
  if (!title || !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{3}/u.test(title.text) || /^[\d０-９]/u.test(title.text))
    return null;
  if (/[0-9０-９.．,]{2,}|[％%]/u.test(title.text.slice(-4))) return null;
  return { kind: `code/${numbers.length}`, word: null, numbers, mark: body.slice(0, mark.length), title };
}

/** The title behind the mark; null where the text goes on as a sentence does. */
function titleAfter(body: Passage, from: number): Passage | null {
  const rest = body.slice(from);
  const gap = SEPARATOR.exec(rest.text)?.[0].length ?? 0;
  if (gap === 0 && GOES_ON.test(rest.text)) return null;
  const title = rest.slice(gap).trim();
  if (title.length > LONGEST_TITLE || /[、，]$/u.test(title.text)) return null;
  return withoutQuotes(title);
}

function withoutQuotes(title: Passage): Passage {
  const inner = /^[「『](.*)[」』]$/u.exec(title.text)?.[1];
  return inner !== undefined && !/[「」『』]/u.test(inner) ? title.slice(1, -1) : title;
}

function partsOf(code: string): string[] {
  return code
    .normalize("NFKC")
    .replace(/[()\s]+/gu, "-")
    .split(/[-‐–—―ー−.]+/u)
    .filter(Boolean)
    .map(numeral);
}

const DIGITS = "一二三四五六七八九";

/** 十二 is 12, Ⅳ stays IV, ２ is 2. */
function numeral(printed: string): string {
  const text = printed.normalize("NFKC");
  if (!/^[一二三四五六七八九十]+$/u.test(text)) return text;
  const [tens = "", ones = ""] = text.includes("十") ? text.split("十") : ["0", text];
  const high = text.includes("十") ? (tens === "" ? 1 : DIGITS.indexOf(tens) + 1) : 0;
  return String(high * 10 + (ones === "" ? 0 : DIGITS.indexOf(ones) + 1));
}

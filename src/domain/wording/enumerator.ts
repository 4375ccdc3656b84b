import { fold } from "./fold.ts";
import { readKanjiNumber } from "./kanji-number.ts";
import { matchAt } from "./match-at.ts";

/**
 * The marks that number and list things in Japanese administrative documents (項番・行頭記号): 第1, 1, (1), ア, (ア), ①, ⅰ and the bullets.
 * The order of nesting differs from city to city (① above (1) in one, below it in another), so a mark says only what it is; what contains
 * what follows from the order in which they first appear.
 */
export type EnumeratorKind =
  | "titled" // 第1 第２章
  | "hyphenated" // 1-1 ２－１－３
  | "circled" // ① ⑳ ❶
  | "parenthesised" // (1) （１） ⑴ （一） 〔1〕
  | "half-parenthesised" // 1) １）
  | "dotted" // 1. １． 1、 一、
  | "kana" // ア ア． イ)
  | "parenthesised-kana" // (ア) ㋐
  | "latin" // a. A) (a) ａ
  | "roman" // ⅰ Ⅱ (ⅲ) ii)
  | "bullet"; // ○ ● ・ ◇

export interface Enumerator {
  /** As printed, without the white space after it: ①, (1), （１）, ア, ・. A range keeps both ends: (1)～(3). */
  readonly mark: string;
  readonly kind: EnumeratorKind;
  /** From 1; of 1-3 it is 3. Null for a bullet. */
  readonly ordinal: number | null;
  /** Last ordinal of a range ((1)～(3) is 3); equal to `ordinal` where there is none. */
  readonly through: number | null;
  /** Code units up to the text that follows, white space included. */
  readonly length: number;
}

const DIGIT = "[0-9０-９]";
const KANJI = "[一二三四五六七八九十]{1,3}";
const KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const HALF_KANA = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ";
const LATIN = "A-Za-zＡ-Ｚａ-ｚ";
const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
const SMALL_ROMAN = "(?:viii|vii|iii|vi|iv|ix|ii|xii|xi|v|x|i)";

/** In the order in which they are tried. Every pattern is sticky and looks a few characters ahead at most. */
const NUMBERED: readonly (readonly [EnumeratorKind, RegExp])[] = [
  ["titled", new RegExp(`第\\s?(?:${DIGIT}{1,2}|${KANJI})\\s?(?:編|章|節|項|条|部|款)?(?=\\s)`, "uy")],
  ["hyphenated", new RegExp(`${DIGIT}{1,2}(?:[-－‐–−]${DIGIT}{1,2}){1,4}(?=\\s+[^\\s0-9０-９月日回年人名件個%％])`, "uy")],
  ["circled", /[①-⑳㉑-㉟㊱-㊿❶-❿➀-➉➊-➓⓫-⓴⓵-⓾㊀-㊉]/uy],
  [
    "parenthesised",
    new RegExp(
      `[(（]\\s?(?:${DIGIT}{1,2}|${KANJI})\\s?[)）]|[⑴-⒇㈠-㈩]|〔${DIGIT}{1,2}〕|[[［]${DIGIT}{1,2}[\\]］]|[<＜]${DIGIT}{1,2}[>＞]`,
      "uy",
    ),
  ],
  ["half-parenthesised", new RegExp(`${DIGIT}{1,2}[)）]`, "uy")],
  ["dotted", new RegExp(`${DIGIT}{1,2}(?:[.．](?!${DIGIT})|、(?=\\D))|[⒈-⒛]|${KANJI}(?:[.．]|、(?![一二三四五六七八九十]))`, "uy")],
  ["parenthesised-kana", new RegExp(`[(（]\\s?[${KANA}${HALF_KANA}]\\s?[)）]|[㋐-㋾]`, "uy")],
  ["kana", new RegExp(`[${KANA}${HALF_KANA}](?:[.．、)）]|(?=\\s))`, "uy")],
  ["roman", new RegExp(`(?:[ⅰ-ⅻⅠ-Ⅻ]|[(（](?:[ⅰ-ⅻⅠ-Ⅻ]|${SMALL_ROMAN})[)）])[.．)）]?|${SMALL_ROMAN}[)）]`, "uy")],
  ["latin", new RegExp(`[(（][${LATIN}][)）]|[${LATIN}][)）.．](?=\\s|[^!-~])|[ａ-ｚ](?=\\s)`, "uy")],
];
/** Kinds of which a cell may name several at once: ①、② and (1)・(2) mean both. */
const LISTED: ReadonlySet<EnumeratorKind> = new Set(["circled", "parenthesised"]);
const TO = /\s?[~〜～∼-]\s?/uy;
const AND = /\s?[・、,，]\s?/uy;

/** Dingbats of Word's symbol fonts (U+F020–U+F0FF) among them: text taken from Word and PDF keeps their private code points. */
const BULLET = /(?:[○●◯・･◇◆■□◎▪▫•‣⁃∙◦◉◌★☆►▶▷▸▹▻➢➣➤➔✓✔✗☐☑☒❖❍❏❑❒✧▽▼⚫⚪\u{F020}-\u{F0FF}]|〇(?![〇一二三四五六七八九十百千年月日]))/uy;
/** A dash is a bullet before a space or a Japanese word; before a figure it is a sign, alone it says that there is nothing. */
const DASH = /[–‐\-－―—](?:(?=\s+\S)|(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「『【]))/uy;
const WHITE_SPACE = /\s*/uy;

/**
 * The enumerator at the very start of a text, or null. `(2020)`, `3.5`, `-5`, `第8回` and `アンケート` are none: a number in brackets has at most two
 * digits, a kana needs white space or a stop behind it, 第8 white space.
 */
export function readEnumerator(text: string): Enumerator | null {
  for (const [kind, pattern] of NUMBERED) {
    const first = matchAt(pattern, text, 0)?.[0];
    if (first === undefined) continue;
    const ordinal = ordinalOf(kind, first);
    const last = ordinal === null ? null : lastOf(text, kind, pattern, first.length, ordinal);
    const end = last?.end ?? first.length;
    return { mark: text.slice(0, end), kind, ordinal, through: last?.ordinal ?? ordinal, length: withSpace(text, end) };
  }
  const bullet = (matchAt(BULLET, text, 0) ?? matchAt(DASH, text, 0))?.[0];
  return bullet === undefined
    ? null
    : { mark: bullet, kind: "bullet", ordinal: null, through: null, length: withSpace(text, bullet.length) };
}

/** The other end of a range, or of a list, of marks of the same kind; null where the text goes on otherwise. */
function lastOf(text: string, kind: EnumeratorKind, pattern: RegExp, at: number, ordinal: number): { end: number; ordinal: number } | null {
  const and = LISTED.has(kind) ? matchAt(AND, text, at) : null;
  const link = matchAt(TO, text, at) ?? and;
  const mark = link && matchAt(pattern, text, at + link[0].length)?.[0];
  const next = mark ? ordinalOf(kind, mark) : null;
  if (!link || !mark || next === null || next <= ordinal) return null;
  const end = at + link[0].length + mark.length;
  return and ? (lastOf(text, kind, pattern, end, next) ?? { end, ordinal: next }) : { end, ordinal: next };
}

function withSpace(text: string, length: number): number {
  return length + (matchAt(WHITE_SPACE, text, length)?.[0].length ?? 0);
}

function ordinalOf(kind: EnumeratorKind, mark: string): number | null {
  const bare = mark.normalize("NFKC").replace(/[().、[\]<>〔〕\s]/gu, "");
  if (kind === "kana" || kind === "parenthesised-kana") return KANA.indexOf(bare) + 1 || null;
  if (kind === "latin") return bare.toLowerCase().charCodeAt(0) - 96;
  if (kind === "roman") return ROMAN.indexOf(bare.toLowerCase()) + 1 || null;
  if (kind === "hyphenated") return Number(/\d+$/u.exec(fold(mark).text)?.[0] ?? 0);
  const number = bare.replace(/^第|[編章節項条部款]$/gu, "");
  if (/^\d{1,2}$/u.test(number)) return Number(number);
  return readKanjiNumber(number) ?? dingbatOf(mark);
}

/** Circled numbers that NFKC does not know, by the code point of their 1. */
const DINGBATS: readonly (readonly [first: number, count: number, from: number])[] = [
  [0x2776, 10, 1],
  [0x2780, 10, 1],
  [0x278a, 10, 1],
  [0x24eb, 10, 11],
  [0x24f5, 10, 1],
];

function dingbatOf(mark: string): number | null {
  const code = mark.codePointAt(0) ?? 0;
  const block = DINGBATS.find(([first, count]) => code >= first && code < first + count);
  return block ? code - block[0] + block[2] : null;
}

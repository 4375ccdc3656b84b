/**
 * The marks that number and list things in Japanese administrative documents (項番・行頭記号): 第1, 1, (1), ア, (ア), ①, ⅰ and the bullets.
 * The order of nesting differs from city to city (① above (1) in one, below it in another), so a mark says only what it is; what contains
 * what follows from the order in which they first appear.
 */
export type EnumeratorKind =
  | "circled" // ① ⑳
  | "parenthesised" // (1) （１） ⑴
  | "half-parenthesised" // 1) １）
  | "dotted" // 1. １． 1、
  | "kana" // ア イ
  | "parenthesised-kana" // (ア) ㋐
  | "latin" // a. A) (a)
  | "roman" // ⅰ Ⅱ (ⅲ)
  | "bullet"; // ○ ● ・ ◇

export interface Enumerator {
  /** As printed, without the white space after it: ①, (1), （１）, ア, ・. A range keeps both ends: (1)～(3). */
  readonly mark: string;
  readonly kind: EnumeratorKind;
  /** From 1; null for a bullet. */
  readonly ordinal: number | null;
  /** Last ordinal of a range ((1)～(3) is 3); equal to `ordinal` where there is none. */
  readonly through: number | null;
  /** Code units up to the text that follows, white space included. */
  readonly length: number;
}

/** Bullets, dingbats of Word's symbol fonts (U+F06C, U+F0D8 …) included: PDF and text keep their private code points. */
const BULLET = /^(?:[○●◯・･◇◆■□◎▪▫•‣⁃∙◦◉★☆►▶▷➢➤➔✓✔❖\u{F06C}\u{F0D8}\u{F0A7}\u{F0B7}\u{F06E}\u{F075}\u{F0FC}]|[–‐-](?=[^\d▲△.,]|$))/u;
const KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ";
const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

const NUMBERED: readonly [EnumeratorKind, RegExp][] = [
  ["circled", /^[①-⑳㉑-㉟㊱-㊿]/u],
  ["parenthesised", /^(?:[(（]\s?[0-9０-９]{1,2}\s?[)）]|[⑴-⒇])/u],
  ["half-parenthesised", /^[0-9０-９]{1,2}[)）]/u],
  ["dotted", /^(?:[0-9０-９]{1,2}(?:[.．](?![0-9０-９])|、(?=\D))|[⒈-⒛])/u],
  ["parenthesised-kana", /^(?:[(（][ア-ワ][)）]|[㋐-㋾])/u],
  ["kana", /^[ア-ワ](?=[\s　.．、)）])/u],
  ["roman", /^(?:[ⅰ-ⅻⅠ-Ⅻ]|[(（](?:[ⅰ-ⅻⅠ-Ⅻ]|[ivx]{1,4})[)）])[.．)）]?/u],
  ["latin", /^(?:[(（][A-Za-zＡ-Ｚａ-ｚ][)）]|[A-Za-zＡ-Ｚａ-ｚ][)）.．](?=\s|[^!-~]))/u],
];
const RANGE = /^\s?[~〜～]\s?/u;

/**
 * The enumerator at the very start of a text, or null. `(2020)`, `3.5`, `-5` and `アンケート` are none: a number in brackets has at most two
 * digits, a kana needs white space or a stop behind it, a dash before a digit is a sign.
 */
export function readEnumerator(text: string): Enumerator | null {
  for (const [kind, pattern] of NUMBERED) {
    const first = pattern.exec(text)?.[0];
    if (first === undefined) continue;
    const tilde = RANGE.exec(text.slice(first.length))?.[0] ?? "";
    const second = tilde && (pattern.exec(text.slice(first.length + tilde.length))?.[0] ?? "");
    const mark = second ? first + tilde + second : first;
    return { mark, kind, ordinal: ordinalOf(kind, first), through: ordinalOf(kind, second || first), length: withSpace(text, mark.length) };
  }
  const bullet = BULLET.exec(text)?.[0];
  return bullet === undefined
    ? null
    : { mark: bullet, kind: "bullet", ordinal: null, through: null, length: withSpace(text, bullet.length) };
}

function withSpace(text: string, length: number): number {
  return length + (/^[\s　]*/u.exec(text.slice(length))?.[0].length ?? 0);
}

function ordinalOf(kind: EnumeratorKind, mark: string): number | null {
  const bare = mark.normalize("NFKC").replace(/[().、\s]/gu, "");
  if (kind === "kana" || kind === "parenthesised-kana") return KANA.indexOf(bare) + 1 || null;
  if (kind === "latin") return bare.toLowerCase().charCodeAt(0) - 96;
  if (kind === "roman") return ROMAN.indexOf(bare.toLowerCase()) + 1 || null;
  return Number(bare);
}

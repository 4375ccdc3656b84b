import { foldForComparison } from "../domain/wording/fold.ts";
import { Passage } from "./passage.ts";

/**
 * Characters that fonts give instead of others of the same shape, for want of a table of their own: radicals for kanji (⽬ for 目), and the twins that Unicode
 * has of some signs of JIS. What a person typed in Japanese is the second.
 */
const TWINS: Readonly<Record<string, string>> = {
  "\u2027": "・",
  "\u301C": "～",
  "\u2215": "／",
  "\u2329": "〈",
  "\u232A": "〉",
  // Unicode takes these radicals for the old forms of kanji, which documents of today do not have.
  "⼾": "戸",
  "⾭": "青",
  "⿊": "黒",
  "⿈": "黄",
  "⿆": "麦",
  "⿑": "斉",
  "⿒": "歯",
};
const TWIN = /[\u2027\u301C\u2215\u2329\u232A\u2E80-\u2FDF\uFE10-\uFE18\uFE30-\uFE44]/gu;

/** A text as a person reads it, character for character. */
export function readable(text: string): string {
  const read = text.replace(TWIN, (char) => TWINS[char] ?? fullWidth(foldForComparison(char)));
  return read.length === text.length ? read : text;
}

/** Punctuation of vertical writing is folded to the signs of Latin letters. */
const fullWidth = (char: string): string => char.replace(/^[!-~]$/u, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** The passage as a person reads it; each character leads to the place of the one that the file has. */
export function readablePassage(passage: Passage): Passage {
  const text = readable(passage.text);
  return text === passage.text ? passage : Passage.traced(text, passage.origins);
}

/** A text of a file as a person reads it. Only the fonts of PDFs give twins; elsewhere somebody has typed them. */
export function readableText(text: string, mediaType: string | null): string {
  return mediaType === PDF ? readable(text) : text;
}

export function readablePassageOf(passage: Passage, mediaType: string): Passage {
  return mediaType === PDF ? readablePassage(passage) : passage;
}

const PDF = "application/pdf";

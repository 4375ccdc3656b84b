import { fold } from "./fold.ts";
import noValue from "./no-value.json" with { type: "json" };

/** The form in which two texts are compared: NFKC, and the radicals that fonts put in the place of characters. White space stays. */
export function normalise(text: string): string {
  return fold(text, false).text;
}

const DASHES = /^[-‐‑‒–—―−ー─━ｰ]+$/u;
const HASHES = /^#+$/u;
const WORDS = new Set(noValue);

/**
 * True for a cell that says that there is no value (yet): blank, a dash, 集計中, 該当なし, N/A, ######. `0` is a value; なし alone is one too, in
 * words: a thing that does not exist yet.
 */
export function isNoValue(text: string): boolean {
  if (text.length > 40) return text.trim() === "";
  const bare = normalise(text)
    .replace(/\s/gu, "")
    .replace(/^\((.*)\)$/u, "$1")
    .toLowerCase();
  return bare === "" || DASHES.test(bare) || HASHES.test(bare) || WORDS.has(bare) || DASHES.test(bare.replace(/(?:%|人|件|回|円)$/u, ""));
}

import { fold } from "../../../domain/wording/fold.ts";

/**
 * A text as it is searched, traceable to the text as written: NFKC, lower case, hiragana for katakana (ゴミ and ごみ are one, and so are 霞ヶ浦 and 霞ケ浦), one kind of dash, ー with it, and wave, no
 * white space (事 業 名 and 事業名 are one). Every character alike, whatever stands beside it: the key of a part of a text is a part of its key.
 */
export interface SearchText {
  readonly key: string;
  /** Code unit by code unit what the key was made of: katakana and capital letters are in it still. */
  readonly written: string;
  /** Offsets in the text as written at which each code unit of the key begins, and behind which it ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

export function searchText(text: string): SearchText {
  const folded = fold(text);
  const starts: number[] = [];
  const ends: number[] = [];
  for (let i = 0; i < folded.text.length; i += 1) {
    if (SPACE.test(folded.text.charAt(i))) continue;
    starts.push(folded.starts[i] ?? 0);
    ends.push(folded.ends[i] ?? 0);
  }
  return { key: keyOf(folded.text), written: folded.text.replace(SPACES, ""), starts, ends };
}

/** The key of a text alone. */
export function searchKey(text: string): string {
  return keyOf(fold(text).text);
}

/** A text as its key is made of it: see SearchText. */
export function writtenKey(text: string): string {
  return fold(text).text.replace(SPACES, "");
}

const SPACE = /\s/u;
const SPACES = /\s+/gu;
const KATAKANA = /[ァ-ヶヽヾー]|\p{Lu}/gu;
/** From a katakana to its hiragana. */
const TO_HIRAGANA = 0x60;
/** ヵ and ヶ are written for カ and ケ, or those for them. */
const SMALL: Readonly<Record<string, string>> = { ー: "-", ヵ: "か", ヶ: "け" };

/** Letter by letter, so that offsets stay: İ, of which two letters would come, stays as it is. */
function keyOf(folded: string): string {
  return folded.replace(SPACES, "").replace(KATAKANA, (letter) => {
    const code = letter.charCodeAt(0);
    if (code >= 0x30a1 && code <= 0x30fe) return SMALL[letter] ?? String.fromCharCode(code - TO_HIRAGANA);
    const lower = letter.toLowerCase();
    return lower.length === letter.length ? lower : letter;
  });
}

/** Two neighbouring code units of a key as one number. */
export const pairAt = (key: string, i: number): number => key.charCodeAt(i) * 0x10000 + key.charCodeAt(i + 1);

/** A pair as the index names it. */
export const nameOfPair = (pair: number): string => String.fromCharCode(Math.floor(pair / 0x10000), pair % 0x10000);

/** Every pair of neighbouring code units of a key, once. */
export function pairsOf(key: string): number[] {
  return [...new Set(Array.from({ length: Math.max(0, key.length - 1) }, (_, i) => pairAt(key, i)))];
}

/** The words of what was typed, those that are one to the search once: all of them must be found. A word of one character cannot be looked for. */
export function wordsOf(typed: string): { readonly words: readonly string[]; readonly tooShort: readonly string[] } {
  const byKey = new Map(typed.split(/\s+/u).map((word) => [searchKey(word), word] as const));
  byKey.delete("");
  const chosen = (isLong: boolean) => [...byKey].filter(([key]) => [...key].length > 1 === isLong).map(([, word]) => word);
  return { words: chosen(true), tooShort: chosen(false) };
}

/** In which part of the index a pair stands: pairs of common characters are spread. */
export function shardOf(pair: number, shards: number): number {
  return Math.floor((Math.imul(pair ^ Math.floor(pair / 0x10000), 0x9e3779b1) >>> 0) / 0x10000) % shards;
}

import { fold } from "../../../domain/wording/fold.ts";

/** A text as it is searched, traceable to the text as written: NFKC, lower case, one kind of dash and wave, no white space (事 業 名 and 事業名 are one). */
export interface SearchText {
  readonly key: string;
  /** Offsets in the text as written at which each code unit of the key begins, and behind which it ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

export function searchText(text: string): SearchText {
  const folded = fold(text);
  const starts: number[] = [];
  const ends: number[] = [];
  let key = "";
  for (let i = 0; i < folded.text.length; i += 1) {
    const unit = folded.text.charAt(i);
    if (/\s/u.test(unit)) continue;
    const lower = unit.toLowerCase();
    key += lower.length === 1 ? lower : unit;
    starts.push(folded.starts[i] ?? 0);
    ends.push(folded.ends[i] ?? 0);
  }
  return { key, starts, ends };
}

/** Every pair of neighbouring characters of a key, once. */
export function pairsOf(key: string): string[] {
  const characters = [...key];
  return [...new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`))];
}

/** The words of what was typed, as they are searched: all of them must be found. A word of one character cannot be looked for. */
export function wordsOf(typed: string): { readonly words: readonly string[]; readonly tooShort: readonly string[] } {
  const keys = [...new Set(typed.split(/\s+/u).map((word) => searchText(word).key))].filter((key) => key !== "");
  const isLong = (key: string) => [...key].length > 1;
  return { words: keys.filter(isLong), tooShort: keys.filter((key) => !isLong(key)) };
}

/** In which part of the index a pair stands. FNV-1a, so that pairs of common characters are spread. */
export function shardOf(pair: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < pair.length; i += 1) hash = Math.imul(hash ^ pair.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % shards;
}

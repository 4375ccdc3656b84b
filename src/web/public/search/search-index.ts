import { nameOfPair, pairAt, pairsOf, searchKey, shardOf } from "./search-text.ts";
import type { SearchNames } from "./word-forms.ts";

/** What a search leads to, in the order in which kinds are offered. */
export const SEARCH_KINDS = ["plan", "node", "indicator", "goal", "mission", "department", "term", "document"] as const;

export type SearchKind = (typeof SEARCH_KINDS)[number];

/** A page that can be found. */
export interface SearchEntry {
  readonly kind: SearchKind;
  /** Of the site's folder. */
  readonly path: string;
  /** Fiscal year; null for what belongs to none. */
  readonly year: number | null;
  readonly title: string;
  /** What it says, text by text: a word is found within one of them. */
  readonly texts: readonly string[];
}

/** What is read first: of every entry its kind and year, and in which file of texts it stands. Entries are counted from 0. */
export interface SearchHead {
  /** Stands for everything beneath: files are asked for with it, so that none of an earlier publication is taken. */
  readonly edition: string;
  readonly shards: number;
  /** Index in SEARCH_KINDS, one character an entry. */
  readonly kinds: string;
  readonly years: readonly (number | null)[];
  /** The entry with which each file of texts begins. */
  readonly texts: readonly number[];
  /** Of the terms: their other names and readings. */
  readonly names: readonly SearchNames[];
}

/** Of each pair the entries in which it stands, in their order: steps from one to the next, doubled, and one more where it stands in the title; base 36, with commas. */
export type SearchShard = Readonly<Record<string, string>>;

/** Path, title and texts of entries. */
export type SearchTexts = readonly (readonly [path: string, title: string, texts: readonly string[]])[];

export interface SearchIndex {
  readonly head: Omit<SearchHead, "edition" | "names">;
  readonly shards: readonly SearchShard[];
  readonly texts: readonly SearchTexts[];
}

/** So much text stands in a file, in characters: a list of results opens one for about five. */
const TEXT_AT_ONCE = 5_000;
/** So many entries of pairs stand in a part of the index, about: some ten kilobytes. */
const POSTINGS_AT_ONCE = 4_000;
const MOST_SHARDS = 1_024;

/** The index of entries. Every pair of characters leads to every entry that has it; what has all pairs of a word is looked at itself. */
export function indexOf(entries: readonly SearchEntry[]): SearchIndex {
  const postings = new Map<number, { last: number; seen: number; steps: string[] }>();
  let count = 0;
  for (const [number, { title, texts }] of entries.entries()) {
    const note = (pair: number, inTitle: 0 | 1) => {
      const of = postings.get(pair) ?? { last: 0, seen: -1, steps: [] };
      if (of.seen === number) return;
      of.steps.push(((number - of.last) * 2 + inTitle).toString(36));
      of.last = number;
      of.seen = number;
      postings.set(pair, of);
      count += 1;
    };
    for (const pair of pairsOf(searchKey(title))) note(pair, 1);
    for (const text of texts) {
      const key = searchKey(text);
      for (let i = 0; i < key.length - 1; i += 1) note(pairAt(key, i), 0);
    }
  }
  const shards = Math.min(MOST_SHARDS, 2 ** Math.ceil(Math.log2(Math.max(1, count / POSTINGS_AT_ONCE))));
  const parts = Array.from({ length: shards }, (): [string, string][] => []);
  for (const [pair, { steps }] of [...postings].sort(([one], [other]) => one - other))
    parts[shardOf(pair, shards)]?.push([nameOfPair(pair), steps.join(",")]);
  const begins = beginnings(entries);
  return {
    head: {
      shards,
      kinds: entries.map(({ kind }) => SEARCH_KINDS.indexOf(kind)).join(""),
      years: entries.map(({ year }) => year),
      texts: begins,
    },
    shards: parts.map((part) => Object.fromEntries(part)),
    texts: begins.map((from, i) => entries.slice(from, begins[i + 1]).map(({ path, title, texts }) => [path, title, texts] as const)),
  };
}

/** Where each file of texts begins. */
function beginnings(entries: readonly SearchEntry[]): number[] {
  const begins: number[] = [];
  let held = Number.POSITIVE_INFINITY;
  for (const [number, { title, texts }] of entries.entries()) {
    const length = texts.reduce((sum, text) => sum + text.length, title.length);
    if (held + length > TEXT_AT_ONCE) {
      begins.push(number);
      held = 0;
    }
    held += length;
  }
  return begins;
}

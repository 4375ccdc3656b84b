import { SEARCH_KINDS, type SearchHead, type SearchKind, type SearchShard, type SearchTexts } from "./search-index.ts";
import { nameOfPair, pairsOf, searchText, shardOf, writtenKey } from "./search-text.ts";
import { hasKatakana, isWordOfItsOwn } from "./short-words.ts";
import { formsOf, type WordForm } from "./word-forms.ts";

/** Where the files of the index come from. */
export interface IndexSource {
  readonly head: SearchHead;
  shard(number: number): Promise<SearchShard>;
  texts(number: number): Promise<SearchTexts>;
}

export interface SearchAsked {
  /** As they were typed, of two characters or more: see wordsOf. */
  readonly words: readonly string[];
  readonly kind: SearchKind | null;
  readonly year: number | null;
}

/** An entry that may have every word: all pairs of each stand in it. */
export interface Candidate {
  readonly number: number;
  readonly kind: SearchKind;
  readonly year: number | null;
}

export interface Candidates {
  /** The best first: those with the words in their title, then by kind, the newest year first. */
  readonly found: readonly Candidate[];
  /** True where every candidate has the words for certain: words of two characters are pairs. Not of katakana: those must be words of their own. */
  readonly isSure: boolean;
  /** Of all that have the words, whatever kind and year were asked for. */
  readonly kinds: ReadonlyMap<SearchKind, number>;
  readonly years: ReadonlyMap<number, number>;
}

/** A text of an entry in pieces; every other piece, from the second on, is a word that was found. */
export type Marked = readonly string[];

export interface Found extends Candidate {
  readonly path: string;
  readonly title: Marked;
  /** The places around the first words that were found; none where they all stand in the title. */
  readonly context: readonly Marked[];
}

/** Loads the parts of the index that the words need, one for each pair at most. */
export async function findCandidates({ head, shard }: IndexSource, { words, kind, year }: SearchAsked): Promise<Candidates> {
  const forms = words.map((word) => formsOf(word, head.names));
  const pairs = [...new Set(forms.flat().flatMap(({ key }) => pairsOf(key)))];
  const numbers = [...new Set(pairs.map((pair) => shardOf(pair, head.shards)))];
  const shards = new Map(await Promise.all(numbers.map(async (number) => [number, await shard(number)] as const)));
  const lists = new Map(pairs.map((pair) => [pair, postingsOf(shards.get(shardOf(pair, head.shards))?.[nameOfPair(pair)] ?? "")] as const));
  const withForm = ({ key }: WordForm) => inAll(pairsOf(key).map((pair) => lists.get(pair) ?? new Map()));
  const withWords = inAll(forms.map((ofWord) => inAny(ofWord.map(withForm))));
  const all = [...withWords].map(([number, inTitle]) => ({ ...entryAt(head, number), inTitle }));
  const found = all.filter((one) => (kind === null || one.kind === kind) && (year === null || one.year === year));
  const rank = (one: Candidate) => SEARCH_KINDS.indexOf(one.kind);
  found.sort(
    (one, other) =>
      Number(other.inTitle) - Number(one.inTitle) ||
      rank(one) - rank(other) ||
      (other.year ?? 0) - (one.year ?? 0) ||
      one.number - other.number,
  );
  return {
    found: found.map(({ inTitle: _, ...candidate }) => candidate),
    isSure: forms.flat().every(({ key, isShort }) => key.length === 2 && !isShort),
    kinds: counted(all.map((one) => one.kind)),
    years: counted(all.flatMap((one) => one.year ?? [])),
  };
}

/** Entries by number, and whether what is looked for stands in the title. */
type Postings = ReadonlyMap<number, boolean>;

/** What stands in every list; in the title where it does so in all of them. */
function inAll(lists: readonly Postings[]): Postings {
  const [first = new Map<number, boolean>(), ...others] = lists.toSorted((one, other) => one.size - other.size);
  return new Map(
    [...first].flatMap(([number, isInTitle]) =>
      others.every((list) => list.has(number)) ? [[number, isInTitle && others.every((list) => list.get(number))] as const] : [],
    ),
  );
}

/** What stands in one of the lists. */
function inAny(lists: readonly Postings[]): Postings {
  const [only] = lists;
  if (only !== undefined && lists.length === 1) return only;
  const any = new Map<number, boolean>();
  for (const list of lists) for (const [number, isInTitle] of list) any.set(number, isInTitle || any.get(number) === true);
  return any;
}

/**
 * What candidates say, read from the files of their texts; those that do not have every word after all, in one of its forms, are left out. First come those in which words that were typed
 * in katakana stand so.
 */
export async function openCandidates(source: IndexSource, candidates: readonly Candidate[], words: readonly string[]): Promise<Found[]> {
  const begins = source.head.texts;
  const forms = new Map(words.map((word) => [word, formsOf(word, source.head.names)]));
  const fileOf = (number: number) => begins.findLastIndex((from) => from <= number);
  const files = [...new Set(candidates.map(({ number }) => fileOf(number)))];
  const read = new Map(await Promise.all(files.map(async (file) => [file, await source.texts(file)] as const)));
  const inKatakana = words.filter(hasKatakana).map(writtenKey);
  const asTyped: Found[] = [];
  const others: Found[] = [];
  for (const candidate of candidates) {
    const file = fileOf(candidate.number);
    const entry = read.get(file)?.[candidate.number - (begins[file] ?? 0)];
    if (entry === undefined) continue;
    const [path, title, texts] = entry;
    const left = new Set(words);
    const marked = marksOf(title, forms, left);
    const context: Marked[] = [];
    for (const text of texts) {
      if (left.size === 0) break;
      const before = left.size;
      const around = marksOf(text, forms, left);
      if (left.size < before) context.push(shortened(around));
    }
    if (left.size > 0) continue;
    const written = inKatakana.length > 0 ? [title, ...texts].map(writtenKey) : [];
    const isAsTyped = inKatakana.every((word) => written.some((text) => text.includes(word)));
    (isAsTyped ? asTyped : others).push({ ...candidate, path, title: marked, context });
  }
  return [...asTyped, ...others];
}

function entryAt({ kinds, years }: SearchHead, number: number): Candidate {
  return { number, kind: SEARCH_KINDS[Number(kinds.charAt(number))] ?? "plan", year: years[number] ?? null };
}

/** Entry, and whether the pair stands in its title. */
function postingsOf(text: string): Postings {
  const postings = new Map<number, boolean>();
  let number = 0;
  for (const step of text === "" ? [] : text.split(",")) {
    const value = Number.parseInt(step, 36);
    number += value >> 1;
    postings.set(number, value % 2 === 1);
  }
  return postings;
}

/** The text in pieces. Words that are found in it, in whichever form, are taken from `left`. */
function marksOf(text: string, forms: ReadonlyMap<string, readonly WordForm[]>, left: Set<string>): string[] {
  const { key, written, starts, ends } = searchText(text);
  const hits: { readonly from: number; readonly to: number }[] = [];
  for (const [word, ofWord] of forms)
    for (const { key: form, endsWord, isShort } of ofWord)
      for (let at = key.indexOf(form); at >= 0; at = key.indexOf(form, at + form.length)) {
        const to = ends[at + form.length - 1] ?? 0;
        if (endsWord && KATAKANA.test(text.charAt(to))) continue;
        if (isShort && !isWordOfItsOwn(written, at, at + form.length)) continue;
        left.delete(word);
        hits.push({ from: starts[at] ?? 0, to });
      }
  hits.sort((one, other) => one.from - other.from);
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to } of hits) {
    if (from >= at) pieces.push(text.slice(at, from), text.slice(from, to));
    // Of two that overlap, what is marked goes on.
    else if (to > at) pieces.push(`${pieces.pop() ?? ""}${text.slice(at, to)}`);
    at = Math.max(at, to);
  }
  return [...pieces, text.slice(at)];
}

const KATAKANA = /[ァ-ヺーｦ-ﾟ]/u;
const AROUND = 40;
const BEHIND = 100;

/** About the first words that were found. */
function shortened([before = "", ...rest]: readonly string[]): string[] {
  const head = before.length > AROUND ? `…${whole(before.slice(-AROUND))}` : before;
  const pieces = [head];
  let length = 0;
  for (const piece of rest) {
    if (length + piece.length > BEHIND) {
      pieces.push(`${whole(piece.slice(0, Math.max(0, BEHIND - length)))}…`);
      break;
    }
    pieces.push(piece);
    length += piece.length;
  }
  return pieces;
}

/** Without the half of a character at either end. */
function whole(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/gu, "");
}

function counted<Name>(names: readonly Name[]): Map<Name, number> {
  const counts = new Map<Name, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

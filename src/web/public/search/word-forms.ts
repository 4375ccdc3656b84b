import { searchKey, writtenKey } from "./search-text.ts";
import { isShortKatakana } from "./short-words.ts";
import spellings from "./spellings.json" with { type: "json" };

/** What a word may be called, as search keys. */
export interface SearchNames {
  /** They mean the same (別の言い方): who looks for one finds the others. */
  readonly names: readonly string[];
  /** Who looks for one of these (ふりがな) finds the names, and not the other way round: かそ for 過疎 stands in 生かそう too. */
  readonly readings: readonly string[];
}

/** A key that is looked for in place of a word. */
export interface WordForm {
  readonly key: string;
  /** A word in katakana ends with it: インタ is no インタビュー. */
  readonly endsWord: boolean;
  /** It counts only where it is a word of its own: see isWordOfItsOwn. */
  readonly isShort: boolean;
}

/** A word in so many forms at most: what is typed is looked for in all of them. */
const MOST_FORMS = 12;
const SHORTEST = 2;

/** Words that are written in more than one way (子ども, 子供). */
const SPELLINGS: readonly SearchNames[] = spellings.map((group) => ({ names: group.map(searchKey), readings: [] }));

/**
 * The keys of a word as it was typed: its own, and with a name that stands in it, each other name in its place (特定健診, 特定健康診査), with each spelling of what is in it, and
 * with and without the ー with which a word in katakana may end (サーバー室, サーバ室).
 */
export function formsOf(word: string, names: readonly SearchNames[]): readonly WordForm[] {
  let keys: readonly string[] = [searchKey(word)];
  for (const group of [...names, ...SPELLINGS]) keys = [...new Set(keys.flatMap((key) => renamed(key, group)))].slice(0, MOST_FORMS);
  const written = writtenKey(word);
  const isShort = isShortKatakana(word);
  const own = [...keys, ...INNER_ENDS.map(([end, other]) => searchKey(written.replace(end, other)))].map((key) => ({
    key,
    endsWord: false,
    isShort: isShort && key === keys[0],
  }));
  const shorter = { key: searchKey(written.replace(LONG_END, "")), endsWord: true, isShort: false };
  const all = own.some(({ key }) => key === shorter.key) ? own : [...own, shorter];
  return [...new Map(all.map((form) => [form.key, form])).values()].filter(({ key }) => [...key].length >= SHORTEST).slice(0, MOST_FORMS);
}

/** The key, and for a name that stands in it every other one: the longest, which may have a shorter one in it. */
function renamed(key: string, { names, readings }: SearchNames): string[] {
  const inKey = [...names, ...readings].filter((name) => key.includes(name)).sort((one, other) => other.length - one.length)[0];
  return inKey === undefined ? [key] : [key, ...names.map((name) => key.replace(inKey, () => name))];
}

/** JIS Z 8301 leaves the ー away where three characters or more stand before it. */
const LONG_END = /(?<=[ァ-ヺー]{2}[ァ-ヺ])ー$/u;
/** With other characters behind it in what was typed; where none is, it may have one of an English -er, -or, -ar or -y. */
const INNER_ENDS = [
  [/(?<=[ァ-ヺー]{2}[ァ-ヺ])ー(?![ァ-ヺー]|$)/gu, ""],
  [/(?<=[ァ-ヺー]{2}[ァィャカガキギサザシジタダチナニハバパヒビピマミラリワ])(?![ァ-ヺー]|$)/gu, "ー"],
] as const;

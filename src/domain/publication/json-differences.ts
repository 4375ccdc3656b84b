import { canonicalJson } from "./canonical-json.ts";

/** What JSON is made of. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A leaf that is not as it was. Null: it was not there, or is there no more. */
export interface JsonDifference {
  /** JSON pointer in what is new; of what was taken away, in what was before. */
  readonly pointer: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What a member of a list is told from the others by wherever it stands: the first of these that every member has and no two share. */
const NAMES = [["id"], ["key"], ["part", "year"], ["plan", "node"], ["code"], ["mark"], ["number"]] as const;

/** By these it is told where it stands about where it stood; else by all that it says. */
const TITLES = [["title"], ["name"], ["label"], ["actor"], ["item"]] as const;

/** Beyond this the members of two lists are not looked for in each other's, but compared as they stand. */
const MOST_ALIGNED = 600;

/**
 * What is different between two values, leaf by leaf, in the order of what is new. Members of lists are the same where they are named alike (id, mark, title), or say the same: one
 * that was put in between is added, and those behind it are as they were.
 */
export function jsonDifferences(before: Json, after: Json, pointer = ""): JsonDifference[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  if (isList(before) && isList(after)) return listDifferences(before, after, pointer);
  if (isObject(before) && isObject(after)) return objectDifferences(before, after, pointer);
  if (isLeaf(before) && isLeaf(after)) return [{ pointer, before: said(before), after: said(after) }].filter(isTold);
  return [...leaves(before, pointer, "before"), ...leaves(after, pointer, "after")];
}

function objectDifferences(
  before: { readonly [key: string]: Json },
  after: { readonly [key: string]: Json },
  pointer: string,
): JsonDifference[] {
  const keys = [...Object.keys(after), ...Object.keys(before).filter((key) => !Object.hasOwn(after, key))];
  const found = keys.flatMap((key) => jsonDifferences(before[key] ?? null, after[key] ?? null, `${pointer}/${escaped(key)}`));
  // A value stands in its text; what is understood of it follows from that, and is told only where the text is as it was.
  const text = found.filter((one) => one.pointer === `${pointer}/text`);
  return text.length > 0 && "comparator" in after ? text : found;
}

function listDifferences(before: readonly Json[], after: readonly Json[], pointer: string): JsonDifference[] {
  const pairs = aligned(before, after);
  return pairs.flatMap(([i, j]): JsonDifference[] => {
    if (j === null) return leaves(before[i ?? 0] ?? null, `${pointer}/${i}`, "before");
    const now = after[j] ?? null;
    return i === null ? leaves(now, `${pointer}/${j}`, "after") : jsonDifferences(before[i] ?? null, now, `${pointer}/${j}`);
  });
}

type Pair = readonly [before: number | null, after: number | null];

/** Which member of one list is which of the other; null where it has none there. */
function aligned(before: readonly Json[], after: readonly Json[]): Pair[] {
  const isNaming = (keys: readonly string[]) => isOneOfEach(before, keys) && isOneOfEach(after, keys);
  const name = NAMES.find(isNaming);
  const title = name ?? TITLES.find(isNaming) ?? null;
  const named = (list: readonly Json[]) => list.map((member) => (title === null ? canonicalJson(member) : nameOf(member, title)));
  const [was, is] = [named(before), named(after)];
  if (name !== undefined) {
    const at = new Map(was.map((one, i) => [one, i]));
    const there = new Set(is);
    return [...was.flatMap((one, i): Pair[] => (there.has(one) ? [] : [[i, null]])), ...is.map((one, j): Pair => [at.get(one) ?? null, j])];
  }
  if (was.length > MOST_ALIGNED || is.length > MOST_ALIGNED) return besideEachOther(range(0, was.length), range(0, is.length));
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...commonOf(was, is), [was.length, is.length] as const]) {
    pairs.push(...besideEachOther(range(i, nextI), range(j, nextJ)));
    if (nextI < was.length) pairs.push([nextI, nextJ]);
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return pairs;
}

const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

/** What stands between the same neighbours: one that was changed, as far as there are two. */
function besideEachOther(before: readonly number[], after: readonly number[]): Pair[] {
  return range(0, Math.max(before.length, after.length)).map((i): Pair => [before[i] ?? null, after[i] ?? null]);
}

/** The longest run of members that both lists have in the same order. */
function commonOf(before: readonly string[], after: readonly string[]): (readonly [number, number])[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row) row[j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const common: (readonly [number, number])[] = [];
  for (let [i, j] = [0, 0]; i < before.length && j < after.length; )
    if (before[i] === after[j]) {
      common.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  return common;
}

function isOneOfEach(list: readonly Json[], keys: readonly string[]): boolean {
  const has = (member: Json) => isObject(member) && keys.every((key) => Object.hasOwn(member, key)) && nameOf(member, keys) !== "[null]";
  return list.every(has) && new Set(list.map((member) => nameOf(member, keys))).size === list.length;
}

const nameOf = (member: Json, keys: readonly string[]): string =>
  canonicalJson(keys.map((key) => (isObject(member) ? (member[key] ?? null) : null)));

function leaves(value: Json, pointer: string, side: "before" | "after"): JsonDifference[] {
  if (isList(value)) return value.flatMap((member, i) => leaves(member, `${pointer}/${i}`, side));
  if (isObject(value)) {
    if ("comparator" in value && typeof value.text === "string") return leaves(value.text, `${pointer}/text`, side);
    return Object.entries(value).flatMap(([key, member]) => leaves(member, `${pointer}/${escaped(key)}`, side));
  }
  const text = said(value);
  return [{ pointer, before: side === "before" ? text : null, after: side === "after" ? text : null }].filter(isTold);
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isLeaf = (value: Json): value is string | number | boolean | null => !isList(value) && !isObject(value);
const said = (value: string | number | boolean | null): string | null => (value === null || value === "" ? null : String(value));
const isTold = ({ before, after }: JsonDifference): boolean => before !== after;
const escaped = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");

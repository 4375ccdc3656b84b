import { normalise } from "./normal.ts";

/** The form in which texts are searched and names are matched: NFKC, lower case, no white space (事 業 名 and 事業名 are one). */
export function textKey(text: string): string {
  return normalise(text).replace(/\s+/gu, "").toLowerCase();
}

/** The pairs of neighbouring characters, once each, as they come; of endless texts only so many. */
export function bigramsOf(key: string, most = Number.POSITIVE_INFINITY): string[] {
  const pairs = new Set<string>();
  let before = "";
  for (const character of key) {
    if (before !== "") pairs.add(before + character);
    if (pairs.size >= most) break;
    before = character;
  }
  return [...pairs];
}

/** How alike two texts are by their pairs of characters (Dice): 1 for the same, 0 for nothing in common. */
export function likeness(one: string, other: string): number {
  return likenessTo(one)(other);
}

/** The same for many texts beside one, which is taken apart once. */
export function likenessTo(one: string): (other: string) => number {
  const left = textKey(one);
  const pairs = new Set(bigramsOf(left));
  return (other) => {
    const right = textKey(other);
    if (left === right) return 1;
    const others = bigramsOf(right);
    return pairs.size + others.length === 0 ? 0 : (2 * others.filter((pair) => pairs.has(pair)).length) / (pairs.size + others.length);
  };
}

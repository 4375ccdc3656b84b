import { normalise } from "./normal.ts";

/** The form in which texts are searched and names are matched: NFKC, lower case, no white space (事 業 名 and 事業名 are one). */
export function textKey(text: string): string {
  return normalise(text).replace(/\s+/gu, "").toLowerCase();
}

/** Every pair of neighbouring characters, once each. */
export function bigramsOf(key: string): string[] {
  const characters = [...key];
  return [...new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`))];
}

/** How alike two texts are by their pairs of characters (Dice): 1 for the same, 0 for nothing in common. */
export function likeness(one: string, other: string): number {
  const [left, right] = [textKey(one), textKey(other)];
  if (left === right) return 1;
  const pairs = new Set(bigramsOf(left));
  const others = bigramsOf(right);
  return pairs.size + others.length === 0 ? 0 : (2 * others.filter((pair) => pairs.has(pair)).length) / (pairs.size + others.length);
}

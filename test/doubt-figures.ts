import type { Doubt } from "../src/documents/reading/doubts.ts";
import type { Reading } from "../src/documents/reading/reading.ts";

/** Facts of a reading by type, as the scorer states them. */
type Facts = ReadonlyMap<string, readonly string[]>;

export interface Figures {
  /** Facts of the reading that the expected one does not have, and those of them whose field has a doubt. */
  wrong: number;
  wrongFlagged: number;
  right: number;
  rightFlagged: number;
  /** Flagged facts of each reason: wrong ones, right ones. */
  readonly reasons: Map<string, { wrong: number; right: number }>;
  readonly unflagged: string[];
}

export const noFigures = (): Figures => ({ wrong: 0, wrongFlagged: 0, right: 0, rightFlagged: 0, reasons: new Map(), unflagged: [] });

const FIRST_TAG = 0xf0000;
const TAG = /[\u{F0000}-\u{10FFFD}]/gu;
/** References between parts must stay as they are to be resolved. */
const REFERENCES = new Set(["code", "parent", "node", "format", "comparator", "from", "to", "mark"]);

/**
 * Counts which wrong and right facts of a reading a person is warned of. Every text of the reading is marked with a character of its own, so that a fact
 * shows from which field it comes.
 */
export function countDoubts(
  into: Figures,
  expected: Reading,
  reading: Reading,
  doubts: readonly Doubt[],
  factsOf: (reading: unknown) => Facts,
): void {
  const pointers: string[] = [];
  const tag = (pointer: string) => {
    pointers.push(pointer);
    return String.fromCodePoint(FIRST_TAG + pointers.length - 1);
  };
  const tagged = (part: unknown, pointer: string, key: string): unknown => {
    if (typeof part === "string") return REFERENCES.has(key) || /\/unplaced/u.test(pointer) ? part : tag(pointer) + part;
    if (Array.isArray(part)) return part.map((entry, i) => tagged(entry, `${pointer}/${i}`, key));
    if (part === null || typeof part !== "object") return part;
    if ("comparator" in part) {
      const value = part as unknown as { text: string; unit: string | null };
      const mark = tag(pointer);
      return { ...value, text: mark + value.text, unit: mark + (value.unit ?? "") };
    }
    return Object.fromEntries(Object.entries(part).map(([name, entry]) => [name, tagged(entry, `${pointer}/${name}`, name)]));
  };
  const flags = new Map<string, Set<string>>();
  for (const { pointer, reason } of doubts) {
    const field = pointer.replace(/\/(?:mark|code|number|priority|fiscalYear)$/u, "");
    flags.set(field, (flags.get(field) ?? new Set()).add(reason));
  }
  const reasonsOf = (pointer: string): string[] => {
    const found: string[] = [];
    for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) found.push(...(flags.get(at) ?? []));
    return found;
  };

  const want = factsOf(expected);
  for (const [type, facts] of factsOf(tagged(reading, "", ""))) {
    const left = new Map<string, number>();
    for (const fact of want.get(type) ?? []) left.set(fact, (left.get(fact) ?? 0) + 1);
    for (const fact of facts) {
      const plain = fact.replace(TAG, "");
      const tags = fact.match(TAG) ?? [];
      const own = type === "node.parent" ? tags[0] : tags.at(-1);
      const reasons = own === undefined ? [] : reasonsOf(pointers[(own.codePointAt(0) ?? 0) - FIRST_TAG] ?? "");
      const right = (left.get(plain) ?? 0) > 0;
      if (right) left.set(plain, (left.get(plain) ?? 0) - 1);
      into[right ? "right" : "wrong"] += 1;
      if (reasons.length > 0) into[right ? "rightFlagged" : "wrongFlagged"] += 1;
      else if (!right) into.unflagged.push(`${type}: ${plain}`);
      for (const reason of new Set(reasons)) {
        const count = into.reasons.get(reason) ?? { wrong: 0, right: 0 };
        count[right ? "right" : "wrong"] += 1;
        into.reasons.set(reason, count);
      }
    }
  }
}

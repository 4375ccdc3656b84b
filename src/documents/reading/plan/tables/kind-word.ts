import type { Passage } from "../../../passage.ts";
import { Derived } from "../../draft.ts";
import { bare } from "./column-head.ts";
import words from "./words.json" with { type: "json" };

const KINDS = [...words.kinds.words].sort((a, b) => b.length - a.length);
/** Letters of a heading may be set wide: 成 果 指 標. */
const KIND = new RegExp(KINDS.map((word) => [...word].join("[\\s　]*")).join("|"), "u");
const CELLS = new Set(words.kinds.cells);

/** The kind of indicators that a heading names (プロセス指標, 【成果指標】), cut out of it; null where it names none, as 達成度をはかる指標 does. */
export function kindWordIn(heading: Passage): Passage | null {
  return heading.length > 40 ? null : heading.match(KIND);
}

export function kindOf(heading: Passage | null): Derived<string> | null {
  const kind = heading && kindWordIn(heading);
  return kind ? new Derived(kind.text, kind) : null;
}

/** Whether a text is what the column 指標の種類 holds. */
export function isKind(text: string): boolean {
  const word = bare(text);
  return KINDS.includes(word) || CELLS.has(word) || (word.length <= 10 && /[^値目標]指標$/u.test(word));
}

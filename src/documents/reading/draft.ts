import type { Goal } from "../../domain/goal/goal.ts";
import type { Mission } from "../../domain/mission/mission.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { Passage } from "../passage.ts";

/** A fact that was understood from a passage rather than copied out of it: 令和7年度 -> 2025, 1-3-1 + ① -> "1-3-1/基本施策2/①". */
export class Derived<T> {
  readonly value: T;
  readonly from: Passage;
  constructor(value: T, from: Passage) {
    this.value = value;
    this.from = from;
  }
}

/**
 * A shape of the contract while it is being read: a text is the passage that says it, so that its place is never lost; a number, a word of a
 * closed list or a code that was put together is itself, or `Derived` where a passage says it.
 */
export type Draft<T> = T extends string
  ? Passage | Derived<T> | T
  : T extends number | boolean
    ? T | Derived<T>
    : T extends readonly (infer Entry)[]
      ? readonly Draft<Entry>[]
      : T extends object
        ? { readonly [Key in keyof T]: Draft<T[Key]> }
        : T;

/** What the readers of forms found in a document, before it is settled into a Reading. */
export interface Findings {
  readonly plan: Draft<Plan> | null;
  readonly goals: readonly Draft<Goal>[];
  readonly missions: readonly Draft<Mission>[];
  /** Labels, headings of columns, page numbers, running titles. What a draft holds too counts as placed. */
  readonly furniture: readonly Passage[];
  /** Text that repeats what a draft holds already (a summary table, a head printed again): placed, though no field points at it. */
  readonly repeats: readonly Passage[];
}

export const nothingFound: Findings = { plan: null, goals: [], missions: [], furniture: [], repeats: [] };

/** The text of a draft's field, wherever it comes from. */
export function textOf(draft: Draft<string>): string {
  if (draft instanceof Passage) return draft.text;
  return draft instanceof Derived ? draft.value : draft;
}

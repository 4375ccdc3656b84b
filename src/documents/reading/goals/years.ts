import { findYears } from "../../../domain/calendar/fiscal-year.ts";
import type { Passage } from "../../passage.ts";
import { Derived } from "../draft.ts";

/** The fiscal years that a heading or a label names, in order, once each, each with its place. */
export function yearsIn(passage: Passage): Derived<number>[] {
  const found = new Map<number, Derived<number>>();
  for (const { fiscalYear, index, length, kind } of findYears(passage.text))
    if (kind !== "month" && !found.has(fiscalYear)) found.set(fiscalYear, new Derived(fiscalYear, passage.slice(index, index + length)));
  return [...found.values()];
}

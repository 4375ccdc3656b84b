import type { Derived } from "../draft.ts";
import type { ColumnField } from "../labels.ts";

/** What a column of a table of goals holds: a field of the contract, the marks of the actions, how each action is done, or what is done in a part of the year. */
export type SlotField = ColumnField | "mark" | "means" | "schedule";

/** Fields of which one column may serve all the goals that stand side by side. */
const SHARED: ReadonlySet<SlotField> = new Set([
  "title",
  "priority",
  "department",
  "placement",
  "sdgs",
  "divisions",
  "background",
  "purpose",
]);

/** A second column of actions, or of titles, opens a second side. */
export function sidesByRepetition(fields: readonly (SlotField | null)[]): (number | null)[] | null {
  let side = 0;
  let seen = new Set<string>();
  const sides = fields.map((field) => {
    if ((field === "action" || field === "title") && seen.has(field)) {
      side += 1;
      seen = new Set();
    }
    if (field) seen.add(field);
    return side;
  });
  if (side === 0) return null;
  const alone = (field: string) => fields.indexOf(field as ColumnField) === fields.lastIndexOf(field as ColumnField);
  return sides.map((own, i) => {
    const field = fields[i];
    return field && SHARED.has(field) && alone(field) ? null : own;
  });
}

const OF_RESULTS: ReadonlySet<string> = new Set(["midterm", "result", "issues", "grade"]);

/** Last year's results beside this year's targets, for the same actions. */
export function sidesByYear(fields: readonly (SlotField | null)[], years: readonly (Derived<number> | null)[]): (number | null)[] | null {
  const distinct = [...new Set(years.flatMap((year) => (year ? [year.value] : [])))].sort((a, b) => a - b);
  const [last, current] = distinct;
  if (distinct.length !== 2 || last === undefined || current !== last + 1) return null;
  const of = (value: number) => fields.filter((_, i) => years[i]?.value === value);
  if (!of(last).some((field) => field === "result") || of(current).some((field) => field === "result")) return null;
  if (of(last).some((field) => field && !OF_RESULTS.has(field) && field !== "action" && field !== "target")) return null;
  return years.map((year) => (year ? distinct.indexOf(year.value) : null));
}

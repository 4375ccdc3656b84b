import { findYears } from "../../../domain/calendar/fiscal-year.ts";
import type { CellLine } from "../../document.ts";
import { Derived } from "../draft.ts";
import type { GoalNotes } from "./goal-notes.ts";

interface Spoken {
  readonly goals: readonly GoalNotes[];
  readonly midTermGoals: readonly GoalNotes[];
}

/** Votes for a year Y. */
const VOTES = {
  /** What is to be done names Y. */
  plan: 1,
  /** What was done names Y: a report is written when Y ends. */
  report: 1,
  /** A report names Y + 1: what comes next. */
  next: 0.5,
  /** The schedule of the mid-term goals, which cover some years from Y on, begins in Y. */
  start: 2,
};
const OF_NEXT_YEAR: ReadonlySet<string> = new Set(["issues", "result"]);

/**
 * The fiscal year of a statement that prints none over itself, from the years that its goals name: the one in which most is planned and reported, of which
 * the reports speak as past with its successor as what comes next, and with which the mid-term schedule begins. Null where no year is named, or two years have
 * as much for them.
 */
export function yearFromWords({ goals, midTermGoals }: Spoken): Derived<number> | null {
  const votes = new Map<number, { count: number; by: Derived<number> | null }>();
  const vote = (year: number, count: number, by: Derived<number> | null) => {
    const entry = votes.get(year) ?? { count: 0, by: null };
    votes.set(year, { count: entry.count + count, by: entry.by ?? by });
  };
  for (const goal of goals) {
    for (const year of yearsOf([...goal.title, ...goal.rows.flatMap(({ lines }) => lines)])) vote(year.value, VOTES.plan, year);
    for (const { reports } of goal.rows)
      for (const [field, lines] of reports)
        for (const year of yearsOf(lines)) {
          vote(year.value, field === "issues" ? VOTES.next : VOTES.report, year);
          if (OF_NEXT_YEAR.has(field)) vote(year.value - 1, VOTES.next, null);
        }
  }
  const starts = midTermGoals
    .flatMap(({ rows }) => yearsOf(rows.flatMap(({ reports }) => reports.get("period") ?? [])))
    .sort((a, b) => a.value - b.value);
  const [start] = starts;
  if (start) vote(start.value, VOTES.start, start);
  const [first, second] = [...votes.values()].sort((a, b) => b.count - a.count);
  return first && first.count !== second?.count ? first.by : null;
}

/** A line says a year once: 令和4年度(2022年度) and 令和4年度…令和4年度 are one mention. */
function yearsOf(lines: readonly CellLine[]): Derived<number>[] {
  return lines.flatMap(({ text }) => {
    const found = new Map<number, Derived<number>>();
    for (const { fiscalYear, index, length } of findYears(text.text))
      if (!found.has(fiscalYear)) found.set(fiscalYear, new Derived(fiscalYear, text.slice(index, index + length)));
    return [...found.values()];
  });
}

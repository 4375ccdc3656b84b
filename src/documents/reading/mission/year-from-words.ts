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
  /** The issues that are left name Y. */
  issues: 0.5,
  /** A report names Y + 1 as what is to come: 令和5年度予算, 令和5年度から. */
  next: 1,
  /** A report names Y + 1 in other words. */
  perhapsNext: 0.25,
  /** The schedule of the mid-term goals, which cover some years from Y on, begins in Y. */
  start: 2,
};
/** Said behind a year that has not begun. */
const TO_COME = /^(?:の?当初)?(?:から|以降|以後|より|に向け|予算|の予算|の?実施計画|の?事業計画|[~～〜])/u;

/**
 * The fiscal year of a statement that prints none over itself, from the years that its goals name: the one in which most is planned and reported, of which
 * the reports speak as past with its successor as what comes next, and with which the mid-term schedule begins. Null where no year is named, or two years have
 * as much for them.
 */
export function yearFromWords({ goals, midTermGoals }: Spoken): Derived<number> | null {
  const votes = new Map<number, { count: number; by: Derived<number> }>();
  const vote = (year: number, count: number, by: Derived<number>) => {
    const entry = votes.get(year) ?? { count: 0, by: null };
    votes.set(year, { count: entry.count + count, by: entry.by ?? by });
  };
  let reported = Number.NEGATIVE_INFINITY;
  for (const goal of goals) {
    for (const { year, toCome } of yearsOf([...goal.title, ...goal.rows.flatMap(({ lines }) => lines)]))
      if (!toCome) vote(year.value, VOTES.plan, year);
    for (const { reports } of goal.rows)
      for (const [field, lines] of reports)
        for (const { year, toCome } of yearsOf(lines)) {
          if (field === "result" && !toCome) reported = Math.max(reported, year.value);
          const isReport = field === "result" || field === "issues";
          if (!toCome) vote(year.value, field === "issues" ? VOTES.issues : VOTES.report, year);
          if (isReport) vote(year.value - 1, toCome ? VOTES.next : VOTES.perhapsNext, new Derived(year.value - 1, year.from));
        }
  }
  const starts = midTermGoals
    .flatMap(({ rows }) => yearsOf(rows.flatMap(({ reports }) => reports.get("period") ?? [])))
    .map(({ year }) => year)
    .sort((a, b) => a.value - b.value);
  const [start] = starts;
  // A schedule that begins two years after all that is reported leaves out its first years.
  if (start && !(start.value > reported + 1 && reported > 0)) vote(start.value, VOTES.start, start);
  const [first, second] = [...votes.values()].sort((a, b) => b.count - a.count);
  return first && first.count !== second?.count ? first.by : null;
}

/** A line says a year once: 令和4年度(2022年度) and 令和4年度…令和4年度 are one mention, of the year to come where one of them is. */
function yearsOf(lines: readonly CellLine[]): { readonly year: Derived<number>; readonly toCome: boolean }[] {
  return lines.flatMap(({ text }) => {
    const found = new Map<number, { year: Derived<number>; toCome: boolean }>();
    for (const { fiscalYear, index, length } of findYears(text.text)) {
      const toCome = TO_COME.test(text.text.slice(index + length, index + length + 10));
      const known = found.get(fiscalYear);
      if (known) known.toCome ||= toCome;
      else found.set(fiscalYear, { year: new Derived(fiscalYear, text.slice(index, index + length)), toCome });
    }
    return [...found.values()];
  });
}

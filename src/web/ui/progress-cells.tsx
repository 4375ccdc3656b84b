import type { ReactNode } from "react";
import type { ChartRow } from "../../domain/chart/chart-rows.ts";
import type { IndicatorDefinition } from "../../domain/indicator/indicator-definition.ts";
import type { ExpectedRounding } from "../../domain/progress/expected-rounding.ts";
import type { UngradedReason } from "../../domain/progress/grade.ts";
import type { Progress } from "../../domain/progress/progress-outcome.ts";
import type { Standing } from "../../domain/progress/standing.ts";
import { expectedSaid, progressSaid, ungradedBecause, unsaidBecause } from "./progress-said.ts";
import type { Sentences } from "./sentences.ts";
import type { Column } from "./table.tsx";

/** What is said of an indicator in a year. */
export interface YearResult {
  readonly progress: Progress;
  readonly standing: Standing;
  readonly grade:
    | { readonly kind: "graded"; readonly code: string; readonly label: string | null; readonly because: UngradedReason | null }
    | { readonly kind: "ungraded"; readonly reason: UngradedReason };
  /** That a person gave the grade, and why; null where it is the scale's own. */
  readonly given: string | null;
}

interface SaidWithReason {
  readonly said: string | null;
  readonly because: string | null;
}

/** What of an indicator its results are said with. */
export interface ResultsOf extends Pick<IndicatorDefinition, "against" | "unit"> {
  readonly rounding: ExpectedRounding;
}

/** Beside the values of a chart: the rate of each year, the grade, and where it stands; or why they cannot be said. */
export function resultColumns(
  { against, unit, rounding }: ResultsOf,
  resultAt: (row: ChartRow) => YearResult | undefined,
  t: Sentences,
): Column<ChartRow>[] {
  const cell = (saidOf: (result: YearResult) => SaidWithReason) => (row: ChartRow) => {
    const result = resultAt(row);
    const told = result === undefined ? null : saidOf(result);
    return told === null || (told.said === null && told.because === null) ? null : <SaidBecause {...told} />;
  };
  return [
    {
      key: "rate",
      short: true,
      head: t(against === "year" ? "indicator.rate.year" : "indicator.rate.final"),
      cell: cell(({ progress }) => rateSaid(progress, t)),
    },
    { key: "grade", short: true, head: t("indicator.grade"), cell: cell((result) => once(gradeSaid(result, t), result.progress, t)) },
    {
      key: "standing",
      short: true,
      head: t("indicator.standing"),
      cell: cell(({ standing, progress }) => once(standingSaid(standing, t, { unit, rounding }), progress, t)),
    },
  ];
}

function SaidBecause({ said, because }: SaidWithReason): ReactNode {
  return (
    <>
      {said === null ? null : <b>{said}</b>}
      {because === null ? null : <span className="chart-note">{because}</span>}
    </>
  );
}

/** Of what people say to be reached or not (達成) the value beside it says it: here is only why there is no rate. */
function rateSaid(progress: Progress, t: Sentences): SaidWithReason {
  const { said, because } = progressSaid(progress, t);
  return { said: progress.kind === "kept" && progress.because === "kept-or-not" ? null : said, because };
}

/** Without the reason that stands beside it already, for the rate. A cell is never blank: nobody knows what a blank one says. */
function once({ said, because }: SaidWithReason, progress: Progress, t: Sentences): SaidWithReason {
  return because === progressSaid(progress, t).because ? { said: said ?? "－", because: null } : { said, because };
}

function gradeSaid({ grade, given }: YearResult, t: Sentences): SaidWithReason {
  if (grade.kind === "ungraded") return { said: null, because: ungradedBecause(grade.reason, t) };
  const { code, label, because } = grade;
  // What stands for "cannot be said" says no more than why.
  const reasons = [because === null ? label : ungradedBecause(because, t), given].filter((reason) => reason !== null);
  return { said: code, because: reasons.length === 0 ? null : reasons.join(" ・ ") };
}

function standingSaid(standing: Standing, t: Sentences, of: Omit<ResultsOf, "against">): SaidWithReason {
  const said = t(`standing.${standing.kind}`);
  switch (standing.kind) {
    case "cannot-be-said":
      return { said, because: unsaidBecause(standing.reason, t) };
    case "reached":
      return { said, because: null };
    default: {
      const { expected } = standing;
      return { said, because: expected === null ? null : t("indicator.expected", { value: expectedSaid(expected, of) }) };
    }
  }
}

import type { ReactNode } from "react";
import type { ChartRow } from "../../../domain/chart/chart-rows.ts";
import { NO_RULE } from "../../../domain/indicator/indicator-rule.ts";
import { type Assessment, assess } from "../../../domain/progress/assess.ts";
import type { Grade } from "../../../domain/progress/grade.ts";
import type { Progress } from "../../../domain/progress/progress-outcome.ts";
import { scaleFor } from "../../../domain/progress/scale-for.ts";
import type { Standing } from "../../../domain/progress/standing.ts";
import { overrideOf } from "../../../store/grade-override-store.ts";
import { formatNumber } from "../../ui/numbers.ts";
import { overrideSaid, progressSaid, ungradedBecause, unsaidBecause } from "../../ui/progress-said.ts";
import type { Sentences } from "../../ui/sentences.ts";
import type { Column } from "../../ui/table.tsx";
import type { DrawnPart } from "./drawn-indicator.ts";
import type { KeptWork } from "./kept-work.ts";

interface SaidWithReason {
  readonly said: string | null;
  readonly because: string | null;
}

/** How it goes, for each year of which something was said: the rate, the grade, and where it stands; or why they cannot be said. */
export function progressColumns(drawn: DrawnPart, work: KeptWork, t: Sentences): Column<ChartRow>[] {
  const { definition, actuals } = drawn;
  if (actuals.length === 0) return [];
  const assessments = assessed(drawn, work);
  const cell = (saidOf: (assessment: Assessment) => SaidWithReason) => (row: ChartRow) => {
    const assessment = assessments.get(row.at);
    return assessment === undefined ? null : saidWithReason(saidOf(assessment));
  };
  return [
    {
      key: "rate",
      short: true,
      head: t(definition.against === "year" ? "indicator.rate.year" : "indicator.rate.final"),
      cell: cell(({ progress }) => progressSaid(progress, t)),
    },
    { key: "grade", short: true, head: t("indicator.grade"), cell: cell(({ grade, progress }) => once(gradeSaid(grade, t), progress, t)) },
    {
      key: "standing",
      short: true,
      head: t("indicator.standing"),
      cell: cell(({ standing, progress }) => once(standingSaid(standing, t, definition.unit), progress, t)),
    },
  ];
}

/** What is said of each year that has an actual, by its place. */
function assessed({ part, definition, actuals, chart }: DrawnPart, { indicatorId, kept, scales, overrides }: KeptWork) {
  return new Map(
    chart.marks.flatMap((mark): (readonly [number, Assessment])[] => {
      if (mark.kind !== "actual") return [];
      const { year } = mark;
      const scale = scaleFor(scales, kept?.rule ?? NO_RULE, year.year);
      const override = overrideOf(overrides, { indicatorId, part: part?.key ?? "", year: year.year });
      return [[mark.at, assess({ definition, actuals, year, scale, override })]];
    }),
  );
}

function saidWithReason({ said, because }: SaidWithReason): ReactNode {
  return (
    <>
      {said === null ? null : <b>{said}</b>}
      {because === null ? null : <span className="chart-note">{because}</span>}
    </>
  );
}

/** Without the reason that stands beside it already, for the rate. */
function once({ said, because }: SaidWithReason, progress: Progress, t: Sentences): SaidWithReason {
  const told = progressSaid(progress, t).because;
  return { said, because: because === told && said !== null ? null : because };
}

function gradeSaid(grade: Grade, t: Sentences): SaidWithReason {
  if (grade.kind === "ungraded") return { said: null, because: ungradedBecause(grade.reason, t) };
  const { code, label, because } = grade;
  // What stands for "cannot be said" says no more than why.
  const reasons = [because === null ? label : ungradedBecause(because, t), overrideSaid(grade, t)].filter((reason) => reason !== null);
  return { said: code, because: reasons.length === 0 ? null : reasons.join(" ・ ") };
}

function standingSaid(standing: Standing, t: Sentences, unit: string | null): SaidWithReason {
  const said = t(`standing.${standing.kind}`);
  switch (standing.kind) {
    case "cannot-be-said":
      return { said, because: unsaidBecause(standing.reason, t) };
    case "reached":
      return { said, because: null };
    default: {
      const { expected } = standing;
      return { said, because: expected === null ? null : t("indicator.expected", { value: `${formatNumber(expected)}${unit ?? ""}` }) };
    }
  }
}

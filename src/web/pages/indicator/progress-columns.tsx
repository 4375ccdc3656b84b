import type { ReactNode } from "react";
import type { MeasuredYear } from "../../../domain/calendar/measured-year.ts";
import type { ChartRow } from "../../../domain/chart/chart-rows.ts";
import { onTrackOf } from "../../../domain/progress/on-track.ts";
import { progressOf } from "../../../domain/progress/progress.ts";
import type { PathSettings, Standing } from "../../../domain/progress/standing.ts";
import { formatNumber } from "../../ui/numbers.ts";
import { progressSaid, unsaidBecause } from "../../ui/progress-said.ts";
import type { Sentences } from "../../ui/sentences.ts";
import type { Column } from "../../ui/table.tsx";
import type { DrawnPart } from "./drawn-indicator.ts";

/** Over every target between, as the chart draws the way. */
const PATH: PathSettings = { path: "by-targets", tolerance: 0 };

/** How it goes, for each year of which something was said: the rate, and where it stands; or why neither can be said. */
export function progressColumns({ definition, actuals }: DrawnPart, t: Sentences): Column<ChartRow>[] {
  if (actuals.length === 0) return [];
  return [
    {
      key: "rate",
      short: true,
      head: t(definition.against === "year" ? "indicator.rate.year" : "indicator.rate.final"),
      cell: (row) => saidIn(row, (year) => progressSaid(progressOf(definition, actuals, year), t)),
    },
    {
      key: "standing",
      short: true,
      head: t("indicator.standing"),
      cell: (row) => saidIn(row, (year) => standingSaid(onTrackOf(definition, actuals, year, PATH), t, definition.unit)),
    },
  ];
}

interface SaidWithReason {
  readonly said: string | null;
  readonly because: string | null;
}

/** Of a year of which nothing was said, nothing is said here. */
function saidIn({ year, actuals }: ChartRow, saidOf: (year: MeasuredYear) => SaidWithReason): ReactNode {
  if (year === null || actuals.length === 0) return null;
  const { said, because } = saidOf(year);
  return (
    <>
      {said === null ? null : <b>{said}</b>}
      {because === null ? null : <span className="chart-note">{because}</span>}
    </>
  );
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

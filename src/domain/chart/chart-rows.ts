import type { MeasuredYear } from "../calendar/measured-year.ts";
import type { SeriesBreak } from "../indicator/indicator-definition.ts";
import type { ActualMark, BaselineMark, Chart, TargetMark } from "./chart.ts";

/** A year of the table that stands beside a chart. */
export interface ChartRow {
  readonly at: number;
  readonly year: MeasuredYear | null;
  readonly baselines: readonly BaselineMark[];
  /** What holds first, then what it was before. */
  readonly targets: readonly TargetMark[];
  readonly actuals: readonly ActualMark[];
  /** The definition that begins in this year. */
  readonly breaks: readonly SeriesBreak[];
}

/** Every mark and every break of a chart, year by year. */
export function rowsOf({ marks, breaks }: Chart): readonly ChartRow[] {
  const places = [...new Set([...marks, ...breaks].map(({ at }) => at))].sort((one, other) => one - other);
  return places.map((at) => {
    const here = marks.filter((mark) => mark.at === at);
    const broken = breaks.filter((one) => one.at === at);
    const targets = here.filter((mark) => mark.kind === "target");
    return {
      at,
      year: here.find(({ year }) => year !== null)?.year ?? broken[0]?.from ?? null,
      baselines: here.filter((mark) => mark.kind === "baseline"),
      targets: [...targets.filter(({ former }) => former === null), ...targets.filter(({ former }) => former !== null)],
      actuals: here.filter((mark) => mark.kind === "actual"),
      breaks: broken,
    };
  });
}

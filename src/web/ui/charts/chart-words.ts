import type { Mark } from "../../../domain/chart/chart.ts";

/** What a chart says in words, in the language of the page. */
export interface ChartWords {
  readonly tick: (value: number, ticks: readonly number[]) => string;
  /** Beneath the axis: R6. Null for what has no year to be written. */
  readonly year: (at: number) => string;
  readonly undated: (kind: "baseline" | "target") => string;
  readonly label: (mark: Mark) => string;
  readonly lane: (lane: Lane) => string;
}

/** What has no number stands in a lane beneath the plot: targets in words, baselines of several numbers, and actuals that are not known. */
export type Lane = "target" | "baseline" | "actual";

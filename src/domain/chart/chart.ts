import type { MeasuredYear } from "../calendar/measured-year.ts";
import type { Actual } from "../indicator/actual.ts";
import type { SeriesBreak, Target, TargetAmount } from "../indicator/indicator-definition.ts";

/** From below to above; null where it has no end there. 以上 has no upper end, and both ends of a single number are that number. */
export interface Extent {
  readonly from: number | null;
  readonly to: number | null;
}

interface Placed {
  /** Unique in the chart; the mark of the drawing and the cell of the table have it. */
  readonly id: string;
  readonly year: MeasuredYear | null;
  /** Where it stands across, in years. What has no year stands one step before or behind those that have. */
  readonly at: number;
  readonly unit: string | null;
}

export interface BaselineMark extends Placed {
  readonly kind: "baseline";
  readonly text: string;
  /** Null where the text is no single number, or one of another unit than the chart's. */
  readonly value: number | null;
}

export interface TargetMark extends Placed {
  readonly kind: "target";
  readonly role: Target["role"];
  readonly text: string;
  readonly amount: TargetAmount;
  /** Null where nothing can be drawn of the amount. */
  readonly extent: Extent | null;
  /** Until when and why it was another one; null where it holds. */
  readonly former: { readonly until: string; readonly reason: string } | null;
}

export interface ActualMark extends Placed {
  readonly kind: "actual";
  readonly year: MeasuredYear;
  readonly actual: Actual;
  /** What is drawn: the total so far where years are added up. Null where there is no number, or one of another unit than the chart's. */
  readonly value: number | null;
}

export type Mark = BaselineMark | TargetMark | ActualMark;

export interface ChartPoint {
  readonly at: number;
  readonly value: number;
}

/** 図: what is drawn of an indicator and stands in the table beside the drawing. Both are made from this, and of nothing else. */
export interface Chart {
  readonly yearKind: MeasuredYear["kind"];
  readonly unit: string | null;
  /** Whether the values of years are added up (累計). */
  readonly addsUp: boolean;
  /** In the order of time. */
  readonly marks: readonly Mark[];
  /** The way that is expected, straight between its points. */
  readonly path: readonly ChartPoint[];
  /** Actuals that one line joins: those of one definition, between which nothing is unknown. */
  readonly runs: readonly (readonly ChartPoint[])[];
  readonly breaks: readonly (SeriesBreak & { readonly at: number })[];
}

import type { MeasuredYear } from "../calendar/measured-year.ts";
import type { Comparator } from "./value.ts";

/** Which way is better: 増 (higher), 減 (lower), or 維持 within what the target binds (keep). */
export type Direction = "higher" | "lower" | "keep";

/**
 * What a target binds to, as understood. `about` is 約, 程度: nobody says how far below still counts.
 *
 * maintain: 維持 without a number; the baseline is what is bound to. words: 策定, 全員取得: somebody says whether it is reached. unread: the text holds numbers, but
 * no single one (4億3,0000万円, 講座１回・講演会１回).
 */
export type TargetAmount =
  | { readonly kind: "number"; readonly comparator: Comparator; readonly value: number; readonly about: boolean }
  /** Both ends belong to it: 3～5回. */
  | { readonly kind: "range"; readonly from: number; readonly to: number }
  | { readonly kind: "maintain" | "words" | "unread" };

/** What a target was before it was revised. */
export interface TargetRevision {
  readonly year: MeasuredYear | null;
  readonly text: string;
  readonly amount: TargetAmount;
  /** The day from which it no longer held, as an ISO date. */
  readonly until: string;
  readonly reason: string;
}

/** 年度別目標, 中間目標, and the 目標値 of the plan's last year. */
export type TargetRole = "yearly" | "interim" | "final";

export interface Target {
  readonly role: TargetRole;
  readonly year: MeasuredYear | null;
  /** As printed. */
  readonly text: string;
  readonly amount: TargetAmount;
  readonly unit: string | null;
  /** Under which definition of the indicator it was set: see SeriesBreak. */
  readonly series: number;
  /** The newest first. */
  readonly revisions: readonly TargetRevision[];
}

/** 基準値・現状値. */
export interface Baseline {
  readonly year: MeasuredYear | null;
  /** As printed. */
  readonly text: string;
  /** Null where the text is no single number. */
  readonly value: number | null;
  readonly unit: string | null;
  readonly series: number;
}

/**
 * The definition changed: what is measured from `from` on cannot be compared with what was before. Definitions count from 1; the first break begins the second.
 * A baseline or target that was calculated anew carries the number of the new definition.
 */
export interface SeriesBreak {
  readonly from: MeasuredYear;
  readonly reason: string;
}

/**
 * How the actuals of years make one amount. level: each stands for itself (a rate, a stock, a yearly count). running-total: each is the total so far (累計 as reported).
 * sum: each is the year's own, and the target is their total since `from`, on top of `startingWith` (累計 that nobody reports as such).
 */
export type Accumulation =
  | { readonly kind: "level" | "running-total" }
  | { readonly kind: "sum"; readonly from: MeasuredYear; readonly startingWith: number };

/** How far an indicator has come is said by one of these; progress/formulas.ts holds them. automatic: progress/progress.ts proposes one. */
export const FORMULAS = ["ratio", "inverse-ratio", "mirror", "from-baseline", "reached"] as const;

export type Formula = (typeof FORMULAS)[number];

/** What an indicator measures and promises, as far as progress is said of it. Parts of one (男/女, 地区) are each a definition. */
export interface IndicatorDefinition {
  /** qualitative: somebody says whether it is reached. */
  readonly kind: "quantitative" | "qualitative";
  /** Null where nobody has said it. */
  readonly direction: Direction | null;
  readonly accumulation: Accumulation;
  readonly unit: string | null;
  readonly baseline: Baseline | null;
  /** In any order. */
  readonly targets: readonly Target[];
  readonly breaks: readonly SeriesBreak[];
  readonly formula: Formula | "automatic";
  /** Whether progress is measured by the target of the year (達成率) or by the last one (進捗率). */
  readonly against: "year" | "final";
}

import type { ScaleStep } from "../form/form.ts";

/** The end of a band. 70 inclusive is 70以上 as a beginning and 70以下 as an end; exclusive is 70超 and 70未満. */
export interface Threshold {
  readonly at: number;
  readonly inclusive: boolean;
}

/** From below to above; null where the band has no end there. */
export interface Band {
  readonly from: Threshold | null;
  readonly to: Threshold | null;
}

/**
 * What a grade looks at, in percent. rate: the rate as published. elapsed: the rate as a share of the time that has gone (20 % in the first of five years, so a rate of 18 %
 * is 90). baseline: how far the actual has moved from its baseline in the good direction, of the baseline. judged: people choose; nothing is calculated.
 */
export const MEASURES = ["rate", "elapsed", "baseline", "judged"] as const;

export type Measure = (typeof MEASURES)[number];

/** When a step is given. target: whether the target is kept, or exceeded. Steps are tried in the order of the scale; of a band, the first that holds. */
export type StepCondition =
  | { readonly kind: "band"; readonly band: Band; readonly onlyIfKept: boolean }
  | { readonly kind: "target"; readonly is: "kept" | "exceeded" }
  /** It stands for every grade that cannot be said (–). */
  | { readonly kind: "unsaid" };

/** What the goal is for which a step has words of its own. */
export type GradedAs = "yearly" | "final-year" | "qualitative";

/** A step of a scale by which grades are proposed. */
export interface GradeStep extends ScaleStep {
  /** Null where only people give it (F done, X not begun, Y stopped). */
  readonly when: StepCondition | null;
  /** Given to what is only kept or not kept: to kept, to not kept, or to neither. */
  readonly ofKept: "kept" | "not-kept" | null;
  /** Words that stand in place of `label`: 計画どおり of a yearly goal, 達成 in the plan's last year. */
  readonly labels: Readonly<Partial<Record<GradedAs, string>>>;
}

/** 評価基準, as it holds in some fiscal years. The same scale with other thresholds in another year is another edition of the same id. */
export interface GradeScale {
  readonly id: string;
  /** As the municipality calls it. */
  readonly name: string;
  readonly measure: Measure;
  /** The fiscal years in which it holds, both inclusive; null where it has no end there. */
  readonly validFrom: number | null;
  readonly validTo: number | null;
  readonly steps: readonly GradeStep[];
}

/** A grade that a person gave in place of the one that the scale proposes. */
export interface GradeOverride {
  readonly code: string;
  readonly reason: string;
  readonly by: string;
  /** An ISO date. */
  readonly at: string;
}

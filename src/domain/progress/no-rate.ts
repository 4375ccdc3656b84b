/** Why no rate can be said. Each has a sentence in both catalogues (progress.noRate.…). */
export const NO_RATE_REASONS = [
  /** 達成・未達成: it is a matter of kept or not kept. */
  "kept-or-not",
  "target-missing",
  "target-unread",
  /** 策定, 全員取得: the target is words. */
  "target-words",
  /** 3～5回: inside or outside. */
  "target-range",
  "target-zero",
  "target-negative",
  /** 維持. */
  "target-equals-baseline",
  /** 5.4 → 5.8％未満: the way leads backwards. */
  "target-looser",
  "baseline-missing",
  "direction-missing",
  /** The formula goes against the direction: a rate would fall while things get better. */
  "formula-against-direction",
  "actual-missing",
  "actual-pending",
  "actual-unavailable",
  "not-applicable",
  "actual-unread",
  /** Target ÷ actual, where the actual is 0 or less. */
  "actual-not-positive",
  /** A sum over years of which one is not known. */
  "year-missing",
  /** The definition changed between the two values. */
  "series-broken",
  /** 人 and 万人 are compared. */
  "unit-differs",
  /** 暦年 and 年度 are compared. */
  "wrong-year-kind",
  /** 約20件, and 19: nobody said whether that still counts. */
  "target-about",
] as const;

export type NoRateReason = (typeof NO_RATE_REASONS)[number];

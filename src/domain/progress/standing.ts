import type { MeasuredYear } from "../calendar/measured-year.ts";
import type { NoRateReason } from "./no-rate.ts";

/** Why nobody can say whether an indicator is on its way. Each has a sentence in both catalogues (progress.unsaid.…). */
export type UnsaidReason = NoRateReason | "before-path" | "year-unknown" | "no-path" | "not-reached-yet";

/** 達成, 順調, 遅れ, 判断できない: where an indicator stands on its way to the last target. */
export type Standing =
  | { readonly kind: "reached"; readonly year: MeasuredYear }
  | {
      readonly kind: "on-track" | "behind";
      readonly year: MeasuredYear /** Null where it is only kept or not. */;
      readonly expected: number | null;
    }
  | { readonly kind: "cannot-be-said"; readonly reason: UnsaidReason };

/** Where the way leads: straight from the baseline to the last target, or over every target between. */
export type PathKind = "linear" | "by-targets";

export interface PathSettings {
  readonly path: PathKind;
  /** How far below the expected value still counts as on track, in percent of the whole way from baseline to target; of the expected value where there is no baseline. */
  readonly tolerance: number;
}

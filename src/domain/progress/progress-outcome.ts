import type { Formula } from "../indicator/indicator-definition.ts";
import type { NoRateReason } from "./no-rate.ts";

/** What can be said of an indicator's progress in a year. */
export type Progress =
  | {
      readonly kind: "rate";
      /** In percent, rounded as it is published: 118.4. Not limited to 0–100. */
      readonly rate: number;
      readonly formula: Exclude<Formula, "reached">;
      /** Whether the target itself is kept, which a rounded rate does not say: 5.8 of 5.8％未満 is 100.0 % and not kept. Null where nobody can say. */
      readonly kept: boolean | null;
    }
  /** Only kept or not kept; `because` says why there is no rate. */
  | { readonly kind: "kept"; readonly kept: boolean; readonly because: NoRateReason }
  | { readonly kind: "none"; readonly reason: NoRateReason };

/** How rates are rounded. half-up is 四捨五入, of what is below 0 too (-0.25 is -0.3); down is 切捨て, towards 0. */
export interface Rounding {
  readonly decimals: number;
  readonly mode: "half-up" | "down";
}

/** To one decimal, half up: as in the published tables that were seen. */
export const PUBLISHED_ROUNDING: Rounding = { decimals: 1, mode: "half-up" };

import type { MeasuredYear } from "../calendar/measured-year.ts";

/** 速報, 確定, 集計中, 算出不能, 該当なし. */
export const ACTUAL_STATUSES = ["preliminary", "final", "pending", "unavailable", "not-applicable"] as const;

export type ActualStatus = (typeof ACTUAL_STATUSES)[number];

/** What was measured. unread: a text that states no single number. reached: of a qualitative indicator, as somebody said. */
export type Measured =
  | { readonly kind: "number"; readonly text: string; readonly value: number; readonly unit: string | null }
  | { readonly kind: "reached"; readonly text: string; readonly reached: boolean }
  | { readonly kind: "unread"; readonly text: string };

export type ActualReport =
  | { readonly status: "preliminary" | "final"; readonly measured: Measured }
  | { readonly status: "pending" | "not-applicable" }
  | { readonly status: "unavailable"; readonly reason: string };

/** 実績値: what is known of an indicator's year. */
export type Actual = ActualReport & {
  readonly year: MeasuredYear;
  /** The day on which it was so (時点), as an ISO date. */
  readonly asOf: string | null;
};

import type { KeptIndicator } from "../../../store/indicator-store.ts";

/** What of a unit's values the page shows. */
export interface Shown {
  /** The indicator whose rows alone are shown; null: all of the unit. */
  readonly only: KeptIndicator | null;
  /** Whose values are given on the page. */
  readonly open: number;
  readonly before: readonly number[];
  /** Those before are open too. */
  readonly all: boolean;
  /** That are asked for. */
  readonly asked: ReadonlyMap<number, string>;
}

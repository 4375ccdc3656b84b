import { endOf, type MeasuredYear } from "../calendar/measured-year.ts";
import type { Actual } from "../indicator/actual.ts";
import type { Direction, IndicatorDefinition } from "../indicator/indicator-definition.ts";
import { compareWith, finalTarget, targetOfYear } from "./compared.ts";

/** What a grade looks at beside the rate. */
export interface Position {
  readonly actual: number | null;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly direction: Direction | null;
  readonly kept: boolean | null;
}

/** The time of a plan that has gone at the end of a year, of the whole time; in years, both counted. */
export interface Elapsed {
  readonly gone: number;
  readonly whole: number;
}

/** Where the actual of a year lies between its baseline and the target by which it is measured; null where that cannot be said. */
export function positionOf(definition: IndicatorDefinition, actuals: readonly Actual[], year: MeasuredYear): Position | null {
  const target = definition.against === "year" ? targetOfYear(definition, year) : finalTarget(definition);
  const compared = target === null ? null : compareWith(definition, actuals, year, target);
  if (!compared?.ok) return null;
  const { measured, amount, baseline, direction, kept } = compared.value;
  return {
    actual: measured.kind === "number" ? measured.value : null,
    baseline,
    target: amount.kind === "number" ? amount.value : null,
    direction,
    kept,
  };
}

/** Null outside the plan's years: 20 % of five years have gone at the end of the first. */
export function elapsedAt(year: MeasuredYear, first: MeasuredYear, last: MeasuredYear): Elapsed | null {
  const start = endOf({ ...first, year: first.year - 1 });
  const [gone, whole] = [(endOf(year) - start) / 4, (endOf(last) - start) / 4];
  return gone > 0 && gone <= whole ? { gone, whole } : null;
}

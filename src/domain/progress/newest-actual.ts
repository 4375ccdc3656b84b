import type { Actual } from "../indicator/actual.ts";

/** The newest that was measured, by which an indicator is counted where no year is asked for; where nothing was, the newest of which something was said. */
export function newestActual(actuals: readonly Actual[]): Actual | null {
  const newest = (among: readonly Actual[]) =>
    among.reduce<Actual | null>((last, one) => (last === null || one.year.year > last.year.year ? one : last), null);
  return newest(actuals.filter((actual) => "measured" in actual)) ?? newest(actuals);
}

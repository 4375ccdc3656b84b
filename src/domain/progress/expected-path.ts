import { endOf, type MeasuredYear } from "../calendar/measured-year.ts";
import type { IndicatorDefinition, Target } from "../indicator/indicator-definition.ts";
import { accept, type Result, refuse } from "../result.ts";
import { finalTarget, targetOfYear } from "./compared.ts";
import { dividedBy, type Fraction, fractionOf, minus, plus, round, times } from "./fraction.ts";
import type { PathKind, UnsaidReason } from "./standing.ts";

/** A value that is promised, or that was there before, at the end of a year. */
export interface PathPoint {
  readonly year: MeasuredYear;
  readonly value: number;
  readonly is: "start" | "target";
}

/** The way on which an indicator is expected to go, in the order of time. */
export interface ExpectedPath {
  readonly points: readonly PathPoint[];
  /** Why the way does not begin at the baseline; null where it does. */
  readonly noStart: UnsaidReason | null;
}

/** The points between which the way is straight. Only values of the last target's definition lie on it. */
export function expectedPath(definition: IndicatorDefinition, path: PathKind): ExpectedPath {
  const last = finalTarget(definition);
  const { start, noStart } = startOf(definition, last);
  const targets = path === "linear" ? (last === null ? [] : [last]) : targetsOnPath(definition, last);
  const promised = targets.flatMap(({ year, amount }): PathPoint[] => {
    const value = amount.kind === "number" ? amount.value : amount.kind === "maintain" ? (start?.value ?? null) : null;
    return year === null || value === null ? [] : [{ year, value, is: "target" }];
  });
  const after = promised.filter(({ year }) => start === null || endOf(year) > endOf(start.year));
  const points = [...(start === null ? [] : [start]), ...after].sort((one, other) => endOf(one.year) - endOf(other.year));
  return { points, noStart };
}

function startOf(
  { accumulation, baseline }: IndicatorDefinition,
  last: Target | null,
): { readonly start: PathPoint | null; readonly noStart: UnsaidReason | null } {
  if (accumulation.kind === "sum") {
    const { kind, year } = accumulation.from;
    return { start: { year: { kind, year: year - 1 }, value: accumulation.startingWith, is: "start" }, noStart: null };
  }
  if (baseline === null || baseline.value === null) return { start: null, noStart: "baseline-missing" };
  if (baseline.year === null) return { start: null, noStart: "year-unknown" };
  if (last !== null && baseline.series !== last.series) return { start: null, noStart: "series-broken" };
  return { start: { year: baseline.year, value: baseline.value, is: "start" }, noStart: null };
}

/** One target a year. */
function targetsOnPath(definition: IndicatorDefinition, last: Target | null): Target[] {
  return definition.targets.filter(
    (target) => target.year !== null && target.series === last?.series && targetOfYear(definition, target.year) === target,
  );
}

/** The value that is expected at the end of a year, exactly. Behind the last target it stays. */
export function expectedAt({ points, noStart }: ExpectedPath, year: MeasuredYear): Result<Fraction, { readonly kind: UnsaidReason }> {
  const at = endOf(year);
  const behind = points.findIndex((point) => endOf(point.year) > at);
  const [last] = points.slice(-1);
  if (!last || last.is === "start") return refuse({ kind: "no-path" });
  if (behind === -1) return accept(fractionOf(last.value));
  const [before, next] = [points[behind - 1], points[behind]];
  if (!before || !next) return refuse({ kind: noStart ?? "before-path" });
  const share = dividedBy(fractionOf(at - endOf(before.year)), fractionOf(endOf(next.year) - endOf(before.year)));
  return accept(plus(fractionOf(before.value), times(share, minus(fractionOf(next.value), fractionOf(before.value)))));
}

/** An expected value as it is shown: with one decimal more than the points of its path have. */
export function expectedShown(path: ExpectedPath, expected: Fraction): number {
  const decimals = Math.max(0, ...path.points.map(({ value }) => String(fractionOf(value).divisor).length - 1));
  return round(expected, { decimals: decimals + 1, mode: "half-up" });
}

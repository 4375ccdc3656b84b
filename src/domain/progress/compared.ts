import { isSameYear, type MeasuredYear } from "../calendar/measured-year.ts";
import type { Actual } from "../indicator/actual.ts";
import { directionByTarget } from "../indicator/direction.ts";
import type { Baseline, Direction, IndicatorDefinition, Target, TargetAmount, TargetRole } from "../indicator/indicator-definition.ts";
import { seriesIn } from "../indicator/series.ts";
import { keeps } from "../indicator/target-amount.ts";
import { accept, type Result, refuse } from "../result.ts";
import { isSameUnit } from "../wording/unit.ts";
import { type BaselineIs, wayFault } from "./formulas.ts";
import { fractionOf } from "./fraction.ts";
import { type Measurement, measurementIn } from "./measurement.ts";
import type { NoRateReason } from "./no-rate.ts";

/** A measurement beside the target that it is compared with: everything that progress, standing and grade look at. */
export interface Compared {
  readonly target: Target;
  /** 維持 stands for what the baseline is. */
  readonly amount: TargetAmount;
  readonly measured: Measurement;
  /** Null where there is none of the same definition; `baselineIs` says which. */
  readonly baseline: number | null;
  readonly baselineIs: BaselineIs;
  /** As somebody said, else as the target and the baseline say. */
  readonly direction: Direction | null;
  /** Null where nobody can say. */
  readonly kept: boolean | null;
  /** Why nothing but kept or not can be said of the target; null where it leads somewhere. */
  readonly onlyKept: NoRateReason | null;
}

const ROLES: readonly TargetRole[] = ["yearly", "interim", "final"];

/** The target of the plan's last year. */
export function finalTarget({ targets }: Pick<IndicatorDefinition, "targets">): Target | null {
  const finals = targets.filter(({ role }) => role === "final");
  return finals.reduce<Target | null>((last, one) => (last === null || (one.year?.year ?? 0) > (last.year?.year ?? 0) ? one : last), null);
}

/** The target of a year: the yearly one before an interim one before the last one. */
export function targetOfYear({ targets }: Pick<IndicatorDefinition, "targets">, year: MeasuredYear): Target | null {
  const ofYear = targets.filter((target) => target.year !== null && isSameYear(target.year, year));
  return ROLES.flatMap((role) => ofYear.filter((target) => target.role === role))[0] ?? null;
}

/** Sets what an indicator stands at in a year beside a target of it, or says why that cannot be. */
export function compareWith(
  definition: IndicatorDefinition,
  actuals: readonly Actual[],
  year: MeasuredYear,
  target: Target,
): Result<Compared, { readonly kind: NoRateReason }> {
  if (target.year !== null && target.year.kind !== year.kind) return refuse({ kind: "wrong-year-kind" });
  if (target.amount.kind === "unread") return refuse({ kind: "target-unread" });
  const measured = measurementIn(definition, actuals, year);
  if (!measured.ok) return measured;
  const series = seriesIn(definition, year);
  if (target.series !== series) return refuse({ kind: "series-broken" });
  const unit = target.unit ?? definition.unit;
  if (measured.value.kind === "number" && differs(measured.value.unit, unit)) return refuse({ kind: "unit-differs" });
  const { baseline, baselineIs } = usableBaseline(definition.baseline, series, unit);
  const direction = definition.direction ?? directionByTarget(target.amount, definition.baseline);
  const amount = target.amount.kind === "maintain" && baseline !== null ? maintained(baseline, direction) : target.amount;
  const compared = { target, amount, measured: measured.value, baseline, baselineIs, direction };
  return accept({
    ...compared,
    kept: measured.value.kind === "reached" ? measured.value.reached : keeps(amount, measured.value.value, direction),
    onlyKept: onlyKeptBecause(compared),
  });
}

function differs(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && !isSameUnit(one, other);
}

function usableBaseline(baseline: Baseline | null, series: number, unit: string | null): Pick<Compared, "baseline" | "baselineIs"> {
  if (baseline === null || baseline.value === null) return { baseline: null, baselineIs: "baseline-missing" };
  if (baseline.series !== series) return { baseline: null, baselineIs: "series-broken" };
  if (differs(baseline.unit, unit)) return { baseline: null, baselineIs: "unit-differs" };
  return { baseline: baseline.value, baselineIs: "usable" };
}

/** 維持 of what is better when higher is kept at its baseline or above. */
function maintained(baseline: number, direction: Direction | null): TargetAmount {
  const comparator = direction === "higher" ? ">=" : direction === "lower" ? "<=" : "=";
  return { kind: "number", comparator, value: baseline, about: false };
}

function onlyKeptBecause({ target, amount, measured, baseline, direction }: Omit<Compared, "kept" | "onlyKept">): NoRateReason | null {
  if (measured.kind === "reached") return "kept-or-not";
  if (target.amount.kind === "maintain") return "target-equals-baseline";
  if (amount.kind === "range") return "target-range";
  if (direction === "keep") return "kept-or-not";
  if (amount.kind !== "number" || baseline === null) return null;
  return wayFault(fractionOf(baseline), fractionOf(amount.value), direction);
}

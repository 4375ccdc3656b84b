import { endOf, type MeasuredYear } from "../calendar/measured-year.ts";
import type { Actual } from "../indicator/actual.ts";
import type { IndicatorDefinition, Target, TargetAmount } from "../indicator/indicator-definition.ts";
import { seriesIn } from "../indicator/series.ts";
import { expectedPath } from "../progress/expected-path.ts";
import { measurementIn } from "../progress/measurement.ts";
import { isSameUnit } from "../wording/unit.ts";
import type { ActualMark, BaselineMark, Chart, ChartPoint, Extent, Mark, TargetMark } from "./chart.ts";

/** Numbers beyond are told, not drawn: near them, doubles no longer hold every whole number. */
const MOST = 1e15;

/** Where a year stands across: one step is a year, and 2019年 stands a quarter of a step before 2019年度. */
const placeOf = (year: MeasuredYear): number => endOf(year) / 4;

/** What is drawn of an indicator. */
export function chartOf(definition: IndicatorDefinition, actuals: readonly Actual[] = []): Chart {
  const unit = definition.unit ?? definition.targets.at(-1)?.unit ?? definition.baseline?.unit ?? null;
  const place = placesOf(definition, actuals);
  const baseline = baselineMark(definition, unit, place);
  const measured = actuals.map((actual, i) => actualMark(definition, actuals, actual, i, unit)).sort((one, other) => one.at - other.at);
  const marks: Mark[] = [
    ...(baseline === null ? [] : [baseline]),
    ...definition.targets.flatMap((target, i) => targetMarks(definition, target, i, unit, place)),
    ...measured,
  ];
  return {
    yearKind: [...actuals, ...definition.targets, definition.baseline].find((one) => one?.year)?.year?.kind ?? "fiscal",
    ...{ unit, addsUp: definition.accumulation.kind === "sum" },
    marks: marks.sort((one, other) => one.at - other.at),
    path: leadingOn(definition, pathOf(definition, baseline, marks)),
    runs: runsOf(definition, baseline, measured),
    breaks: definition.breaks.map((one) => ({ ...one, at: placeOf(one.from) })),
  };
}

type Place = (year: MeasuredYear | null, of: "baseline" | number) => number;

/** What has no year: the baseline one step before the first year, targets behind the last one, each one step further. */
function placesOf({ baseline, targets, accumulation, breaks }: IndicatorDefinition, actuals: readonly Actual[]): Place {
  const former = targets.flatMap(({ revisions }) => revisions);
  const dated = [baseline, ...targets, ...former, ...actuals].flatMap((one) => (one?.year ? [placeOf(one.year)] : []));
  dated.push(...breaks.map(({ from }) => placeOf(from)));
  if (accumulation.kind === "sum") dated.push(placeOf(accumulation.from) - 1);
  const [first, last] = dated.length === 0 ? [1, 0] : [Math.min(...dated), Math.max(...dated)];
  const undated = targets.flatMap((target, i) => ([target, ...target.revisions].some(({ year }) => year === null) ? [i] : []));
  return (year, of) => {
    if (year !== null) return placeOf(year);
    return of === "baseline" ? first - 1 : last + 1 + undated.indexOf(of);
  };
}

function baselineMark({ baseline }: IndicatorDefinition, unit: string | null, place: Place): BaselineMark | null {
  if (baseline === null) return null;
  const { year, text, value } = baseline;
  return {
    ...{ id: "b", kind: "baseline", year, at: place(year, "baseline"), unit: baseline.unit ?? unit, text },
    value: drawable(value, baseline.unit, unit),
  };
}

/** A target, and what it was before. */
function targetMarks(definition: IndicatorDefinition, target: Target, i: number, unit: string | null, place: Place): TargetMark[] {
  const { role, year } = target;
  const of = { kind: "target", role, year, at: place(year, i), unit: target.unit ?? unit } as const;
  const fits = target.unit === null || unit === null || isSameUnit(target.unit, unit);
  const extent = (amount: TargetAmount) => (fits ? extentOf(amount, definition, unit) : null);
  return [
    { ...of, id: `t${i}`, text: target.text, amount: target.amount, extent: extent(target.amount), former: null },
    ...target.revisions.map(({ year: before, text, amount, until, reason }, j) => ({
      ...{ ...of, year: before, at: place(before, i), id: `t${i}f${j}`, text, amount, extent: extent(amount) },
      former: { until, reason },
    })),
  ];
}

function extentOf(amount: TargetAmount, { baseline, direction }: IndicatorDefinition, unit: string | null): Extent | null {
  switch (amount.kind) {
    case "number": {
      const value = drawable(amount.value, null, null);
      if (value === null) return null;
      if (amount.comparator === "=") return { from: value, to: value };
      return amount.comparator.startsWith(">") ? { from: value, to: null } : { from: null, to: value };
    }
    case "range": {
      const ends = [drawable(amount.from, null, null), drawable(amount.to, null, null)].filter((end) => end !== null);
      return ends.length === 2 ? { from: Math.min(...ends), to: Math.max(...ends) } : null;
    }
    case "maintain": {
      const value = baseline === null ? null : drawable(baseline.value, baseline.unit, unit);
      if (value === null) return null;
      return { from: direction === "lower" ? null : value, to: direction === "higher" ? null : value };
    }
    default:
      return null;
  }
}

function actualMark(
  definition: IndicatorDefinition,
  actuals: readonly Actual[],
  actual: Actual,
  i: number,
  unit: string | null,
): ActualMark {
  const { year } = actual;
  const measured = measurementIn(definition, actuals, year);
  const value = measured.ok && measured.value.kind === "number" ? drawable(measured.value.value, measured.value.unit, unit) : null;
  const own = "measured" in actual && actual.measured.kind === "number" ? actual.measured.unit : null;
  return { id: `a${i}`, kind: "actual", year, at: placeOf(year), unit: own ?? unit, actual, value };
}

function drawable(value: number | null, own: string | null, unit: string | null): number | null {
  if (value === null || !(Math.abs(value) <= MOST)) return null;
  return own === null || unit === null || isSameUnit(own, unit) ? value : null;
}

/** Where a year is missing, nothing can be expected of a year; what is promised is joined nevertheless, in its order. */
function pathOf(definition: IndicatorDefinition, baseline: BaselineMark | null, marks: readonly Mark[]): ChartPoint[] {
  const targets = marks.filter((mark) => mark.kind === "target" && mark.former === null);
  const isDrawn = (at: number) => targets.some((mark) => mark.at === at && "extent" in mark && mark.extent !== null);
  if (
    definition.accumulation.kind === "sum" ||
    [...definition.targets, definition.baseline].every((one) => one === null || one.year !== null)
  )
    return expectedPath(definition, "by-targets").points.flatMap(({ year, value, is }) => {
      const at = placeOf(year);
      const stands =
        is === "start" ? definition.accumulation.kind === "sum" || (baseline !== null && baseline.value !== null) : isDrawn(at);
      return stands && drawable(value, null, null) !== null ? [{ at, value }] : [];
    });
  const start = baseline === null || baseline.value === null ? [] : [{ at: baseline.at, value: baseline.value }];
  const promised = targets.flatMap((mark) =>
    mark.kind === "target" && mark.extent !== null && mark.amount.kind === "number" ? [{ at: mark.at, value: mark.amount.value }] : [],
  );
  return [...start, ...promised].sort((one, other) => one.at - other.at);
}

/** No way is expected where it would lead to worse: the target is looser than the baseline (5.4 → 5.8％未満). */
function leadingOn({ direction }: IndicatorDefinition, path: ChartPoint[]): ChartPoint[] {
  const [from, to] = [path[0]?.value ?? 0, path.at(-1)?.value ?? 0];
  return (direction === "lower" && to > from) || (direction === "higher" && to < from) ? [] : path;
}

function runsOf(definition: IndicatorDefinition, baseline: BaselineMark | null, measured: readonly ActualMark[]): ChartPoint[][] {
  const runs: ChartPoint[][] = [];
  let run: ChartPoint[] = [];
  let series: number | null = null;
  const begin = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  const [first] = measured;
  if (baseline?.year && baseline.value !== null && first && baseline.at < first.at && definition.accumulation.kind !== "sum") {
    run.push({ at: baseline.at, value: baseline.value });
    series = definition.baseline?.series ?? null;
  }
  for (const { year, at, value, actual } of measured) {
    const own = seriesIn(definition, year);
    if (own !== series || (value === null && actual.status !== "pending")) begin();
    series = own;
    if (value !== null) run.push({ at, value });
  }
  begin();
  return runs.filter(({ length }) => length > 1);
}

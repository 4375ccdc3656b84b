import type { Indicator } from "../../../domain/indicator/indicator.ts";
import type { Value } from "../../../domain/indicator/value.ts";
import type { Plan } from "../../../domain/plan/plan.ts";
import { textKey } from "../../../domain/wording/text-key.ts";
import { scanValues } from "../../../domain/wording/value-scan.ts";
import { type Doubt, doubt } from "./doubt.ts";
import { usualOf } from "./usual.ts";

/** Doubts about the indicators of a plan and their values. */
export function doubtIndicators(plan: Plan | null): Doubt[] {
  if (!plan) return [];
  const targetYear = usualOf(plan.indicators.flatMap(({ target }) => target?.fiscalYear ?? []));
  const baselineYear = usualOf(plan.indicators.flatMap(({ baseline }) => baseline?.fiscalYear ?? []));
  const placed = plan.indicators.some(({ node }) => node !== null);
  const named = new Map<string, Indicator>();
  return plan.indicators.flatMap((indicator, i) => {
    const pointer = `/plan/indicators/${i}`;
    const { baseline, target, interimTargets } = indicator;
    const key = `${textKey(indicator.node ?? "")}\n${textKey(indicator.name)}`;
    const before = named.get(key);
    named.set(key, indicator);
    return [
      ...(before ? [doubt(`${pointer}/name`, "same-indicator", { name: indicator.name })] : []),
      ...doubtName(`${pointer}/name`, indicator.name),
      ...(indicator.node === null && placed ? [doubt(`${pointer}/node`, "no-node")] : []),
      ...doubtValue(`${pointer}/baseline`, baseline),
      ...doubtYear(`${pointer}/baseline`, baseline, baselineYear),
      ...interimTargets.flatMap((value, at) => doubtValue(`${pointer}/interimTargets/${at}`, value)),
      ...doubtValue(`${pointer}/target`, target),
      ...doubtYear(`${pointer}/target`, target, targetYear),
      ...doubtPair(`${pointer}/target`, indicator),
    ];
  });
}

/** A number of four figures in between, without a unit or a comma, may be a year. */
const YEARS = { from: 1985, to: 2060 };

function doubtValue(pointer: string, value: Value | null): Doubt[] {
  if (!value) return [];
  if (value.value === null) return statesNumber(value.text) ? [doubt(pointer, "no-number", { text: value.text })] : [];
  if (
    value.unit === null &&
    Number.isInteger(value.value) &&
    value.value > YEARS.from &&
    value.value < YEARS.to &&
    /^\D*\d{4}\D*$/u.test(value.text)
  )
    return [doubt(pointer, "year-as-value", { text: value.text })];
  return value.unit === "%" && value.value > 100 ? [doubt(pointer, "over-hundred", { text: value.text })] : [];
}

/** A name that ends in a number with a unit may have swallowed the cell beside it. */
function doubtName(pointer: string, name: string): Doubt[] {
  const { text, quantities } = scanValues(name.slice(-60), null, false);
  const last = quantities.at(-1);
  const swallowed = last !== undefined && last.to === text.length && last.unit !== null && last.from > 0;
  return swallowed ? [doubt(pointer, "holds-value", { text: name.slice(-20) })] : [];
}

function statesNumber(text: string): boolean {
  return text.length > 400 || scanValues(text, null, true).quantities.length > 0;
}

/** Years further from the usual one than this are looked at. */
const FAR_YEARS = 4;

function doubtYear(pointer: string, value: Value | null, usual: number | null): Doubt[] {
  if (!value || usual === null) return [];
  if (value.fiscalYear === null) return value.value === null ? [] : [doubt(pointer, "year-missing", { usual: `${usual}` })];
  return Math.abs(value.fiscalYear - usual) > FAR_YEARS
    ? [doubt(pointer, "year-apart", { year: `${value.fiscalYear}`, usual: `${usual}` })]
    : [];
}

/** A number that grew or fell so many times over may have lost its point, or be counted in another unit. */
const JUMP = 50;

function doubtPair(pointer: string, { baseline, target, interimTargets }: Indicator): Doubt[] {
  if (!target) {
    if (!baseline && interimTargets.length === 0) return [doubt(pointer, "no-values")];
    return [doubt(pointer, "no-target")];
  }
  if (!baseline) return [];
  const facts = { baseline: baseline.text, target: target.text };
  const found: Doubt[] = [];
  if (baseline.fiscalYear !== null && target.fiscalYear !== null && baseline.fiscalYear > target.fiscalYear)
    found.push(doubt(pointer, "years-reversed", { baseline: `${baseline.fiscalYear}`, target: `${target.fiscalYear}` }));
  if (baseline.value === null || target.value === null) return found;
  if (baseline.unit !== null && target.unit !== null && baseline.unit !== target.unit) {
    found.push(doubt(pointer, "units-differ", { baseline: baseline.unit, target: target.unit }));
    return found;
  }
  if (isLooser(baseline.value, target)) found.push(doubt(pointer, "looser-target", facts));
  const ratio = Math.abs(baseline.value === 0 ? 1 : target.value / baseline.value);
  if (ratio >= JUMP || (ratio > 0 && ratio <= 1 / JUMP)) found.push(doubt(pointer, "scale-jump", facts));
  return found;
}

/** 5.4 → 5.8未満, 80 → 70以上: the baseline keeps the bound already. */
function isLooser(baseline: number, { value, comparator }: Value): boolean {
  if (value === null) return false;
  if (comparator === "<" || comparator === "<=") return baseline < value;
  return (comparator === ">" || comparator === ">=") && baseline > value;
}

import type { MeasuredYear } from "../calendar/measured-year.ts";
import { directionByTarget, directionByWords } from "./direction.ts";
import type { Indicator } from "./indicator.ts";
import type { Baseline, Direction, IndicatorDefinition, Target, TargetAmount, TargetRole } from "./indicator-definition.ts";
import { amountOf } from "./target-amount.ts";
import type { Value } from "./value.ts";

/** What an indicator as a plan prints it is taken to measure and promise, until somebody says more. */
export function proposeDefinition(
  indicator: Pick<Indicator, "name" | "unit" | "baseline" | "interimTargets" | "target">,
): IndicatorDefinition {
  const { name, unit, interimTargets, target } = indicator;
  const baseline = indicator.baseline === null ? null : baselineOf(indicator.baseline);
  const role = areYearly(interimTargets, target) ? "yearly" : "interim";
  const targets = [...interimTargets.map((value) => targetOf(value, role)), ...(target === null ? [] : [targetOf(target, "final")])];
  const last = target === null ? null : amountOf(target);
  const isQualitative = last?.kind === "words" && (baseline === null || baseline.value === null);
  return {
    kind: isQualitative ? "qualitative" : "quantitative",
    direction: isQualitative ? null : proposeDirection(`${name} ${target?.text ?? ""}`, unit, last, baseline),
    accumulation: { kind: target?.cumulative === true ? "running-total" : "level" },
    ...{ unit, baseline, targets, breaks: [], formula: "automatic", against: "final" },
  };
}

export function baselineOf({ text, value, unit, fiscalYear }: Value): Baseline {
  return { text, value, unit, year: fiscal(fiscalYear), series: 1 };
}

export function targetOf(value: Value, role: TargetRole): Target {
  const { text, unit, fiscalYear } = value;
  return { role, text, unit, year: fiscal(fiscalYear), amount: amountOf(value), series: 1, revisions: [] };
}

/** A document says 2019 of a calendar year too; that it is one, somebody has to say. */
function fiscal(year: number | null): MeasuredYear | null {
  return year === null ? null : { kind: "fiscal", year };
}

/**
 * Which way is better: as 以上 or 未満 says; else as the target leads from the baseline, but never downwards where the name says that more is better (達成率); else as the
 * name or what is counted says.
 */
export function proposeDirection(
  words: string,
  unit: string | null,
  amount: TargetAmount | null,
  baseline: Baseline | null,
): Direction | null {
  const byTarget = directionByTarget(amount, baseline);
  const isBound = amount?.kind === "number" && amount.comparator !== "=";
  if (byTarget === "lower" && !isBound && directionByWords(words, null) === "higher") return "higher";
  return byTarget ?? directionByWords(words, unit);
}

/** One for each year before the last. */
function areYearly(interim: readonly Value[], last: Value | null): boolean {
  const years = [...interim, ...(last === null ? [] : [last])].map(({ fiscalYear }) => fiscalYear);
  return interim.length > 1 && years.every((year, i) => year !== null && (i === 0 || year - 1 === (years[i - 1] ?? null)));
}

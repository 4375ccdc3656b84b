import type { MeasuredYear } from "../calendar/measured-year.ts";
import { readValue } from "../wording/value.ts";
import { directionByTarget, directionByWords } from "./direction.ts";
import type { Indicator } from "./indicator.ts";
import type {
  Accumulation,
  Baseline,
  Direction,
  IndicatorDefinition,
  Target,
  TargetAmount,
  TargetRevision,
  TargetRole,
} from "./indicator-definition.ts";
import { type IndicatorRule, NO_RULE, type StatedTarget } from "./indicator-rule.ts";
import { seriesIn } from "./series.ts";
import { amountOf } from "./target-amount.ts";
import { understood } from "./understood-value.ts";
import type { Value } from "./value.ts";

/** What of an indicator a plan prints. */
export type PrintedIndicator = Pick<Indicator, "name" | "unit" | "baseline" | "interimTargets" | "target">;

/**
 * What an indicator measures and promises: as its rule says; where that says nothing, as the plan prints it and as can be told from that.
 *
 * A baseline or target is of the definition that holds in its year: a baseline that was calculated anew is stated for the year from which the new definition holds.
 *
 * @param part key of a part (男/女): only what the rule states of it is its own. Null for the whole.
 */
export function definitionBy(printed: PrintedIndicator, rule: IndicatorRule = NO_RULE, part: string | null = null): IndicatorDefinition {
  const yearOf = (year: number | null): MeasuredYear | null => (year === null ? null : { kind: rule.yearKind, year });
  const breaks = rule.breaks.map(({ from, reason }) => ({ from: { kind: rule.yearKind, year: from }, reason }));
  const unit = rule.unit ?? printed.unit;
  const revised = ({ fiscalYear, ...one }: FormerValue): TargetRevision => ({ year: yearOf(fiscalYear), ...one });
  const baseline = baselineOf(printed, rule, part, unit);
  const targets = targetsOf(printed, rule, part, unit).map(({ value, role, former }): Target => {
    const year = yearOf(value.fiscalYear);
    const series = year === null ? breaks.length + 1 : seriesIn({ breaks }, year);
    return { role, text: value.text, unit: value.unit, year, amount: amountOf(value), series, revisions: former.map(revised) };
  });
  const start = yearOf(baseline?.fiscalYear ?? null);
  return proposed(printed, rule, {
    ...{ unit, targets, breaks, formula: rule.formula, against: rule.against },
    baseline:
      baseline === null
        ? null
        : {
            text: baseline.text,
            value: baseline.value,
            unit: baseline.unit,
            year: start,
            series: start === null ? 1 : seriesIn({ breaks }, start),
          },
    accumulation: accumulationOf(rule, start, printed.target),
  });
}

function baselineOf(printed: PrintedIndicator, { baselines }: IndicatorRule, part: string | null, unit: string | null): Value | null {
  if (baselines === null) return part === null && printed.baseline !== null ? understood(printed.baseline, unit) : null;
  const stated = baselines.find((one) => one.part === part);
  return stated ? readValue(stated.text, { unit, fiscalYear: stated.year }) : null;
}

const NO_AMOUNT: TargetAmount = { kind: "words" };

interface TargetValue {
  readonly role: TargetRole;
  readonly value: Value;
  readonly former: readonly FormerValue[];
}

type FormerValue = Omit<TargetRevision, "year"> & { readonly fiscalYear: number | null };

function targetsOf(printed: PrintedIndicator, { targets }: IndicatorRule, part: string | null, unit: string | null): TargetValue[] {
  if (targets !== null) return targets.filter((one) => one.part === part).flatMap((stated) => statedTarget(stated, unit));
  if (part !== null) return [];
  const interim = printed.interimTargets.map((value) => understood(value, unit));
  const target = printed.target === null ? null : understood(printed.target, unit);
  const role = areYearly(interim, target) ? "yearly" : "interim";
  return [
    ...interim.map((value) => ({ role, value, former: [] }) as const),
    ...(target === null ? [] : [{ role: "final", value: target, former: [] } as const]),
  ];
}

function statedTarget({ text, year, role, former }: StatedTarget, unit: string | null): TargetValue[] {
  const value = readValue(text, { unit, fiscalYear: year });
  if (value === null) return [];
  const revised = former.map((one): FormerValue => {
    const ofYear = one.year === undefined ? year : one.year;
    const before = readValue(one.text, { unit, fiscalYear: ofYear });
    // That there was none (－, 設定なし) is what it was, too.
    const [fiscalYear, amount] = before === null ? [ofYear, NO_AMOUNT] : [before.fiscalYear, amountOf(before)];
    return { text: one.text, fiscalYear, amount, until: one.until, reason: one.reason };
  });
  return [{ role, value, former: revised }];
}

/** A sum whose first year nobody has said begins behind the baseline. */
function accumulationOf(
  { accumulation, sumFrom, yearKind }: IndicatorRule,
  start: MeasuredYear | null,
  target: Value | null,
): Accumulation {
  const from = sumFrom ?? (start === null ? null : start.year + 1);
  if (accumulation === "sum")
    return from === null ? { kind: "running-total" } : { kind: "sum", from: { kind: yearKind, year: from }, startingWith: 0 };
  return { kind: accumulation ?? (target?.cumulative === true ? "running-total" : "level") };
}

function proposed(
  { name }: PrintedIndicator,
  rule: IndicatorRule,
  definition: Omit<IndicatorDefinition, "kind" | "direction">,
): IndicatorDefinition {
  const { baseline, targets, unit } = definition;
  const last = targets.findLast(({ role }) => role === "final") ?? null;
  const isSaidInWords = last?.amount.kind === "words" && (baseline === null || baseline.value === null);
  const kind = rule.kind ?? (isSaidInWords ? "qualitative" : "quantitative");
  const words = `${name} ${last?.text ?? ""}`;
  const direction = rule.direction ?? (kind === "qualitative" ? null : proposeDirection(words, unit, last?.amount ?? null, baseline));
  return { ...definition, kind, direction };
}

/**
 * Which way is better: as 以上 or 未満 says; else as the target leads from the baseline, but never downwards where the name says that more is better (達成率); else as the
 * name or what is counted says.
 */
function proposeDirection(words: string, unit: string | null, amount: TargetAmount | null, baseline: Baseline | null): Direction | null {
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

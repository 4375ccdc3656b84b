import type { Baseline, IndicatorDefinition, Target, TargetAmount } from "../../../domain/indicator/indicator-definition.ts";
import { knownParts } from "../../../domain/indicator/known-parts.ts";
import { amountOf } from "../../../domain/indicator/target-amount.ts";
import { understood } from "../../../domain/indicator/understood-value.ts";
import type { Value } from "../../../domain/indicator/value.ts";
import type { PublishedActual, PublishedOf, PublishedResult } from "../../../domain/publication/published-item.ts";
import { isNoValue } from "../../../domain/wording/normal.ts";
import { readValue } from "../../../domain/wording/value.ts";
import type { CodedValue } from "../open-data-words.ts";

type Indicator = PublishedOf<"indicator">;
type Part = Indicator["rule"]["parts"][number];

/** A value of an indicator as a row says it. */
export interface ValueRow {
  /** 100234--actual-2025: by what it is. */
  readonly id: string;
  readonly indicator: Indicator;
  readonly part: Part | null;
  readonly kind: "baseline" | "yearly" | "interim" | "target" | "actual";
  /** False for what was revised since. */
  readonly current: boolean;
  readonly origin: "printed" | "stated";
  readonly year: number | null;
  readonly text: string;
  readonly value: number | null;
  readonly to: number | null;
  readonly bound: CodedValue | null;
  readonly cumulative: boolean | null;
  readonly unit: string | null;
  readonly until: string | null;
  readonly reason: string | null;
  readonly actual: PublishedActual | null;
  readonly result: PublishedResult | null;
}

/** Every value of an indicator: what is promised, what was before it was revised, what was measured. What would be called alike is counted. */
export function valueRows(indicator: Indicator): ValueRow[] {
  const times = new Map<string, number>();
  return valuesOf(indicator).map((row) => {
    const name = [indicator.id, row.part?.key ?? "", row.current ? row.kind : `former-${row.kind}`, row.year ?? ""].join("-");
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return { ...row, id: time === 1 ? name : `${name}-${time}` };
  });
}

type Said = Omit<ValueRow, "id">;
/** What of a row programs can reckon with. */
type Numbers = Pick<ValueRow, "value" | "to" | "bound" | "unit" | "cumulative">;

const NOTHING = { to: null, bound: null, cumulative: null, until: null, reason: null, actual: null, result: null } as const;

function valuesOf(indicator: Indicator): Said[] {
  const { name, unit, printed, rule, actuals } = indicator;
  const parts = knownParts({ name, unit, ...printed }, rule, actuals);
  const stated = parts.flatMap(({ part, definition }): Said[] => {
    const of = { ...NOTHING, indicator, part };
    const baseline =
      definition.baseline === null ? [] : [{ ...baselineOf(definition.baseline, definition), origin: originOf(rule.baselines) }];
    const targets = definition.targets
      .flatMap((target) => targetsOf(target, definition))
      .map((row) => ({ ...row, origin: originOf(rule.targets) }));
    return [...baseline, ...targets].map((row) => ({ ...of, ...row }));
  });
  const adding = new Map(parts.map(({ part, definition: { accumulation } }) => [part?.key ?? "", accumulation.kind === "running-total"]));
  return [...stated, ...supplanted(indicator), ...measured(indicator, (part) => adding.get(part) ?? null)];
}

const originOf = (stated: unknown): ValueRow["origin"] => (stated === null ? "printed" : "stated");

type StatedRow = Numbers & Pick<ValueRow, "kind" | "current" | "year" | "text" | "until" | "reason">;

function baselineOf({ year, text, value, unit }: Baseline, definition: IndicatorDefinition): StatedRow {
  const read = readValue(text, { unit: unit ?? definition.unit, fiscalYear: year?.year ?? null });
  const said = read === null ? null : { ...read, value: value ?? read.value, unit: unit ?? read.unit };
  const numbers = said === null ? NO_NUMBERS : numbersOf(text, amountOf(said), said.unit ?? definition.unit);
  const cumulative = numbers.cumulative === true || definition.accumulation.kind === "running-total";
  return { kind: "baseline", current: true, year: year?.year ?? null, text, until: null, reason: null, ...numbers, cumulative };
}

/** A target, and what it was before it was revised. */
function targetsOf({ role, year, text, amount, unit, revisions }: Target, definition: IndicatorDefinition): StatedRow[] {
  const kind: ValueRow["kind"] = role === "final" ? "target" : role;
  const numbers = (said: string, of: TargetAmount): Numbers => {
    const { cumulative, ...rest } = numbersOf(said, of, unit ?? definition.unit);
    return { ...rest, cumulative: cumulative === true || definition.accumulation.kind !== "level" };
  };
  return [
    { kind, current: true, year: year?.year ?? null, text, until: null, reason: null, ...numbers(text, amount) },
    ...revisions.map((one) => ({
      ...{ kind, current: false, year: one.year?.year ?? null, text: one.text, until: one.until, reason: one.reason },
      ...numbers(one.text, one.amount),
    })),
  ];
}

const NO_NUMBERS: Numbers = { value: null, to: null, bound: null, unit: null, cumulative: null };

/** Nothing is said of the bound of a text that says that there is no value. A number that is none has no unit. */
export function numbersOf(text: string, amount: TargetAmount, unit: string | null): Numbers {
  if (isNoValue(text)) return NO_NUMBERS;
  const cumulative = readValue(text)?.cumulative ?? null;
  if (amount.kind === "number")
    return { value: amount.value, to: null, bound: amount.about ? "about" : amount.comparator, unit, cumulative };
  if (amount.kind === "range") return { value: amount.from, to: amount.to, bound: "range", unit, cumulative };
  return { ...NO_NUMBERS, bound: amount.kind, cumulative };
}

/** What documents print and the unit in charge has put something else in the place of. */
function supplanted(indicator: Indicator): Said[] {
  const { printed, rule, unit } = indicator;
  const row = (kind: ValueRow["kind"], one: Value): Said => ({
    ...{ ...NOTHING, ...printedOf(one, unit), indicator, part: null, kind, current: false, origin: "printed" },
  });
  return [
    ...(rule.baselines === null || printed.baseline === null ? [] : [row("baseline", printed.baseline)]),
    ...(rule.targets === null ? [] : printed.interimTargets.map((one) => row("interim", one))),
    ...(rule.targets === null || printed.target === null ? [] : [row("target", printed.target)]),
  ];
}

function printedOf(said: Value, unit: string | null): Numbers & Pick<ValueRow, "text" | "year"> {
  const value = understood(said, unit);
  const { text, fiscalYear: year, cumulative } = value;
  return { text, year, ...numbersOf(text, amountOf(value), value.unit ?? unit), cumulative };
}

/** What was measured: what was entered, and what documents print of other years. @param isTotal true where each value is the total so far. */
function measured(indicator: Indicator, isTotal: (part: string) => boolean | null): Said[] {
  const { rule, actuals, printed, results } = indicator;
  const unit = rule.unit ?? indicator.unit;
  const resultOf = (part: string, year: number | null) => results.find((one) => one.part === part && one.year === year) ?? null;
  const entered = new Set(actuals.filter(({ part }) => part === "").map(({ year }) => year));
  const of = { ...NOTHING, indicator, kind: "actual" } as const;
  return [
    ...printed.actuals.map((one): Said => {
      const said = printedOf(one, unit);
      const isCurrent = said.year === null || !entered.has(said.year);
      const result = isCurrent ? resultOf("", said.year) : null;
      return { ...of, ...said, part: null, current: isCurrent, origin: "printed", result };
    }),
    ...actuals.map((actual): Said => {
      const { part, year, text, value } = actual;
      const named = rule.parts.find(({ key }) => key === part) ?? (part === "" ? null : { key: part, name: part });
      const numbers = { value, unit: value === null ? null : unit, cumulative: value === null ? null : isTotal(part) };
      return { ...of, ...numbers, part: named, current: true, origin: "stated", year, text, actual, result: resultOf(part, year) };
    }),
  ];
}

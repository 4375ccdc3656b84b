import { endOf, isSameYear, type MeasuredYear } from "../calendar/measured-year.ts";
import { directionByTarget } from "../indicator/direction.ts";
import type { Direction, IndicatorDefinition, Target, TargetAmount } from "../indicator/indicator-definition.ts";
import { seriesIn } from "../indicator/series.ts";
import { amountOf } from "../indicator/target-amount.ts";
import { isSameUnit } from "../wording/unit.ts";
import { readValue } from "../wording/value.ts";
import { finalTarget } from "./compared.ts";
import { FORMULA_RULES } from "./formulas.ts";

/** What somebody should look at in the targets of an indicator; nothing is changed by it. Each has a sentence in both catalogues (target.finding.…). */
export type TargetFinding =
  | { readonly kind: "no-final-target" | "direction-missing" | "formula-against-direction" | "formula-without-baseline" }
  | {
      readonly kind:
        | "looser-than-baseline"
        /** Its text holds numbers, but no single one. */
        | "unread"
        /** Its text is read otherwise than what was kept of it. */
        | "read-otherwise"
        /** The plan's last year has gone. */
        | "year-past"
        | "no-year"
        /** 以上 where less is better. */
        | "bound-against-direction"
        /** It is worse than the target of a year before. */
        | "steps-back"
        /** It is kept only by exactly one number. */
        | "keep-without-range"
        /** It was set before the definition changed. */
        | "series-broken"
        | "double";
      readonly target: Target;
    }
  | { readonly kind: "unit-differs"; readonly target: Target; readonly unit: string; readonly other: string };

/** Nothing is calculated of these, whichever way is better. */
const PROMISES_NO_NUMBER: ReadonlySet<TargetAmount["kind"]> = new Set(["words", "unread"]);

/** @param now the year that is running. */
export function targetFindings(definition: IndicatorDefinition, now: MeasuredYear): TargetFinding[] {
  const last = finalTarget(definition);
  const direction = definition.direction ?? directionByTarget(last?.amount ?? null, definition.baseline);
  return [
    ...(last === null ? [{ kind: "no-final-target" } as const] : []),
    ...(last === null || PROMISES_NO_NUMBER.has(last.amount.kind) ? [] : findingsOfFormula(definition, direction)),
    ...definition.targets.flatMap((target) => findingsOfTarget(definition, target, direction)),
    ...(last?.year && endOf(last.year) < endOf({ ...now, year: now.year - 1 }) ? [{ kind: "year-past", target: last } as const] : []),
    ...stepsBack(definition, direction),
    ...doubles(definition.targets),
  ];
}

function findingsOfFormula({ kind, formula, baseline }: IndicatorDefinition, direction: Direction | null): TargetFinding[] {
  if (kind === "qualitative" || formula === "reached") return [];
  if (direction === null) return [{ kind: "direction-missing" }];
  if (formula === "automatic") return [];
  const suits: readonly Direction[] = FORMULA_RULES[formula].suits;
  const missing = formula === "from-baseline" && (baseline === null || baseline.value === null);
  return [
    ...(suits.includes(direction) ? [] : [{ kind: "formula-against-direction" } as const]),
    ...(missing ? [{ kind: "formula-without-baseline" } as const] : []),
  ];
}

function findingsOfTarget(definition: IndicatorDefinition, target: Target, direction: Direction | null): TargetFinding[] {
  const { amount, year } = target;
  const found = (holds: boolean, kind: Exclude<TargetFinding, { kind: "unit-differs" }>["kind"]): TargetFinding[] =>
    holds ? [{ kind, target } as TargetFinding] : [];
  return [
    ...found(amount.kind === "unread", "unread"),
    ...found(isReadOtherwise(target), "read-otherwise"),
    ...found(isLooser(definition, target, direction), "looser-than-baseline"),
    ...found(year === null, "no-year"),
    ...found(isBoundAgainst(target, direction), "bound-against-direction"),
    ...found(amount.kind === "number" && amount.comparator === "=" && direction === "keep", "keep-without-range"),
    ...found(year !== null && seriesIn(definition, year) !== target.series, "series-broken"),
    ...differingUnits(definition, target),
  ];
}

function isReadOtherwise({ text, unit, amount }: Target): boolean {
  const value = readValue(text, { unit });
  return value === null ? amount.kind !== "words" : JSON.stringify(sorted(amountOf(value))) !== JSON.stringify(sorted(amount));
}

function sorted(amount: object): [string, unknown][] {
  return Object.entries(amount).sort(([one], [other]) => (one < other ? -1 : 1));
}

function isLooser({ baseline }: IndicatorDefinition, { amount, series }: Target, direction: Direction | null): boolean {
  if (amount.kind !== "number" || baseline === null || baseline.value === null || baseline.series !== series) return false;
  return direction === "higher" ? amount.value < baseline.value : direction === "lower" && amount.value > baseline.value;
}

function isBoundAgainst({ amount }: Target, direction: Direction | null): boolean {
  if (amount.kind !== "number" || amount.comparator === "=") return false;
  return direction !== null && direction !== "keep" && directionByTarget(amount, null) !== direction;
}

function differingUnits({ unit, baseline }: IndicatorDefinition, target: Target): TargetFinding[] {
  const others = [unit, baseline?.unit ?? null].filter((other) => other !== null);
  const other = others.find((one) => target.unit !== null && !isSameUnit(one, target.unit));
  return other === undefined || target.unit === null ? [] : [{ kind: "unit-differs", target, unit: target.unit, other }];
}

function stepsBack({ targets }: IndicatorDefinition, direction: Direction | null): TargetFinding[] {
  if (direction !== "higher" && direction !== "lower") return [];
  const numbers = targets.flatMap((target) => {
    const { year, amount, series } = target;
    return year !== null && amount.kind === "number" ? [{ target, at: endOf(year), value: amount.value, series }] : [];
  });
  const inOrder = numbers.sort((one, other) => one.at - other.at);
  return inOrder.flatMap(({ target, value, series }, i): TargetFinding[] => {
    const before = inOrder.slice(0, i).findLast((one) => one.series === series);
    const isBack = before !== undefined && (direction === "higher" ? value < before.value : value > before.value);
    return isBack ? [{ kind: "steps-back", target }] : [];
  });
}

/** Two of a role in one year. */
function doubles(targets: readonly Target[]): TargetFinding[] {
  return targets.flatMap((target, i): TargetFinding[] => {
    const { role, year } = target;
    const same = targets
      .slice(0, i)
      .some((one) => one.role === role && (role === "final" || (year !== null && one.year !== null && isSameYear(one.year, year))));
    return same ? [{ kind: "double", target }] : [];
  });
}

import type { Actual } from "./actual.ts";
import { actualsOf, type SaidOfYear } from "./actuals-of.ts";
import { definitionBy, type PrintedIndicator } from "./definition-by.ts";
import type { IndicatorDefinition } from "./indicator-definition.ts";
import type { IndicatorPart, IndicatorRule } from "./indicator-rule.ts";
import { printedActuals } from "./printed-actuals.ts";
import type { Value } from "./value.ts";

/** The whole of an indicator, or a part of it: what it promises, and what was measured. */
export interface KnownPart {
  /** Null: the whole. */
  readonly part: IndicatorPart | null;
  readonly definition: IndicatorDefinition;
  /** What was entered, and of the years in which nothing was, what a document prints. */
  readonly actuals: readonly Actual[];
}

/** The whole first. A whole of which nothing is known is left out where there are parts. */
export function knownParts(
  printed: PrintedIndicator & { readonly actuals: readonly Value[] },
  rule: IndicatorRule,
  said: readonly SaidOfYear[],
): KnownPart[] {
  const parts = [null, ...rule.parts].map((part): KnownPart => {
    const definition = definitionBy(printed, rule, part?.key ?? null);
    const entered = actualsOf(said, part?.key ?? "", { yearKind: rule.yearKind, unit: definition.unit });
    const enteredYears = new Set(entered.map(({ year }) => year.year));
    const stated = part === null ? printedActuals(printed.actuals, rule, definition.unit) : [];
    return { part, definition, actuals: [...entered, ...stated.filter(({ year }) => !enteredYears.has(year.year))] };
  });
  return parts.length > 1 ? parts.filter(({ part, definition, actuals }) => part !== null || isKnown(definition, actuals)) : parts;
}

const isKnown = ({ baseline, targets }: IndicatorDefinition, actuals: readonly Actual[]): boolean =>
  baseline !== null || targets.length > 0 || actuals.length > 0;

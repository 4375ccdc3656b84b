import type { Chart } from "../../../domain/chart/chart.ts";
import { chartOf } from "../../../domain/chart/chart-of.ts";
import type { IndicatorPart } from "../../../domain/indicator/indicator-rule.ts";
import { type KnownPart, knownParts } from "../../../domain/indicator/known-parts.ts";
import type { PublishedOf } from "../../../domain/publication/published-item.ts";

/** The whole of an indicator, or a part of it, as it is drawn. */
export interface DrawnPart {
  /** Null: the whole. */
  readonly part: IndicatorPart | null;
  readonly chart: Chart;
}

/** What of an indicator goes into the data of pages that draw it. */
export interface DrawnIndicator {
  readonly id: number;
  readonly name: string;
  readonly parts: readonly DrawnPart[];
}

/** The whole first. A whole of which nothing is known is left out where there are parts. Publications that say the same of an indicator share it, and so what is made of it here. */
export const partsOf = remembered(({ name, unit, printed, rule, actuals }): readonly KnownPart[] =>
  knownParts({ name, unit, ...printed }, rule, actuals),
);

export const drawnIndicator = remembered((indicator): DrawnIndicator => {
  const { id, name } = indicator;
  const parts = partsOf(indicator).map(({ part, definition, actuals }) => ({ part, chart: chartOf(definition, actuals) }));
  return { id, name, parts };
});

function remembered<Made>(make: (indicator: PublishedOf<"indicator">) => Made): (indicator: PublishedOf<"indicator">) => Made {
  const known = new WeakMap<PublishedOf<"indicator">, Made>();
  return (indicator) => {
    const made = known.get(indicator) ?? make(indicator);
    known.set(indicator, made);
    return made;
  };
}

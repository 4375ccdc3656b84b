import type { Chart } from "../../../domain/chart/chart.ts";
import { chartOf } from "../../../domain/chart/chart-of.ts";
import { type KnownPart, knownParts } from "../../../domain/indicator/known-parts.ts";
import type { PublishedOf } from "../../../domain/publication/published-item.ts";

/** What of an indicator is drawn. */
export type DrawnIndicator = Pick<PublishedOf<"indicator">, "id" | "name" | "unit" | "printed" | "rule" | "actuals" | "results">;

/** The whole of an indicator, or a part of it, as it is shown. */
export interface DrawnPart extends KnownPart {
  readonly chart: Chart;
}

/** What of an indicator goes into the data of pages that draw it. */
export function drawnIndicator({ id, name, unit, printed, rule, actuals, results }: PublishedOf<"indicator">): DrawnIndicator {
  return { id, name, unit, printed, rule, actuals, results };
}

/** The whole first. A whole of which nothing is known is left out where there are parts. */
export function partsOf({ name, unit, printed, rule, actuals }: DrawnIndicator): KnownPart[] {
  return knownParts({ name, unit, ...printed }, rule, actuals);
}

export function drawnParts(indicator: DrawnIndicator): DrawnPart[] {
  return partsOf(indicator).map((part) => ({ ...part, chart: chartOf(part.definition, part.actuals) }));
}

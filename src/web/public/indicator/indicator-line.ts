import type { MeasuredYear } from "../../../domain/calendar/measured-year.ts";
import type { Actual } from "../../../domain/indicator/actual.ts";
import { finalTarget } from "../../../domain/progress/compared.ts";
import { newestActual } from "../../../domain/progress/newest-actual.ts";
import type { Standing } from "../../../domain/progress/standing.ts";
import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import { partsOf } from "./drawn-parts.ts";

/** A value as it is told in lists. */
export interface LineValue {
  readonly text: string;
  readonly year: MeasuredYear | null;
}

/** An indicator, or a part of one, in a line of a list: from where, to where, how far it has come, and how that stands. */
export interface IndicatorLine {
  readonly id: number;
  readonly name: string;
  /** Its name; null for the whole. */
  readonly part: string | null;
  readonly unit: string | null;
  readonly strategyKpi: boolean;
  readonly baseline: LineValue | null;
  readonly target: LineValue | null;
  /** The newest that was measured; where nothing was, the newest of which something was said. */
  readonly latest: Actual | null;
  /** Of the year of the latest. */
  readonly standing: Standing;
}

export function indicatorLines(indicator: PublishedOf<"indicator">): IndicatorLine[] {
  const { id, name, placements, results } = indicator;
  return partsOf(indicator).map(({ part, definition, actuals }): IndicatorLine => {
    const target = finalTarget(definition);
    const latest = newestActual(actuals);
    const key = part?.key ?? "";
    const result = results.find((one) => latest !== null && one.part === key && one.year === latest.year.year);
    return {
      ...{ id, name, part: part?.name ?? null, unit: definition.unit, strategyKpi: placements.some(({ strategyKpi }) => strategyKpi) },
      baseline: definition.baseline === null ? null : { text: definition.baseline.text, year: definition.baseline.year },
      target: target === null ? null : { text: target.text, year: target.year },
      latest,
      standing: result?.standing ?? { kind: "cannot-be-said", reason: "actual-missing" },
    };
  });
}

import { endOf, type MeasuredYear } from "../calendar/measured-year.ts";
import type { IndicatorDefinition } from "./indicator-definition.ts";

/** The number of the definition that is in force in a year; see SeriesBreak. */
export function seriesIn({ breaks }: Pick<IndicatorDefinition, "breaks">, year: MeasuredYear): number {
  return 1 + breaks.filter(({ from }) => endOf(from) <= endOf(year)).length;
}

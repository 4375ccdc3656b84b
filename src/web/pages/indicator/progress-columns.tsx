import type { ChartRow } from "../../../domain/chart/chart-rows.ts";
import { NO_RULE } from "../../../domain/indicator/indicator-rule.ts";
import { assess } from "../../../domain/progress/assess.ts";
import { expectedRounding } from "../../../domain/progress/expected-rounding.ts";
import { scaleFor } from "../../../domain/progress/scale-for.ts";
import { overrideOf } from "../../../store/grade-override-store.ts";
import { resultColumns, type YearResult } from "../../ui/progress-cells.tsx";
import { overrideSaid } from "../../ui/progress-said.ts";
import type { Sentences } from "../../ui/sentences.ts";
import type { Column } from "../../ui/table.tsx";
import type { DrawnPart } from "./drawn-indicator.ts";
import type { KeptWork } from "./kept-work.ts";

/** How it goes, for each year of which something was said: the rate, the grade, and where it stands; or why they cannot be said. */
export function progressColumns(drawn: DrawnPart, work: KeptWork, t: Sentences): Column<ChartRow>[] {
  const { definition, actuals } = drawn;
  if (actuals.length === 0) return [];
  const results = resultsOf(drawn, work, t);
  return resultColumns({ ...definition, rounding: expectedRounding(definition) }, ({ at }) => results.get(at), t);
}

/** What is said of each year that has an actual, by its place. */
function resultsOf(
  { part, definition, actuals, chart }: DrawnPart,
  { indicatorId, kept, scales, overrides }: KeptWork,
  t: Sentences,
): Map<number, YearResult> {
  return new Map(
    chart.marks.flatMap((mark): (readonly [number, YearResult])[] => {
      if (mark.kind !== "actual") return [];
      const { year } = mark;
      const scale = scaleFor(scales, kept?.rule ?? NO_RULE, year.year);
      const override = overrideOf(overrides, { indicatorId, part: part?.key ?? "", year: year.year });
      const { progress, standing, grade } = assess({ definition, actuals, year, scale, override });
      return [[mark.at, { progress, standing, grade, given: overrideSaid(grade, t) }]];
    }),
  );
}

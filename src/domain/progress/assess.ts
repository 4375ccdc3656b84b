import { endOf, type MeasuredYear } from "../calendar/measured-year.ts";
import type { Actual } from "../indicator/actual.ts";
import type { IndicatorDefinition } from "../indicator/indicator-definition.ts";
import { finalTarget } from "./compared.ts";
import { type Grade, gradeOf } from "./grade.ts";
import type { GradedAs, GradeOverride, GradeScale } from "./grade-scale.ts";
import { onTrackOf } from "./on-track.ts";
import { type Elapsed, elapsedAt, type Position, positionOf } from "./position.ts";
import { progressOf } from "./progress.ts";
import type { Progress } from "./progress-outcome.ts";
import type { PathSettings, Standing } from "./standing.ts";

/** The way over every target between, and nothing below it counts as on it, until a municipality says otherwise. */
const USUAL_PATH: PathSettings = { path: "by-targets", tolerance: 0 };

export interface Assessed {
  readonly definition: IndicatorDefinition;
  readonly actuals: readonly Actual[];
  /** Of the kind that the indicator's rule says. */
  readonly year: MeasuredYear;
  readonly scale: GradeScale;
  /** The grade that a person gave in place of the scale's; null where nobody did. */
  readonly override: GradeOverride | null;
  readonly settings?: PathSettings;
}

/** Everything that is said of an indicator in a year. */
export interface Assessment {
  readonly progress: Progress;
  readonly standing: Standing;
  readonly grade: Grade;
  readonly override: GradeOverride | null;
  readonly position: Position | null;
}

/** What is said of an indicator in a year: the one way in which pages, lists and files come to it. */
export function assess({ definition, actuals, year, scale, override, settings = USUAL_PATH }: Assessed): Assessment {
  const progress = progressOf(definition, actuals, year);
  const position = positionOf(definition, actuals, year);
  const context = { position, elapsed: timeGone(definition, year), as: gradedAs(definition, year), override };
  return {
    ...{ progress, position, override },
    standing: onTrackOf(definition, actuals, year, settings),
    grade: gradeOf(scale, progress, context),
  };
}

/** The time of the way to the last target, which begins behind the baseline, or with the first year of a sum. */
function timeGone(definition: IndicatorDefinition, year: MeasuredYear): Elapsed | null {
  const { accumulation, baseline } = definition;
  const start = baseline?.year ?? null;
  const first = accumulation.kind === "sum" ? accumulation.from : start === null ? null : { ...start, year: start.year + 1 };
  const last = finalTarget(definition)?.year ?? null;
  return first === null || last === null ? null : elapsedAt(year, first, last);
}

function gradedAs(definition: IndicatorDefinition, year: MeasuredYear): GradedAs {
  if (definition.kind === "qualitative") return "qualitative";
  const last = finalTarget(definition)?.year ?? null;
  return last !== null && endOf(year) >= endOf(last) ? "final-year" : "yearly";
}

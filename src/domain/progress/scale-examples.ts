import { fractionOf, round } from "./fraction.ts";
import { type Grade, gradeOf } from "./grade.ts";
import type { GradeScale } from "./grade-scale.ts";
import type { Position } from "./position.ts";

/** What a scale says of an example. */
export interface ScaleExample {
  /** In percent, of what the scale measures. */
  readonly rate: number;
  readonly grade: Grade;
}

const USUAL: Readonly<Record<GradeScale["measure"], readonly number[]>> = {
  rate: [0, 50, 80, 100, 120],
  elapsed: [0, 50, 80, 100, 120],
  baseline: [-20, 0, 20],
  judged: [],
};

/** The grades of round rates, and of those just beside each end of a band, from the highest down. */
export function scaleExamples(scale: GradeScale): ScaleExample[] {
  const ends = scale.steps.flatMap(({ when }) => (when?.kind === "band" ? [when.band.from, when.band.to] : []));
  const beside = ends.flatMap((end) =>
    end === null ? [] : [-0.1, 0, 0.1].map((by) => round(fractionOf(end.at + by), { decimals: 1, mode: "half-up" })),
  );
  const rates = [...new Set([...USUAL[scale.measure], ...beside])].sort((one, other) => other - one);
  return rates.map((rate) => ({ rate, grade: gradeOfRate(scale, rate) }));
}

/** As if half of the way were promised for half of the time: what is 100 is as was promised. */
function gradeOfRate(scale: GradeScale, rate: number): Grade {
  if (scale.measure === "baseline") {
    const position: Position = { actual: 100 + rate, baseline: 100, target: 1_000_000, direction: "higher", kept: false };
    return gradeOf(scale, { kind: "rate", rate, formula: "ratio", kept: false }, { position });
  }
  return gradeOf(scale, { kind: "rate", rate, formula: "ratio", kept: rate >= 100 }, { elapsed: { gone: 1, whole: 1 } });
}

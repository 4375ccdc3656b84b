import type { Grade, UngradedReason } from "./grade.ts";
import type { GradeScale } from "./grade-scale.ts";
import type { Standing, UnsaidReason } from "./standing.ts";

/** Why a grade is not counted: it has none, or one of another scale, or a code that the scale does not have. */
export type LeftOutReason = UngradedReason | "other-scale" | "unknown-code";

export interface LeftOut<Reason extends string> {
  readonly reason: Reason;
  readonly count: number;
}

/** How many indicators have each grade. Never an average: two of A and one of D is not B. */
export interface GradeCounts {
  /** Each step of the scale, in its order, also of which there is none. `overridden` of them were given by a person in place of the scale. */
  readonly counts: readonly {
    readonly code: string;
    readonly label: string;
    readonly rank: number | null;
    readonly count: number;
    readonly overridden: number;
  }[];
  readonly leftOut: readonly LeftOut<LeftOutReason>[];
  /** What was counted and what was left out, together. */
  readonly total: number;
}

export function countsByGrade(scale: GradeScale, grades: readonly Grade[]): GradeCounts {
  const given = new Map<string, number>();
  const overridden = new Map<string, number>();
  const leftOut = new Map<LeftOutReason, number>();
  for (const grade of grades) {
    const reason = leftOutBecause(scale, grade);
    if (reason !== null) addOne(leftOut, reason);
    else if (grade.kind === "graded") {
      addOne(given, grade.code);
      if (grade.override !== null) addOne(overridden, grade.code);
    }
  }
  return {
    counts: scale.steps.map(({ code, label, rank }) => ({
      ...{ code, label, rank },
      count: given.get(code) ?? 0,
      overridden: overridden.get(code) ?? 0,
    })),
    leftOut: listed(leftOut),
    total: grades.length,
  };
}

/** Null where it is counted. */
export function leftOutBecause(scale: GradeScale, grade: Grade): LeftOutReason | null {
  if (grade.scale !== scale.id) return "other-scale";
  if (grade.kind === "ungraded") return grade.reason;
  return scale.steps.some(({ code }) => code === grade.code) ? null : "unknown-code";
}

/** 達成・順調・遅れ, and what cannot be said with why. */
export interface StandingCounts {
  readonly reached: number;
  readonly "on-track": number;
  readonly behind: number;
  readonly "cannot-be-said": number;
  readonly leftOut: readonly LeftOut<UnsaidReason>[];
  readonly total: number;
}

export function countsByStanding(standings: readonly Standing[]): StandingCounts {
  const counts = { reached: 0, "on-track": 0, behind: 0, "cannot-be-said": 0 };
  const leftOut = new Map<UnsaidReason, number>();
  for (const standing of standings) {
    counts[standing.kind] += 1;
    if (standing.kind === "cannot-be-said") addOne(leftOut, standing.reason);
  }
  return { ...counts, leftOut: listed(leftOut), total: standings.length };
}

function addOne<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The most frequent first. */
function listed<Reason extends string>(counts: ReadonlyMap<Reason, number>): LeftOut<Reason>[] {
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((one, other) => other.count - one.count);
}

import type { GradeScale } from "./grade-scale.ts";
import type { Judged } from "./judged.ts";
import { type LeftOutReason, leftOutBecause } from "./roll-up.ts";
import type { Standing, UnsaidReason } from "./standing.ts";
import type { TargetFinding } from "./target-findings.ts";

/** What an indicator can lack. */
export const LACKS = ["owner", "value", "any-value", "node", "owed"] as const;

export type Lack = (typeof LACKS)[number];

/** Which of what was judged is meant; null leaves a thing open. What a page counts and what the list behind the figure shows is chosen by the same. */
export interface Choice {
  readonly plan: number | null;
  /** A node with all beneath it; 0: placed nowhere in the plan. */
  readonly node: number | null;
  /** 0: nobody gives its values. */
  readonly department: number | null;
  readonly standing: Standing["kind"] | null;
  /** Why nobody can say where it stands. */
  readonly unsaid: UnsaidReason | null;
  /** Id of a scale, with `grade` or `without`. */
  readonly scale: string | null;
  readonly grade: string | null;
  /** Why the scale does not count it, or counts it as what cannot be graded. */
  readonly without: LeftOutReason | null;
  readonly finding: TargetFinding["kind"] | "any" | null;
  readonly lack: Lack | null;
}

export const EVERYTHING: Choice = {
  ...{
    plan: null,
    node: null,
    department: null,
    standing: null,
    unsaid: null,
    scale: null,
    grade: null,
    without: null,
    finding: null,
    lack: null,
  },
};

export function isChosen(
  judged: Judged,
  { plan, node, department, standing, unsaid, scale, grade, without, finding, lack }: Choice,
): boolean {
  const { indicator } = judged;
  if ((plan !== null || node !== null) && !indicator.standpoints.some((one) => isIn(one, plan, node))) return false;
  if (department !== null && !countedUnder(judged).includes(department)) return false;
  if (standing !== null && judged.standing.kind !== standing) return false;
  if (unsaid !== null && (judged.standing.kind !== "cannot-be-said" || judged.standing.reason !== unsaid)) return false;
  if (scale !== null && judged.scale.id !== scale) return false;
  if (grade !== null && gradeCounted(judged) !== grade) return false;
  if (without !== null && ungradedReason(judged) !== without) return false;
  if (finding !== null && !judged.findings.some(({ kind }) => finding === "any" || kind === finding)) return false;
  return lack === null || LACKING[lack](judged);
}

/** The departments under each of which it is counted; 0 where nobody gives its values. */
export function countedUnder({ indicator: { departments } }: Pick<Judged, "indicator">): readonly number[] {
  return departments.length === 0 ? [0] : departments;
}

function isIn({ plan, nodes }: Judged["indicator"]["standpoints"][number], wanted: number | null, node: number | null): boolean {
  if (wanted !== null && plan !== wanted) return false;
  return node === null || (node === 0 ? nodes.length === 0 : nodes.includes(node));
}

const LACKING: Readonly<Record<Lack, (judged: Judged) => boolean>> = {
  owner: ({ indicator }) => indicator.departments.length === 0,
  value: ({ actual }) => actual === null,
  owed: ({ isOwed }) => isOwed,
  "any-value": ({ isBlank }) => isBlank,
  node: ({ indicator }) => indicator.standpoints.every(({ nodes }) => nodes.length === 0),
};

/** Why an indicator has no grade that says how it goes: the scale leaves it out, or has a step for what cannot be graded. Null where it has one. */
export function ungradedReason({ scale, grade }: Pick<Judged, "scale" | "grade">): LeftOutReason | null {
  return leftOutBecause(scale, grade) ?? (grade.kind === "graded" ? grade.because : null);
}

/** The code under which countsByGrade counts it; null where it leaves it out. */
function gradeCounted({ scale, grade }: Judged): string | null {
  return leftOutBecause(scale, grade) === null && grade.kind === "graded" ? grade.code : null;
}

/** What was judged by each scale, the scale of the most first. */
export function byScale(judged: readonly Judged[]): { readonly scale: GradeScale; readonly judged: readonly Judged[] }[] {
  return [...Map.groupBy(judged, ({ scale }) => scale.id).values()]
    .flatMap((ofScale) => (ofScale[0] ? [{ scale: ofScale[0].scale, judged: ofScale }] : []))
    .sort((one, other) => other.judged.length - one.judged.length);
}

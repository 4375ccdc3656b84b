import { compare, dividedBy, type Fraction, fractionOf, minus, times } from "./fraction.ts";
import type { Band, GradedAs, GradeOverride, GradeScale, GradeStep, Threshold } from "./grade-scale.ts";
import type { NoRateReason } from "./no-rate.ts";
import type { Elapsed, Position } from "./position.ts";
import type { Progress } from "./progress-outcome.ts";

/** Why a scale gives no grade. Each has a sentence in both catalogues (grade.unsaid.…). */
export type UngradedReason =
  | NoRateReason
  /** People give the grades of this scale. */
  | "judged"
  /** It is only kept or not, and the scale has no grade for that. */
  | "kept-not-graded"
  /** No band of the scale holds the rate. */
  | "outside-bands"
  | "time-unknown"
  | "baseline-zero";

export type Grade =
  | {
      readonly kind: "graded";
      readonly scale: string;
      readonly code: string;
      /** As the scale words it for what was graded. Null for a code that the scale does not have (any more). */
      readonly label: string | null;
      /** Why it stands for "cannot be said" (–); null for every other grade. */
      readonly because: UngradedReason | null;
      /** The person's choice, and what the scale would have given; null where the grade is the scale's own. */
      readonly override: (GradeOverride & { readonly proposed: string | null }) | null;
    }
  | { readonly kind: "ungraded"; readonly scale: string; readonly reason: UngradedReason };

export interface GradeContext {
  readonly position?: Position | null;
  readonly elapsed?: Elapsed | null;
  readonly as?: GradedAs | null;
  readonly override?: GradeOverride | null;
}

/** The grade of a progress on a scale: what the scale gives, or what a person gave in its place. */
export function gradeOf(scale: GradeScale, progress: Progress, context: GradeContext = {}): Grade {
  const { override = null, as = null } = context;
  const proposed = proposeGrade(scale, progress, context);
  if (override === null) return proposed;
  const step = scale.steps.find(({ code }) => code === override.code) ?? null;
  return {
    ...{ kind: "graded", scale: scale.id, code: override.code, because: null },
    label: step === null ? null : labelOf(step, progress, as),
    override: { ...override, proposed: proposed.kind === "graded" ? proposed.code : null },
  };
}

/** What is wrong with a grade that a person gives in place of the scale's. */
export function overrideFault(
  scale: GradeScale,
  { code, reason }: Pick<GradeOverride, "code" | "reason">,
): "unknown-code" | "no-reason" | null {
  if (!scale.steps.some((step) => step.code === code)) return "unknown-code";
  return reason.trim() === "" ? "no-reason" : null;
}

/** Of what is only kept or not (維持) there is no rate: 100％以上 would say one. */
function labelOf({ label, labels }: GradeStep, progress: Progress, as: GradedAs | null): string {
  return (as === null ? null : labels[as]) ?? (progress.kind === "kept" ? labels.qualitative : null) ?? label;
}

function proposeGrade(scale: GradeScale, progress: Progress, { position = null, elapsed = null, as = null }: GradeContext): Grade {
  const found = stepFor(scale, progress, position, elapsed);
  if (typeof found !== "string")
    return { kind: "graded", scale: scale.id, code: found.code, label: labelOf(found, progress, as), because: null, override: null };
  const unsaid = scale.steps.find(({ when }) => when?.kind === "unsaid");
  if (!unsaid || found === "judged") return { kind: "ungraded", scale: scale.id, reason: found };
  return { kind: "graded", scale: scale.id, code: unsaid.code, label: labelOf(unsaid, progress, as), because: found, override: null };
}

function stepFor(scale: GradeScale, progress: Progress, position: Position | null, elapsed: Elapsed | null): GradeStep | UngradedReason {
  if (scale.measure === "judged") return "judged";
  if (scale.measure !== "baseline" && progress.kind === "kept") {
    const wanted = progress.kept ? "kept" : "not-kept";
    return scale.steps.find(({ ofKept }) => ofKept === wanted) ?? "kept-not-graded";
  }
  const kept = progress.kind === "rate" ? progress.kept : (position?.kept ?? null);
  const measured = measuredBy(scale, progress, position, elapsed);
  const last = ranked(scale).at(-1);
  let withheld = false;
  for (const step of ranked(scale)) {
    const { when } = step;
    if (when?.kind === "target" && meetsTarget(when.is, position, kept)) return step;
    if (when?.kind !== "band" || typeof measured === "string") continue;
    if (!withheld && !isWithin(when.band, measured)) continue;
    // A rate of 100.0 that was rounded up, or is of exactly what should be undercut, is not 達成: the next grade is given.
    if (when.onlyIfKept && kept === false && step !== last) withheld = true;
    else return step;
  }
  return typeof measured === "string" ? measured : "outside-bands";
}

function ranked({ steps }: GradeScale): GradeStep[] {
  return steps.filter(({ rank }) => rank !== null).sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0));
}

function meetsTarget(is: "kept" | "exceeded", position: Position | null, kept: boolean | null): boolean {
  if (is === "kept" || kept !== true) return is === "kept" && kept === true;
  if (position === null || position.actual === null || position.target === null) return false;
  return position.direction === "lower" ? position.actual < position.target : position.actual > position.target;
}

function measuredBy(scale: GradeScale, progress: Progress, position: Position | null, elapsed: Elapsed | null): Fraction | UngradedReason {
  if (scale.measure === "baseline") return position === null ? reasonOf(progress) : changeOf(position);
  if (progress.kind !== "rate") return reasonOf(progress);
  const rate = fractionOf(progress.rate);
  if (scale.measure !== "elapsed") return rate;
  return elapsed === null ? "time-unknown" : times(rate, dividedBy(fractionOf(elapsed.whole), fractionOf(elapsed.gone)));
}

function reasonOf(progress: Progress): UngradedReason {
  return progress.kind === "none" ? progress.reason : "kept-not-graded";
}

/** How far the actual has moved from its baseline in the good direction, in percent of the baseline. */
function changeOf({ actual, baseline, direction }: Position): Fraction | UngradedReason {
  if (actual === null) return "kept-or-not";
  if (baseline === null) return "baseline-missing";
  if (baseline === 0) return "baseline-zero";
  if (direction !== "higher" && direction !== "lower") return "direction-missing";
  const change = times(dividedBy(minus(fractionOf(actual), fractionOf(baseline)), fractionOf(Math.abs(baseline))), fractionOf(100));
  return direction === "higher" ? change : minus(fractionOf(0), change);
}

function isWithin({ from, to }: Band, value: Fraction): boolean {
  return (from === null || isBeyond(value, from, 1)) && (to === null || isBeyond(value, to, -1));
}

function isBeyond(value: Fraction, { at, inclusive }: Threshold, side: 1 | -1): boolean {
  const order = compare(value, fractionOf(at)) * side;
  return order > 0 || (inclusive && order === 0);
}

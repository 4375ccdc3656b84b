import { faultsOfSteps, type StepFault } from "../form/check-steps.ts";
import { textKey } from "../wording/text-key.ts";
import type { Band, GradeScale, GradeStep, Threshold } from "./grade-scale.ts";

/** What is wrong with a scale. `at` counts its steps from 0. */
export type ScaleFault =
  | { readonly kind: "no-scale-name" | "no-steps" | "years-reversed" }
  /** Grades are to be calculated, and no step says when it is given. */
  | { readonly kind: "no-condition" }
  /** People give the grades, so nothing looks at the condition. */
  | { readonly kind: "needless-condition"; readonly at: number; readonly code: string }
  | StepFault
  | { readonly kind: "no-code"; readonly at: number }
  | { readonly kind: "double-code"; readonly at: number; readonly code: string }
  /** A step outside the order has a band: nothing says before which other it is tried. */
  | { readonly kind: "band-without-rank" | "empty-band"; readonly at: number; readonly code: string }
  /** Two steps stand for the same that cannot be said, or is kept, or is not. */
  | { readonly kind: "double-meaning"; readonly at: number; readonly code: string }
  /** A rate of which two steps hold; the better one would be given. */
  | { readonly kind: "overlap"; readonly at: number; readonly code: string; readonly other: string }
  /** A rate of which no step holds, between two numbers; null where it has no end there. */
  | { readonly kind: "gap"; readonly from: number | null; readonly to: number | null };

/** Everything that is wrong with a scale; nothing where it gives every rate exactly one grade. */
export function checkScale(scale: GradeScale): ScaleFault[] {
  const { name, steps, validFrom, validTo } = scale;
  return [
    ...(name.trim() === "" ? [{ kind: "no-scale-name" } as const] : []),
    ...(steps.length === 0 ? [{ kind: "no-steps" } as const] : []),
    ...(validFrom !== null && validTo !== null && validFrom > validTo ? [{ kind: "years-reversed" } as const] : []),
    ...faultsOfSteps(steps),
    ...faultsOfCodes(steps),
    ...faultsOfMeanings(steps),
    ...(scale.measure === "judged" ? needlessConditions(steps) : faultsOfBands(steps)),
  ];
}

/** The edition of a scale that holds in a fiscal year; null where none does. */
export function editionIn(editions: readonly GradeScale[], fiscalYear: number): GradeScale | null {
  return (
    editions.find(
      ({ validFrom, validTo }) => (validFrom === null || validFrom <= fiscalYear) && (validTo === null || validTo >= fiscalYear),
    ) ?? null
  );
}

/** True where two editions of a scale hold in the same year, so that nobody knows which is meant. */
export function doEditionsOverlap(editions: readonly GradeScale[]): boolean {
  const inOrder = [...editions].sort((one, other) => (one.validFrom ?? -Infinity) - (other.validFrom ?? -Infinity));
  return inOrder.some((edition, i) => {
    const before = inOrder[i - 1];
    return before !== undefined && (before.validTo ?? Infinity) >= (edition.validFrom ?? -Infinity);
  });
}

function faultsOfCodes(steps: readonly GradeStep[]): ScaleFault[] {
  const seen = new Set<string>();
  return steps.flatMap(({ code }, at): ScaleFault[] => {
    const key = textKey(code);
    if (key === "") return [{ kind: "no-code", at }];
    if (seen.has(key)) return [{ kind: "double-code", at, code }];
    seen.add(key);
    return [];
  });
}

function faultsOfMeanings(steps: readonly GradeStep[]): ScaleFault[] {
  const seen = new Set<string>();
  return steps.flatMap(({ code, when, ofKept }, at): ScaleFault[] => {
    const meanings = [when?.kind === "unsaid" ? "unsaid" : null, ofKept].filter((meaning) => meaning !== null);
    const double = meanings.some((meaning) => seen.has(meaning));
    for (const meaning of meanings) seen.add(meaning);
    return double ? [{ kind: "double-meaning", at, code }] : [];
  });
}

function needlessConditions(steps: readonly GradeStep[]): ScaleFault[] {
  return steps.flatMap(({ code, when }, at): ScaleFault[] => (when === null ? [] : [{ kind: "needless-condition", at, code }]));
}

interface BandStep {
  readonly at: number;
  readonly code: string;
  readonly rank: number;
  readonly band: Band;
}

function faultsOfBands(steps: readonly GradeStep[]): ScaleFault[] {
  const faults: ScaleFault[] = [];
  const banded: BandStep[] = [];
  for (const [at, { code, rank, when }] of steps.entries()) {
    if (when?.kind !== "band") continue;
    if (rank === null) faults.push({ kind: "band-without-rank", at, code });
    else if (isEmpty(when.band)) faults.push({ kind: "empty-band", at, code });
    else banded.push({ at, code, rank, band: when.band });
  }
  if (banded.length > 0) return [...faults, ...faultsBetween(banded.sort((one, other) => one.rank - other.rank))];
  return faults.length > 0 || steps.length === 0 ? faults : [{ kind: "no-condition" }];
}

function isEmpty({ from, to }: Band): boolean {
  if (from === null || to === null) return false;
  return from.at > to.at || (from.at === to.at && !(from.inclusive && to.inclusive));
}

/** From the best step down each band must begin where the one above it ends. */
function faultsBetween(banded: readonly BandStep[]): ScaleFault[] {
  const faults: ScaleFault[] = [];
  const [first, last] = [banded[0], banded.at(-1)];
  if (first?.band.to) faults.push({ kind: "gap", from: first.band.to.at, to: null });
  for (const [i, step] of banded.entries()) {
    const above = banded[i - 1];
    if (above) faults.push(...faultBetween(above, step));
  }
  if (last?.band.from) faults.push({ kind: "gap", from: null, to: last.band.from.at });
  return faults;
}

function faultBetween(above: BandStep, { at, code, band }: BandStep): ScaleFault[] {
  const [bottom, top]: readonly (Threshold | null)[] = [above.band.from, band.to];
  const overlap: ScaleFault = { kind: "overlap", at, code, other: above.code };
  if (!bottom || !top || top.at > bottom.at) return [overlap];
  if (top.at < bottom.at) return [{ kind: "gap", from: top.at, to: bottom.at }];
  if (top.inclusive && bottom.inclusive) return [overlap];
  return top.inclusive || bottom.inclusive ? [] : [{ kind: "gap", from: top.at, to: top.at }];
}

import type { IndicatorRule } from "../indicator/indicator-rule.ts";
import { editionIn } from "./check-scale.ts";
import type { GradeScale } from "./grade-scale.ts";
import { GRADE_SCALES } from "./grade-scales.ts";

/** An edition of a scale that a municipality uses. Editions of one scale share the id of its body. */
export interface ScaleInUse {
  readonly scale: GradeScale;
  /** It grades the indicators whose rule names none. */
  readonly isDefault: boolean;
  readonly endedAt: Date | null;
}

/**
 * The scale that grades an indicator in a year: the one that its rule names, where that holds in the year; else the municipality's usual one; else, where it has none, the
 * preset that suits what is measured: against the last target the rate is looked at beside the time that has gone, against the target of a year as it is.
 */
export function scaleFor(
  scales: readonly ScaleInUse[],
  { scale: named, against }: Pick<IndicatorRule, "scale" | "against">,
  year: number,
): GradeScale {
  const inForce = scales.filter(({ endedAt }) => endedAt === null);
  const editions = (suits: (one: ScaleInUse) => boolean) =>
    editionIn(
      inForce.filter(suits).map(({ scale }) => scale),
      year,
    );
  const chosen = named === null ? null : editions(({ scale }) => scale.id === String(named));
  return chosen ?? editions(({ isDefault }) => isDefault) ?? PRESET_FOR[against];
}

const presetOf = (wanted: (typeof GRADE_SCALES)[number]["id"]): GradeScale =>
  GRADE_SCALES.find(({ id }) => id === wanted) ?? GRADE_SCALES[0];

const PRESET_FOR: Readonly<Record<IndicatorRule["against"], GradeScale>> = { final: presetOf("elapsed"), year: presetOf("rates") };

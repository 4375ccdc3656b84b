import type { MeasuredYear } from "../calendar/measured-year.ts";
import type { Actual } from "../indicator/actual.ts";
import type { Formula, IndicatorDefinition } from "../indicator/indicator-definition.ts";
import { type Compared, compareWith, finalTarget, targetOfYear } from "./compared.ts";
import { rateBy } from "./formulas.ts";
import { fractionOf, round } from "./fraction.ts";
import type { NoRateReason } from "./no-rate.ts";
import { type Progress, PUBLISHED_ROUNDING, type Rounding } from "./progress-outcome.ts";

/** How far an indicator has come in a year, by the formula that was chosen for it; where no rate can be said, whether its target is kept, or why nothing can be. */
export function progressOf(
  definition: IndicatorDefinition,
  actuals: readonly Actual[],
  year: MeasuredYear,
  rounding: Rounding = PUBLISHED_ROUNDING,
): Progress {
  const target = definition.against === "year" ? targetOfYear(definition, year) : finalTarget(definition);
  if (!target) return { kind: "none", reason: isOfOtherKind(definition, year) ? "wrong-year-kind" : "target-missing" };
  const compared = compareWith(definition, actuals, year, target);
  if (!compared.ok) return { kind: "none", reason: compared.refusal.kind };
  const { measured, amount, baseline, kept } = compared.value;
  const formula = definition.formula === "automatic" ? proposeFormula(definition, compared.value) : definition.formula;
  if (formula === "reached" || measured.kind !== "number" || amount.kind !== "number") return keptOrNot(compared.value);
  const rate = rateBy(formula, {
    ...compared.value,
    actual: fractionOf(measured.value),
    target: fractionOf(amount.value),
    baseline: baseline === null ? null : fractionOf(baseline),
  });
  if (rate.ok) return { kind: "rate", rate: round(rate.value, rounding), formula, kept };
  const reason = rate.refusal.kind;
  return kept !== null && SAYS_KEPT.has(reason) ? { kind: "kept", kept, because: reason } : { kind: "none", reason };
}

/** The reasons that lie in the target itself, so that kept or not is all there is to say. The others are gaps, which somebody can close. */
const SAYS_KEPT: ReadonlySet<NoRateReason> = new Set([
  "target-zero",
  "target-negative",
  "target-equals-baseline",
  "target-looser",
  "actual-not-positive",
]);

function isOfOtherKind({ targets, against }: IndicatorDefinition, { kind, year }: MeasuredYear): boolean {
  return against === "year" && targets.some((target) => target.year !== null && target.year.kind !== kind && target.year.year === year);
}

function keptOrNot({ kept, onlyKept, amount, baselineIs }: Compared): Progress {
  if (kept !== null) return { kind: "kept", kept, because: onlyKept ?? "kept-or-not" };
  if (amount.kind === "words") return { kind: "none", reason: "target-words" };
  if (amount.kind === "maintain") return { kind: "none", reason: baselineIs === "usable" ? "baseline-missing" : baselineIs };
  return { kind: "none", reason: amount.kind === "number" && amount.about ? "target-about" : "direction-missing" };
}

/**
 * The formula that is used where nobody chose one (自動):
 * 1. What is said in words, is to stay within something, or goes nobody knows where, is reached or not.
 * 2. Against the target of a year (達成率), and of what is added up over years: actual ÷ target, or target ÷ actual where less is better.
 * 3. Against the last target (進捗率): from the baseline, where there is one, also when it cannot be compared any more: a formula does not change with the definition. A target
 *    that equals the baseline or is looser is reached or not.
 * 4. Without a baseline as in 2. A target of 0 or less is reached or not.
 */
function proposeFormula({ against, accumulation }: IndicatorDefinition, compared: Compared): Formula {
  const { amount, baselineIs, direction, onlyKept, measured } = compared;
  if (measured.kind !== "number" || amount.kind !== "number" || direction === null || direction === "keep") return "reached";
  if (against === "final") {
    if (onlyKept !== null) return "reached";
    if (accumulation.kind === "level" && baselineIs !== "baseline-missing") return "from-baseline";
  }
  if (amount.value <= 0) return "reached";
  return direction === "higher" ? "ratio" : "inverse-ratio";
}

import type { ScaleFault } from "../../domain/progress/check-scale.ts";
import { type ExpectedRounding, roundExpected } from "../../domain/progress/expected-rounding.ts";
import type { Grade } from "../../domain/progress/grade.ts";
import { NO_RATE_REASONS, type NoRateReason } from "../../domain/progress/no-rate.ts";
import type { Progress } from "../../domain/progress/progress-outcome.ts";
import type { LeftOutReason } from "../../domain/progress/roll-up.ts";
import type { UnsaidReason } from "../../domain/progress/standing.ts";
import type { TargetFinding } from "../../domain/progress/target-findings.ts";
import { formatNumber } from "./numbers.ts";
import type { Locale, Sentences } from "./sentences.ts";
import { formatMeasuredYear } from "./understood.ts";

const isNoRate = (reason: string): reason is NoRateReason => NO_RATE_REASONS.some((one) => one === reason);

/** 118.4％, 達成している; and beside it the sentence that says why there is no rate. */
export function progressSaid(progress: Progress, t: Sentences): { readonly said: string | null; readonly because: string | null } {
  switch (progress.kind) {
    case "rate":
      return { said: t("progress.rate", { rate: progress.rate }), because: null };
    case "kept":
      return { said: t(progress.kept ? "progress.kept" : "progress.notKept"), because: t(`progress.noRate.${progress.because}`) };
    default:
      return { said: null, because: t(`progress.noRate.${progress.reason}`) };
  }
}

/** The value that is expected of a year, with its unit, as exactly as people say it. */
export function expectedSaid(
  expected: number,
  { unit, rounding }: { readonly unit: string | null; readonly rounding: ExpectedRounding },
): string {
  return `${formatNumber(roundExpected(expected, rounding))}${unit ?? ""}`;
}

/** Why nobody can say where an indicator stands. */
export function unsaidBecause(reason: UnsaidReason, t: Sentences): string {
  // There may be a rate all the same: of what is added up it needs no baseline.
  if (reason === "baseline-missing") return t("progress.unsaid.baseline-missing");
  return isNoRate(reason) ? t(`progress.noRate.${reason}`) : t(`progress.unsaid.${reason}`);
}

/** Why there is no grade, or why it is not counted. */
export function ungradedBecause(reason: LeftOutReason, t: Sentences): string {
  if (isNoRate(reason)) return t(`progress.noRate.${reason}`);
  return t(`grade.unsaid.${reason}`);
}

/** Who gave a grade in place of the scale, and why; null where it is the scale's own. */
export function overrideSaid(grade: Grade, t: Sentences): string | null {
  if (grade.kind === "ungraded" || grade.override === null) return null;
  const { by, reason, code, proposed } = grade.override;
  return proposed === null ? t("grade.given", { by, code, reason }) : t("grade.overridden", { by, code, proposed, reason });
}

/** What somebody should look at in the targets of an indicator. */
export function findingSaid(finding: TargetFinding, t: Sentences, locale: Locale): string {
  if (!("target" in finding)) return t(`target.finding.${finding.kind}`);
  const { year, text } = finding.target;
  const facts = { target: text, year: year === null ? t("target.finding.yearUnknown") : formatMeasuredYear(year, locale) };
  return finding.kind === "unit-differs"
    ? t("target.finding.unit-differs", { ...facts, unit: finding.unit, other: finding.other })
    : t(`target.finding.${finding.kind}`, facts);
}

/** What is wrong with a scale, in words. */
export function scaleFaultSaid(fault: ScaleFault, t: Sentences): string {
  switch (fault.kind) {
    case "gap": {
      const { from, to } = fault;
      if (from !== null && to !== null) return t("scale.fault.gap", { from, to });
      return from !== null ? t("scale.fault.gap-above", { from }) : t("scale.fault.gap-below", { to: to ?? 0 });
    }
    case "no-code":
      return t("scale.fault.no-code", { number: fault.at + 1 });
    case "overlap":
      return t("scale.fault.overlap", { code: fault.code, other: fault.other });
    default:
      return "code" in fault ? t(`scale.fault.${fault.kind}`, { code: fault.code }) : t(`scale.fault.${fault.kind}`);
  }
}

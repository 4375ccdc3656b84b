import { expect, test } from "vitest";
import type { Target } from "../../domain/indicator/indicator-definition.ts";
import { gradeOf } from "../../domain/progress/grade.ts";
import { GRADE_SCALES } from "../../domain/progress/grade-scales.ts";
import { NO_RATE_REASONS } from "../../domain/progress/no-rate.ts";
import { findingSaid, overrideSaid, progressSaid, scaleFaultSaid, ungradedBecause, unsaidBecause } from "./progress-said.ts";
import { sentencesIn } from "./sentences.ts";
import { formatMeasuredYear } from "./understood.ts";

const t = sentencesIn("ja");
const target: Target = {
  ...{ role: "final", year: { kind: "fiscal", year: 2025 }, text: "5.8％未満", unit: "%", series: 1, revisions: [] },
  amount: { kind: "number", comparator: "<", value: 5.8, about: false },
};

test("each reason for no rate is a sentence of its own, in both languages", () => {
  for (const locale of ["ja", "en"] as const) {
    const said = NO_RATE_REASONS.map((reason) => progressSaid({ kind: "none", reason }, sentencesIn(locale)).because);
    expect(new Set(said).size).toBe(NO_RATE_REASONS.length);
    expect(said.join("")).not.toContain("progress.noRate");
    expect(unsaidBecause("actual-pending", sentencesIn(locale))).toBe(said[NO_RATE_REASONS.indexOf("actual-pending")]);
  }
});

test("a rate, what is kept, and what cannot be said", () => {
  expect(progressSaid({ kind: "rate", rate: 118.4, formula: "inverse-ratio", kept: true }, t).said).toBe("118.4％");
  expect(progressSaid({ kind: "kept", kept: false, because: "target-looser" }, t).said).toBe("達成していない");
  expect(progressSaid({ kind: "none", reason: "actual-pending" }, t).said).toBeNull();
  expect(unsaidBecause("before-path", t)).toContain("基準値の年より前");
  // Of what is added up there is a rate without a baseline, beside which nobody may read that there is none.
  expect(unsaidBecause("baseline-missing", t)).toBe("基準値がないため、期待される値を出せません。");
  expect(ungradedBecause("other-scale", t)).toContain("別の評価基準");
});

test("a fiscal and a calendar year are not written alike", () => {
  expect(formatMeasuredYear({ kind: "fiscal", year: 2025 }, "ja")).toContain("年度");
  expect(formatMeasuredYear({ kind: "calendar", year: 2025 }, "ja")).toBe("2025年");
  expect(formatMeasuredYear({ kind: "calendar", year: 2025 }, "en")).toBe("2025");
});

test("a finding names its target, a fault its grade", () => {
  expect(findingSaid({ kind: "looser-than-baseline", target }, t, "ja")).toBe(
    "目標値「5.8％未満」（令和7年度（2025年度））は、基準値より緩い値です。",
  );
  expect(findingSaid({ kind: "no-year", target: { ...target, year: null } }, t, "ja")).toBe("目標値「5.8％未満」に年がありません。");
  expect(findingSaid({ kind: "unit-differs", target, unit: "%", other: "人" }, t, "ja")).toContain("「人」");
  expect(findingSaid({ kind: "no-final-target" }, t, "ja")).toContain("最終年");
  expect(scaleFaultSaid({ kind: "gap", from: 70, to: 80 }, t)).toContain("70％から80％");
  expect(scaleFaultSaid({ kind: "gap", from: null, to: 50 }, t)).toContain("50％から下");
  expect(scaleFaultSaid({ kind: "overlap", at: 1, code: "B", other: "A" }, t)).toContain("「B」と「A」");
});

test("a grade that a person gave says who, from what to what, and why", () => {
  const [scale] = GRADE_SCALES.filter(({ id }) => id === "rates");
  if (!scale) throw new Error("no such scale");
  const override = { code: "B", reason: "調査が年度末にずれた", by: "企画 花子", at: "2026-04-10" };
  const progress = { kind: "rate", rate: 40, formula: "ratio", kept: false } as const;
  expect(overrideSaid(gradeOf(scale, progress, { override }), t)).toBe("企画 花子が「D」から「B」に変更：調査が年度末にずれた");
  expect(overrideSaid(gradeOf(scale, { kind: "none", reason: "actual-pending" }, { override }), t)).toContain("「B」を選択");
  expect(overrideSaid(gradeOf(scale, progress), t)).toBeNull();
});

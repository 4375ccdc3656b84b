import { describe, expect, test } from "vitest";
import { aValue } from "../../../test/builders.ts";
import type { Actual } from "../indicator/actual.ts";
import { definitionBy } from "../indicator/definition-by.ts";
import { type IndicatorRule, NO_RULE } from "../indicator/indicator-rule.ts";
import { assess } from "./assess.ts";
import { scaleFor } from "./scale-for.ts";

/** 図書の貸出冊数: from 100 in 2022 to 200 in 2027. */
const printed = {
  ...{ name: "図書の貸出冊数", unit: "千冊", interimTargets: [] },
  baseline: aValue({ text: "100千冊", value: 100, unit: "千冊", fiscalYear: 2022 }),
  target: aValue({ text: "200千冊", value: 200, unit: "千冊", fiscalYear: 2027 }),
};
const actual = (year: number, value: number): Actual => ({
  ...{ year: { kind: "fiscal", year }, asOf: null, status: "final" },
  measured: { kind: "number", text: `${value}千冊`, value, unit: "千冊" },
});
const assessed = (
  year: number,
  value: number,
  rule: Partial<IndicatorRule> = {},
  override: Parameters<typeof assess>[0]["override"] = null,
) => {
  const said = { ...NO_RULE, ...rule };
  return assess({
    ...{ definition: definitionBy(printed, said), actuals: [actual(year, value)], year: { kind: "fiscal", year }, override },
    scale: scaleFor([], said, year),
  });
};

describe("everything that is said of an indicator in a year", () => {
  test("is its progress, where it stands, and its grade", () => {
    expect(assessed(2023, 120)).toMatchObject({
      progress: { kind: "rate", rate: 20, formula: "from-baseline" },
      standing: { kind: "on-track", expected: 120 },
      grade: { kind: "graded", code: "①", override: null },
      position: { actual: 120, baseline: 100, target: 200 },
      override: null,
    });
    expect(assessed(2023, 110)).toMatchObject({ progress: { rate: 10 }, standing: { kind: "behind" }, grade: { code: "③" } });
  });

  test("looks at the rate beside the years of the way that have gone", () => {
    const codes = [2023, 2024, 2025, 2026, 2027].map((year) => assessed(year, 136).grade);
    expect(codes).toMatchObject([{ code: "①" }, { code: "②" }, { code: "②" }, { code: "③" }, { code: "③" }]);
    expect(assessed(2028, 136).grade).toMatchObject({ code: "－", because: "time-unknown" });
  });

  test("says what a person said in place of the scale, and keeps what the scale says", () => {
    const override = { code: "②", reason: "集計の方法が変わった年のため", by: "企画 花子", at: "2026-06-01" };
    expect(assessed(2023, 110, {}, override)).toMatchObject({
      override,
      grade: { code: "②", label: "おおむね進んでいる", override: { proposed: "③", by: "企画 花子" } },
    });
  });

  test("words a grade for what it is given to", () => {
    const targets = (
      [
        ["yearly", 2026],
        ["final", 2027],
      ] as const
    ).map(([role, year]) => ({ role, text: "200", year, part: null, former: [] }));
    const yearly: Partial<IndicatorRule> = { against: "year", targets };
    const scale = { ...scaleFor([], { scale: null, against: "year" }, 2026), id: "worded" };
    const worded = {
      ...scale,
      steps: scale.steps.map((step) => ({ ...step, labels: { yearly: "年度", "final-year": "最終", qualitative: "質" } })),
    };
    const label = (year: number, rule: Partial<IndicatorRule> = {}) => {
      const definition = definitionBy(printed, { ...NO_RULE, ...yearly, ...rule });
      const { grade } = assess({ definition, actuals: [actual(year, 200)], year: { kind: "fiscal", year }, scale: worded, override: null });
      return grade.kind === "graded" ? grade.label : grade.reason;
    };
    expect([label(2026), label(2027)]).toEqual(["年度", "最終"]);
  });

  test("is why nothing can be said, where that is so", () => {
    const nothing = assess({
      ...{ definition: definitionBy(printed), actuals: [], year: { kind: "fiscal", year: 2025 }, override: null },
      scale: scaleFor([], NO_RULE, 2025),
    });
    expect(nothing).toMatchObject({
      progress: { kind: "none", reason: "actual-missing" },
      standing: { kind: "cannot-be-said", reason: "actual-missing" },
      grade: { code: "－", because: "actual-missing" },
      position: null,
    });
  });
});

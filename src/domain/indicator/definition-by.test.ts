import { describe, expect, test } from "vitest";
import { readValue } from "../wording/value.ts";
import { definitionBy, type PrintedIndicator } from "./definition-by.ts";
import { type IndicatorRule, NO_RULE, type StatedTarget } from "./indicator-rule.ts";

function printed(
  name: string,
  unit: string | null,
  baseline: string,
  target: string,
  interim: readonly [number, string][] = [],
): PrintedIndicator {
  return {
    ...{ name, unit },
    baseline: readValue(baseline, { unit, fiscalYear: 2019 }),
    interimTargets: interim.flatMap(([fiscalYear, text]) => readValue(text, { unit, fiscalYear }) ?? []),
    target: readValue(target, { unit, fiscalYear: 2025 }),
  };
}
const stated = (role: StatedTarget["role"], text: string, year: number, part: string | null = null): StatedTarget => ({
  role,
  text,
  year,
  part,
  former: [],
});

describe("what is taken for the better way", () => {
  test.each([
    ["講座の回数", "回", "803", "800以上", "higher"],
    ["公債費の比率", "%", "5.4", "5.8未満", "lower"],
    ["経常収支の比率", "%", "91.7", "90.0", "lower"],
    ["健診の受診率", "%", "62.0", "60.0", "higher"],
    ["火災の件数", "件", "27", "27", "lower"],
    ["講座の開催", "回", "2", "2", "higher"],
    ["出動した回数", "回", "900", "800", "lower"],
    ["財政の指数", null, "0.5", "0.5", null],
  ])("%s, %s, %s → %s: %s", (name, unit, baseline, target, direction) => {
    expect(definitionBy(printed(name, unit, baseline, target)).direction).toBe(direction);
  });
});

describe("an indicator", () => {
  test("is what the plan prints, as long as nobody says more", () => {
    const definition = definitionBy(printed("公開した件数", "件", "22", "30（累計）", [[2022, "25"]]));
    expect(definition).toMatchObject({
      ...{ kind: "quantitative", direction: "higher", unit: "件", formula: "automatic", against: "final" },
      accumulation: { kind: "running-total" },
      baseline: { value: 22, year: { kind: "fiscal", year: 2019 }, series: 1 },
    });
    expect(definition.targets.map(({ role, year }) => [role, year?.year])).toEqual([
      ["interim", 2022],
      ["final", 2025],
    ]);
  });

  test("has yearly targets where each year before the last has one", () => {
    const roles = definitionBy(
      printed("件数", "件", "1", "5", [
        [2023, "3"],
        [2024, "4"],
      ]),
    ).targets.map(({ role }) => role);
    expect(roles).toEqual(["yearly", "yearly", "final"]);
  });

  test("is qualitative where its target is words and its baseline no number", () => {
    expect(definitionBy(printed("計画", null, "未策定", "策定"))).toMatchObject({ kind: "qualitative", direction: null });
    expect(definitionBy(printed("設立数", "組織", "11", "全域で設立"))).toMatchObject({ kind: "quantitative" });
  });

  test.each(["－", "設定なし", "集計中", "前年度より増やす"])(
    "has as a former target what was none or no number, as it was written: %s",
    (text) => {
      const former = [{ text, until: "2024-04-01", reason: "目標を設けた" }];
      const rule: IndicatorRule = { ...NO_RULE, targets: [{ ...stated("final", "30以上", 2026), former }] };
      const [target] = definitionBy(printed("件数", "件", "22", "30"), rule).targets;
      expect(target?.revisions).toEqual([
        { text, year: { kind: "fiscal", year: 2026 }, amount: { kind: "words" }, until: "2024-04-01", reason: "目標を設けた" },
      ]);
    },
  );

  test("is what its rule says in place of the plan, with what a target was before", () => {
    const former = [
      { text: "40", until: "2024-04-01", reason: "計画の見直し" },
      { text: "45", year: 2025, until: "2023-04-01", reason: "期間の延長" },
    ];
    const rule: IndicatorRule = {
      ...NO_RULE,
      direction: "lower",
      accumulation: "sum",
      sumFrom: 2021,
      yearKind: "calendar",
      formula: "mirror",
      against: "year",
      targets: [{ ...stated("final", "30以下", 2026), former }],
    };
    const definition = definitionBy(printed("件数", "件", "22", "30"), rule);
    expect(definition).toMatchObject({
      ...{ direction: "lower", formula: "mirror", against: "year", baseline: { value: 22 } },
      accumulation: { kind: "sum", from: { kind: "calendar", year: 2021 }, startingWith: 0 },
      targets: [
        {
          year: { kind: "calendar", year: 2026 },
          revisions: [
            { text: "40", year: { kind: "calendar", year: 2026 }, amount: { value: 40 }, reason: "計画の見直し" },
            { text: "45", year: { kind: "calendar", year: 2025 }, amount: { value: 45 }, reason: "期間の延長" },
          ],
        },
      ],
    });
  });

  test("has in a part only what is stated of it", () => {
    const rule = {
      ...NO_RULE,
      parts: [{ key: "p1", name: "男" }],
      baselines: [{ text: "70.9", year: 2010, part: "p1" }],
      targets: [stated("final", "71.5", 2025, "p1"), stated("final", "72", 2025)],
    };
    const part = definitionBy(printed("健康寿命", "歳", "－", "延伸"), rule, "p1");
    expect([part.baseline?.value, part.targets.map(({ text }) => text)]).toEqual([70.9, ["71.5"]]);
    expect(definitionBy(printed("健康寿命", "歳", "74", "75"), NO_RULE, "p1")).toMatchObject({ baseline: null, targets: [] });
  });

  test("whose definition changed has each value under the definition of its year", () => {
    const rule = {
      ...NO_RULE,
      breaks: [{ from: 2022, reason: "設問を変えた" }],
      targets: [stated("yearly", "20", 2021), stated("final", "30", 2025)],
    };
    const definition = definitionBy(printed("割合", "%", "10", "30"), rule);
    expect([definition.baseline?.series, ...definition.targets.map(({ series }) => series)]).toEqual([1, 1, 2]);
  });
});

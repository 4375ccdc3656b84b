import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Value } from "../indicator/value.ts";
import { formatNumber } from "./number.ts";
import targets from "./target-expressions.json" with { type: "json" };
import { readTargetText } from "./target-text.ts";
import { findValues, readValue, type ValueContext } from "./value.ts";
import expressions from "./value-expressions.json" with { type: "json" };

type Expression = { readonly text: string; readonly none?: boolean } & Partial<Omit<Value, "text">>;

/** A Value of which the table says only what is not usual. */
function expectedOf({ none, ...said }: Expression): Value | null {
  const value = said.value ?? null;
  const comparator = value === null ? null : "=";
  return none ? null : { value, unit: null, comparator, fiscalYear: null, cumulative: false, maintain: false, change: null, ...said };
}

describe("readValue", () => {
  test.each((expressions as Expression[]).map((expression) => [expression.text, expression] as const))("%s", (text, expression) => {
    expect(readValue(text)).toEqual(expectedOf(expression));
  });

  test.each<[text: string, context: ValueContext, value: number | null, unit: string | null, fiscalYear: number | null]>([
    ["86.5（2019）", { unit: "%", fiscalYear: 2025 }, 86.5, "%", 2019],
    ["90.0", { unit: "%", fiscalYear: 2025 }, 90, "%", 2025],
    ["150件", { unit: "回" }, 150, "件", null],
    ["20.6", { unit: "万人" }, 20.6, "万人", null],
    ["20.6万人", { unit: "万人" }, 206000, "人", null],
    ["20.6万", { unit: "万人" }, 206000, "人", null],
    ["3億5,000万", { unit: "百万円" }, 350000000, "円", null],
    ["5千", { unit: "千円" }, 5000, "円", null],
    ["5", { unit: "千円" }, 5, "千円", null],
    ["策定", { unit: "件", fiscalYear: 2025 }, null, null, 2025],
    ["100%(32年度)", { fiscalYear: 2020 }, 100, "%", 2020],
    ["57,277件(28年)", { fiscalYear: 2020 }, 57277, "件", 2016],
    ["3件（令和6(2025)年度）", { fiscalYear: 2025 }, 3, "件", null],
    ["3件（R3～R7）", { fiscalYear: 2025 }, 3, "件", 2025],
  ])("%s under %o", (text, context, value, unit, fiscalYear) => {
    expect(readValue(text, context)).toMatchObject({ value, unit, fiscalYear });
  });

  test("is cumulative where the name of the indicator says so", () => {
    expect(readValue("43", { cumulative: true })).toMatchObject({ value: 43, cumulative: true });
  });

  test("reads what a value writes", () => {
    const numbers = fc.tuple(fc.integer({ min: 0, max: 1e8 }), fc.constantFrom(1, 10, 100)).map(([whole, per]) => whole / per);
    const units = fc.constantFrom("%", "人", "件", "か所", "百万円", "t-CO2", "件/年", "市町村");
    const bounds = fc.constantFrom(["", "="], ["以上", ">="], ["以下", "<="], ["未満", "<"], ["超", ">"], ["程度", "="]);
    fc.assert(
      fc.property(
        numbers,
        units,
        bounds,
        fc.boolean(),
        fc.integer({ min: 1, max: 30 }),
        (value, unit, [bound, comparator], fullWidth, year) => {
          const text = `${formatNumber(value, { fullWidth })}${unit}${bound}（令和${year}年度）`;
          expect(readValue(text)).toMatchObject({ value, unit, comparator, fiscalYear: 2018 + year, change: null });
        },
      ),
    );
  });

  test("never takes two numbers for one", () => {
    const amount = fc.integer({ min: 1, max: 99999 }).map((n) => formatNumber(n));
    const between = fc.constantFrom("、", "人、女", " ", "/", "～", "件と", "・", "人中");
    fc.assert(
      fc.property(amount, between, amount, (first, link, second) => {
        expect(readValue(`${first}${link}${second}人`)?.value ?? null).toBeNull();
      }),
    );
  });
});

describe("findValues", () => {
  test.each((targets as [string, ...string[]][]).map(([text, ...values]) => [text, values] as const))("%s", (text, values) => {
    const found = findValues(text);
    expect(
      found.map(({ value }) => `${value.text}: ${[value.comparator, value.value, value.unit].filter((part) => part !== null).join(" ")}`),
    ).toEqual(values);
    for (const { value, index } of found) expect(text.slice(index, index + value.text.length)).toBe(value.text);
  });

  test("keeps years, changes and 累計", () => {
    const [first, second, third] = readTargetText("令和3年度：6分野、会員（100人→120人）、累計30件").values;
    expect(first).toMatchObject({ text: "令和3年度：6分野", value: 6, fiscalYear: 2021 });
    expect(second).toMatchObject({ value: 120, change: { from: 100, to: 120 }, fiscalYear: null });
    expect(third).toMatchObject({ value: 30, cumulative: true });
  });

  test("every value's text stands where its index says", () => {
    const part = fc.constantFrom(
      "10",
      "１０",
      "人",
      "回",
      "%",
      "→",
      "から",
      "へ",
      "～",
      "（",
      "）",
      "令和6年度",
      "R7",
      "約",
      "年",
      "か月に",
      "、",
      "㎡",
      "ｶﾞ",
      "万",
      "億",
      ",",
      "第",
      "以上",
      "①",
      "\u{20BB7}",
      "三",
      "\ud800",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
        const text = parts.join("");
        for (const { value, index } of findValues(text)) expect(text.slice(index, index + value.text.length)).toBe(value.text);
      }),
      { numRuns: 3000 },
    );
  });
});

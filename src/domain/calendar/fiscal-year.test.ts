import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "../wording/fold.ts";
import { findYears, formatFiscalYear, readFiscalYear } from "./fiscal-year.ts";
import expressions from "./year-expressions.json" with { type: "json" };
import { scanYears } from "./year-scan.ts";

describe("findYears", () => {
  test.each(expressions.map(([text = "", ...years]) => [text, years] as const))("%s", (text, years) => {
    const found = findYears(text).map(
      ({ fiscalYear, kind, index, length }) => `${fiscalYear} ${kind} ${text.slice(index, index + length)}`,
    );
    expect(found).toEqual(years);
  });

  test.each([
    ["(32年度)", 2019, [2020]],
    ["57,277件(28年)", 2014, [2016]],
    ["(18年度)", 2014, [2006]],
    ["(18年度)", 2024, []],
    ["元年度", 2020, [2019]],
    ["(8年度)", 2025, [2026]],
    ["(60年度)", 1990, [1985]],
    ["(32年度)", null, []],
    ["平成30年度、(2年度)", 2024, [2018, 1990]],
  ])("%s in a document of %s", (text, after, years) => {
    expect(findYears(text, { after }).map(({ fiscalYear }) => fiscalYear)).toEqual(years);
  });
});

test("whatever character a year counts with, it is not passed over", () => {
  const missed: string[] = [];
  for (let code = 0; code <= 0xffff; code += 1) {
    const text = `令和${String.fromCharCode(code)}年度`;
    if (findYears(text).length === 0 && scanYears(fold(text).text, null).some(({ year }) => year !== null)) missed.push(code.toString(16));
  }
  expect(missed).toEqual([]);
});

describe("readFiscalYear", () => {
  test.each([
    ["令和7年度 政策企画部の重点目標", 2025],
    ["重点目標一覧（令和２年度→令和３年度）", 2020],
    ["H28.3", 2015],
    ["平成28年3月31日現在", 2015],
    ["平成28年4月1日現在", 2016],
    ["目標値（R10）", 2028],
    ["2025 年", 2025],
    ["R年度", null],
    ["令和6(2025)年度", null],
    ["令和6(2025)年度、令和7年度", null],
    ["重点目標", null],
    ["", null],
  ])("%s -> %s", (text, year) => {
    expect(readFiscalYear(text)).toBe(year);
  });
});

describe("formatFiscalYear", () => {
  test.each([
    [2025, "era", "令和7年度"],
    [2019, "era", "令和元年度"],
    [1989, "era", "平成元年度"],
    [1988, "era", "昭和63年度"],
    [2025, "western", "2025年度"],
    [2025, "both", "令和7（2025）年度"],
    [2019, "short", "R1"],
    [1860, "era", "1860年度"],
  ] as const)("%s in style %s is %s", (year, style, text) => {
    expect(formatFiscalYear(year, style)).toBe(text);
  });

  test("is read back as the same year, in every style", () => {
    const styles = fc.constantFrom<"era" | "western" | "both" | "short">("era", "western", "both", "short");
    fc.assert(
      fc.property(fc.integer({ min: 1868, max: 2082 }), styles, (year, style) => {
        expect(readFiscalYear(formatFiscalYear(year, style))).toBe(year);
      }),
    );
  });
});

import { describe, expect, test } from "vitest";
import { readPeriod } from "../../domain/calendar/period.ts";
import { readValue } from "../../domain/wording/value.ts";
import { sentencesIn } from "./sentences.ts";
import { formatPeriod, formatValue, formatYear, saysAlready, withoutYear, withUnit } from "./understood.ts";

const ja = sentencesIn("ja");
const en = sentencesIn("en");

describe("a fiscal year", () => {
  test.each([
    [2024, "令和6年度（2024年度）", "令和6年度", "FY2024"],
    [2019, "令和元年度（2019年度）", "令和元年度", "FY2019"],
    [1860, "1860年度", "1860年度", "FY1860"],
  ])("%i", (year, full, short, english) => {
    expect(formatYear(year, "ja")).toBe(full);
    expect(formatYear(year, "ja", "short")).toBe(short);
    expect(formatYear(year, "en")).toBe(english);
  });
});

describe("a text with the unit of its column", () => {
  test.each([
    ["41.8", "%", "41.8%"],
    ["１，２６０", "人", "１，２６０人"],
    ["▲3.2", "%", "▲3.2%"],
    ["55.0以上", "%", "55.0%以上"],
    ["780 未満", "g", "780 未満"],
    ["69.0（維持）", "%", "69.0%（維持）"],
    ["約120", "人", "約120人"],
    ["12（令和5年度）", "件", "12件（令和5年度）"],
    ["310以下（2013年度比）", "千t", "310千t以下（2013年度比）"],
    ["100（件）", "件", "100（件）"],
    ["100件", "件", "100件"],
    ["5か所/年", "か所", "5か所/年"],
    ["10～20", "人", "10～20"],
    ["検討中", "件", "検討中"],
    ["12", null, "12"],
    ["12", "", "12"],
  ])("%s in a column of %j is %s", (text, unit, shown) => {
    expect(withUnit(text, unit)).toBe(shown);
  });

  test.each([
    ["12（令和5年度）", "12"],
    ["12 (令和５年度)", "12"],
    ["12（令和5年度末）", "12（令和5年度末）"],
    ["12（令和6年度）", "12（令和6年度）"],
    ["12", "12"],
  ])("%s needs no year beside one of 2023", (text, rest) => {
    expect(withoutYear(text, { kind: "fiscal", year: 2023 })).toBe(rest);
  });
});

describe("a value as understood", () => {
  test.each([
    ["4回以上", "4回以上"],
    ["48.0％", "48.0%"],
    ["742万人", "7,420,000人"],
    ["5.8％未満（令和7年度決算）", "5.8%未満"],
    ["0件", "0件"],
  ])("%s", (text, expected) => {
    const value = readValue(text);
    expect(value && formatValue(value, ja)).toBe(expected);
  });

  test("is nothing where the text is no single number", () => {
    const value = {
      text: "検討中",
      value: null,
      unit: null,
      comparator: null,
      fiscalYear: null,
      cumulative: false,
      maintain: false,
      change: null,
    };
    expect(formatValue(value, ja)).toBeNull();
  });

  test("says its bound in the reader's language", () => {
    const value = readValue("4回以上");
    expect(value && formatValue(value, en)).toBe("4回 or more");
  });
});

describe("a period as understood", () => {
  test.each([
    ["通年", "2025年4月〜2026年3月", "Apr 2025 to Mar 2026"],
    ["9月末まで", "2025年9月まで", "by Sep 2025"],
    ["4月～", "2025年4月から", "from Apr 2025"],
    ["3月", "2026年3月", "Mar 2026"],
    ["随時", null, null],
  ])("%s", (text, expected, english) => {
    const period = readPeriod(text, 2025);
    expect(period && formatPeriod(period, ja, "ja")).toBe(expected);
    expect(period && formatPeriod(period, en, "en")).toBe(english);
  });
});

test.each([
  ["回収率50％以上", "50%以上", null, true],
  ["41.8（令和5年度）", "41.8%", "%", true],
  ["742万人", "7,420,000人", null, false],
  ["14回", "4回", null, false],
  ["4.5回", "5回", null, false],
])("%s says %s already: %s", (text, understood, unit, expected) => {
  expect(saysAlready(text, understood, unit)).toBe(expected);
});

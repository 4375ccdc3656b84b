import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPeriod } from "./period.ts";
import expressions from "./period-expressions.json" with { type: "json" };

describe("readPeriod", () => {
  test.each(expressions as [string, string | null, string | null][])("%s in 2024 is %s to %s", (text, from, to) => {
    expect(readPeriod(text, 2024)).toEqual({ text, from, to });
  });

  test.each([
    ["8月", null, null],
    ["通年", null, null],
    ["令和6年4月～", "2024-04", null],
    ["6月～令和7年3月", null, "2025-03"],
    ["令和6年6月～3月", "2024-06", "2025-03"],
    ["令和6年度上半期", "2024-04", "2024-09"],
  ])("%s without a fiscal year is %s to %s", (text, from, to) => {
    expect(readPeriod(text, null)).toEqual({ text, from, to });
  });

  test("blank text is no period", () => {
    expect(readPeriod(" 　\n", 2024)).toBeNull();
  });

  test("a month of the fiscal year lies in it, whichever digits print it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1950, max: 2080 }), fc.integer({ min: 1, max: 12 }), fc.boolean(), (year, month, fullWidth) => {
        const printed = fullWidth
          ? [...String(month)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join("")
          : String(month);
        const said = `${month < 4 ? year + 1 : year}-${String(month).padStart(2, "0")}`;
        expect(readPeriod(`${printed}月`, year)).toEqual({ text: `${printed}月`, from: said, to: said });
      }),
    );
  });

  test("never ends before it begins", () => {
    const part = fc.constantFrom(
      "4月",
      "12月",
      "3月",
      "～",
      "、",
      "令和6年",
      "R7",
      "年度末",
      "通年",
      "から",
      "まで",
      "(1)",
      "（",
      "）",
      "→",
      " ",
      "上半期",
      "翌年",
      "9/30",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const period = readPeriod(parts.join(""), 2024);
        if (period?.from && period.to) expect(period.from <= period.to, parts.join("")).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

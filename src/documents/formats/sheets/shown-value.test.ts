import { SSF } from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ShownValues } from "./shown-value.ts";

const shown = new ShownValues(false);

describe("a number is shown as its format says", () => {
  test.each<[number, string | null, string]>([
    [0.30000000000000004, null, "0.3"],
    [0.1 + 0.7, "General", "0.8"],
    [1_234_567_890_123, null, "1234567890123"],
    [0.00001234, null, "1.234E-05"],
    [-12.5, "G/標準", "-12.5"],
    [0.583, "0.0%", "58.3%"],
    [0.285, "0%", "29%"],
    [1.005, "0.00", "1.01"],
    [2.5, "0", "3"],
    [-0.004, "0.00", "0.00"],
    [1_234_567, "#,##0", "1,234,567"],
    [0, "#,##0", "0"],
    [0, "#,###", ""],
    [-1234, "#,##0;▲#,##0", "▲1,234"],
    [-1234, '#,##0;"▲ "#,##0', "▲ 1,234"],
    [-1234, "#,##0_);[Red]\\(#,##0\\)", "(1,234)"],
    [-3, "0.0", "-3.0"],
    [7, "000", "007"],
    [1_234_567, "000-0000", "123-4567"],
    [430_000_000, "#,##0,", "430,000"],
    [430_000_000, '#,##0,,"百万円"', "430百万円"],
    [12.5, '0.0"人"', "12.5人"],
    [12.5, "0.##人", "12.5人"],
    [12, "#.##", "12."],
    [0.5, "#.0", ".5"],
    [1200, "[$¥-411]#,##0", "¥1,200"],
    [1200, '[>=1000]#,##0"千";0"人"', "1,200千"],
    [12, '[>=1000]#,##0"千";0"人"', "12人"],
    [0, '#,##0;-#,##0;"－"', "－"],
    [5, ";;;", "5"],
    [1.5, "# ?/?", "1 1/2"],
    [12_345, "0.00E+00", "1.23E+04"],
    [12_345, "##0.0E+0", "12.3E+3"],
    [0.75, "# ??/??", "3/4"],
    [2.25, "# ?/8", "2 2/8"],
    [12, "[DBNum3]0", "１２"],
    [3, '"第"0"位"', "第3位"],
    [45_748, "yyyy/m/d", "2025/4/1"],
    [45_748, '[$-411]ggge"年"m"月"d"日"', "令和7年4月1日"],
    [45_748, '[$-ja-JP]ggge"年"m"月"d"日";@', "令和7年4月1日"],
    [45_748, "ge.m.d", "R7.4.1"],
    [45_748, "[$-411]gge", "令7"],
    [43_585, "ggge", "平成31"],
    [43_586, "ggge", "令和1"],
    [32_515, "ggge年m月d日", "昭和64年1月7日"],
    [32_516, "ggge年m月d日", "平成1年1月8日"],
    [45_748, 'yyyy"年"m"月"d"日"(aaa)', "2025年4月1日(火)"],
    [45_748, "aaaa", "火曜日"],
    [45_748, "d-mmm-yy", "1-Apr-25"],
    [45_748.75, "h:mm AM/PM", "6:00 PM"],
    [45_748.5, 'yyyy/m/d h"時"mm"分"', "2025/4/1 12時00分"],
    [1.5, "[h]:mm", "36:00"],
    [0.5 + 1 / 86_400, "mm:ss", "00:01"],
    [45_748, '[DBNum1][$-411]ggge"年"m"月"d"日"', "令和七年四月一日"],
    [-1, "yyyy/m/d", "-1"],
  ])("%d by %s", (value, format, expected) => {
    expect(shown.number(value, format)).toBe(expected);
  });

  test("days from 1904", () => {
    expect(new ShownValues(true).number(44_286, "yyyy/m/d")).toBe("2025/4/1");
  });

  test("texts", () => {
    expect(shown.text("企画課", null)).toBe("企画課");
    expect(shown.text("山田", '@"様"')).toBe("山田様");
    expect(shown.text("山田", ";;;")).toBe("山田");
  });
});

test("what has no tie to round is shown as the oracle shows it", () => {
  const formats = [
    "0",
    "0.0",
    "0.00",
    "#,##0",
    "#,##0.0",
    "#,##0.00;-#,##0.00",
    "0.0%",
    "000",
    "#,##0;(#,##0)",
    "0.###",
    "yyyy/m/d",
    "h:mm:ss",
  ];
  const value = fc.integer({ min: -9_999_999, max: 9_999_999 }).map((whole) => whole / 1000);
  fc.assert(
    fc.property(value, fc.constantFrom(...formats), (number, format) => {
      fc.pre(!/[ymdh]/u.test(format) || number >= 61);
      fc.pre(!String(number).endsWith("5") && Math.abs(number) >= 1);
      expect(shown.number(number, format)).toBe(SSF.format(format, number).trim());
    }),
    { numRuns: 2000 },
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatNumber, readNumber } from "./number.ts";

describe("readNumber", () => {
  test.each([
    ["0", 0],
    ["３３６", 336],
    ["3３6", 336],
    [" 12 ", 12],
    ["1,234", 1234],
    ["1，234，567", 1234567],
    ["0.581", 0.581],
    ["９０．５", 90.5],
    ["742万", 7420000],
    ["20.6万", 206000],
    ["0.07億", 7000000],
    ["4億3,000万", 430000000],
    ["4憶2,148万1千", 421481000],
    ["1億2千万", 120000000],
    ["3万5千", 35000],
    ["3万5,000", 35000],
    ["5千", 5000],
    ["2千5百", 2500],
    ["1.5兆", 1.5e12],
    ["十", 10],
    ["二十三", 23],
    ["三〇", 30],
    ["千二百", 1200],
    ["一万二千", 12000],
    ["二億", 2e8],
    ["▲5.0", -5],
    ["△1,234", -1234],
    ["▲ 5", -5],
    ["−3", -3],
    ["-3", -3],
    ["－3", -3],
    ["マイナス2", -2],
    ["+3", 3],
    ["▲0", 0],
    ["(123)", 123],
    ["（４）", 4],
    ["5.", 5],
  ])("%s is %s", (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  test.each([
    "",
    "-",
    "abc",
    "12人",
    "3,0000",
    "4億3,0000万",
    "12,34",
    "1.2.3",
    "0,123",
    "1,2",
    "1万2億",
    "10億50",
    "3億5千",
    "1 234",
    "1/2",
    "①",
    "½",
    "2²",
    "10^3",
    "1e5",
    "- 5",
    "9999999999999999",
    "万",
    "十十",
    "〇一",
    "一二万三億",
    "ー5",
    "４．５．６",
    "12,345,67",
    "--5",
    "(1",
    "千万億兆",
  ])("%s is none", (text) => {
    expect(readNumber(text)).toBeNull();
  });
});

describe("formatNumber", () => {
  test.each([
    [1234567.5, {}, "1,234,567.5"],
    [-5, { minus: "▲" }, "▲5"],
    [-0.04, { decimals: 1, minus: "▲" }, "0.0"],
    [66.65, { decimals: 1 }, "66.7"],
    [1.005, { decimals: 2 }, "1.01"],
    [1200, { fullWidth: true }, "１，２００"],
    [-0, {}, "0"],
  ] as const)("%s with %o is %s", (value, style, text) => {
    expect(formatNumber(value, style)).toBe(text);
  });

  test("is read back as the same number, however it is written", () => {
    const numbers = fc.tuple(fc.integer({ min: -1e11, max: 1e11 }), fc.constantFrom(1, 10, 100, 1000)).map(([whole, per]) => whole / per);
    fc.assert(
      fc.property(numbers, fc.boolean(), fc.constantFrom("▲", "△", "-" as const), (value, fullWidth, minus) => {
        expect(readNumber(formatNumber(value, { fullWidth, minus: minus as "▲" }))).toBeCloseTo(value, 9);
      }),
    );
  });

  test("万 and 億 stand for what they say", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 9999 }), (great, small) => {
        expect(readNumber(`${great}億${small}万`)).toBe(great * 1e8 + small * 1e4);
        expect(readNumber(`${formatNumber(great)}万${formatNumber(small)}`)).toBe(great * 1e4 + small);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { processorSeconds } from "../../../test/processor-time.ts";
import { findYears, readFiscalYear } from "../calendar/fiscal-year.ts";
import { readPeriod } from "../calendar/period.ts";
import { readEnumerator } from "./enumerator.ts";
import { isEmptyCell, isNoValue, normalise } from "./normal.ts";
import { readNumber } from "./number.ts";
import { splitUnit } from "./unit.ts";
import { findValues, readValue } from "./value.ts";

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  normalise,
  isNoValue,
  isEmptyCell,
  readNumber,
  readEnumerator,
  splitUnit,
  readValue,
  findValues,
  findYears,
  readFiscalYear,
  readPeriod: (text) => readPeriod(text, 2024),
};
const names = Object.keys(readers);

describe("no text makes a reader throw", () => {
  const unit = fc.oneof(
    fc.constantFrom(..."0１,.，．-－―ー~～→▲(（)）[【］年度月日元令和平成昭RHS第回件人%％万億千百十一〇分割約数以上①⑴ㇰ※/・、 　\n\t\f\0"),
    fc.constantFrom("\ud800", "\udc00", "\u0301", "\uFFFC", "\uFFFD", "\u{E0100}", "\u{1F100}", "㍻", "⺠"),
    fc.string({ unit: "binary", maxLength: 2 }),
  );
  test.each(names)("%s", (name) => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), (parts) => {
        readers[name]?.(parts.join(""));
      }),
      { numRuns: 1500 },
    );
  });
});

describe("a long text of anything is read in linear time", () => {
  const seeds = [
    "1",
    "1,",
    `1${",".repeat(50)}`,
    "1~",
    "1人→",
    "R7～",
    "令和7年",
    "（",
    "（1）",
    "1 ",
    "　",
    "百",
    "a\u0301\u0323",
    "\ud800",
    "1月、",
    "1/",
    "割1分",
    "1時間",
    "1年に",
    "①、",
    "㎡",
  ];
  /** A quadratic rule takes minutes for this many characters; a linear one takes a quarter of a second. */
  const LENGTH = 200_000;
  const cases = [...seeds.map((seed) => [seed, LENGTH] as const), ["1人、", 1_000_000] as const];
  test.each(cases)("%j over and over, %i characters", (seed, length) => {
    const text = seed.repeat(Math.ceil(length / seed.length));
    for (const [name, read] of Object.entries(readers))
      expect(
        processorSeconds(() => read(`1${text}X`)),
        name,
      ).toBeLessThan(20);
  });
});

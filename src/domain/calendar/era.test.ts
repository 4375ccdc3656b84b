import { describe, expect, test } from "vitest";
import { ERAS, eraOfFiscalYear, findEra, yearOfEra } from "./era.ts";

describe("eras", () => {
  test.each([
    ["令和", 7, 2025],
    ["R", 1, 2019],
    ["r", 1, 2019],
    ["平", 35, 2023],
    ["昭和", 64, 1989],
    ["大正", 15, 1926],
    ["M", 45, 1912],
  ])("%s %s is %s", (word, number, year) => {
    const era = findEra(word);
    expect(era && yearOfEra(era, number)).toBe(year);
  });

  test.each(["", "慶応", "A", "和"])("%s is no era", (word) => {
    expect(findEra(word)).toBeNull();
  });

  test("a fiscal year belongs to the era in which most of it lies", () => {
    expect([2018, 2019, 1988, 1989, 1867].map((year) => eraOfFiscalYear(year)?.name ?? null)).toEqual([
      "平成",
      "令和",
      "昭和",
      "平成",
      null,
    ]);
  });

  test("eras stand in order", () => {
    const years = ERAS.map(({ first }) => first);
    expect(years).toEqual([...years].sort((a, b) => a - b));
  });
});

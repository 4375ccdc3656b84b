import { expect, test } from "vitest";
import { fiscalYearAt, formatDay } from "./dates.ts";

test.each([
  ["2026-03-31T23:59:59+09:00", 2025],
  ["2026-04-01T00:00:00+09:00", 2026],
  ["2026-03-31T15:00:00Z", 2026],
  ["2026-12-31T23:00:00+09:00", 2026],
])("%s lies in %i", (moment, fiscalYear) => {
  expect(fiscalYearAt(new Date(moment))).toBe(fiscalYear);
});

test("a day is Japan's", () => {
  expect(formatDay(new Date("2026-11-20T20:00:00Z"), "ja")).toBe("2026年11月21日");
});

import { expect, test } from "vitest";
import { dayInJapan, isDay } from "./day.ts";

test.each([
  ["2026-03-31T14:59:59.999Z", "2026-03-31"],
  ["2026-03-31T15:00:00Z", "2026-04-01"],
  ["2025-12-31T15:00:00Z", "2026-01-01"],
])("%s is %s in Japan", (moment, day) => {
  expect(dayInJapan(new Date(moment))).toBe(day);
});

test.each([
  ["2026-04-01", true],
  ["2028-02-29", true],
  ["2026-02-29", false],
  ["2026-13-01", false],
  ["2026-4-1", false],
  ["0026-04-01", false],
  ["", false],
])("%s is a day: %s", (text, is) => {
  expect(isDay(text)).toBe(is);
});

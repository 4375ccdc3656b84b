import { expect, test } from "vitest";
import { readDay } from "./written-day.ts";

test.each([
  ["2026-04-01", "2026-04-01"],
  ["2026/4/1", "2026-04-01"],
  ["２０２６／４／１", "2026-04-01"],
  [" 2026年4月1日 ", "2026-04-01"],
  ["2028.2.29", "2028-02-29"],
  ["2026/2/29", null],
  ["4/1/2026", null],
  ["46113", null],
  ["", null],
])("%s is %s", (text, day) => {
  expect(readDay(text)).toBe(day);
});

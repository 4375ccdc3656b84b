import { expect, test } from "vitest";
import { formatLocalTime, readLocalTime } from "./local-time.ts";

test.each([
  ["2026-06-01T17:15", "2026-06-01T08:15:00.000Z"],
  ["2026-06-01T17:15:30", "2026-06-01T08:15:00.000Z"],
  ["2026-06-01", "2026-05-31T15:00:00.000Z"],
  [" 2026-04-01T00:00 ", "2026-03-31T15:00:00.000Z"],
])("%s in Japan is %s", (text, utc) => {
  expect(readLocalTime(text)?.toISOString()).toBe(utc);
});

test.each(["", "2026-02-30T00:00", "2026-13-01", "2026-06-01T25:00", "6月1日", "12026-06-01"])("%s is no time", (text) => {
  expect(readLocalTime(text)).toBeNull();
});

test("a moment is written as it is read", () => {
  expect(formatLocalTime(new Date("2026-05-31T15:00:00Z"))).toBe("2026-06-01T00:00");
});

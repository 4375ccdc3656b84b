import { describe, expect, test } from "vitest";
import { dayAfter, firstGap, holdsOn, overlap } from "./day-span.ts";

const span = (text: string) => {
  const [from = "", to = ""] = text.split("..");
  return { from, to: to === "" ? null : to };
};

describe("a span of days", () => {
  test.each([
    ["2026-04-01..2027-04-01", "2026-03-31", false],
    ["2026-04-01..2027-04-01", "2026-04-01", true],
    ["2026-04-01..2027-04-01", "2027-03-31", true],
    ["2026-04-01..2027-04-01", "2027-04-01", false],
    ["2026-04-01..", "2099-01-01", true],
  ])("%s holds on %s: %s", (text, day, holds) => {
    expect(holdsOn(span(text), day)).toBe(holds);
  });

  test.each([
    ["2026-04-01..2027-04-01", "2027-04-01..", false],
    ["2026-04-01..2027-04-02", "2027-04-01..", true],
    ["2026-04-01..", "2020-04-01..", true],
    ["2026-04-01..", "2020-04-01..2026-04-01", false],
  ])("%s and %s overlap: %s", (one, other, is) => {
    expect(overlap(span(one), span(other))).toBe(is);
    expect(overlap(span(other), span(one))).toBe(is);
  });

  test.each([
    [[], "2026-11-21"],
    [["2026-04-01.."], null],
    [["2026-12-01.."], "2026-11-21"],
    [["2026-04-01..2027-04-01"], "2027-04-01"],
    [["2026-04-01..2027-04-01", "2027-04-01.."], null],
    [["2026-04-01..2027-04-01", "2027-04-02.."], "2027-04-01"],
    [["2027-01-01..2028-04-01", "2026-04-01..2027-04-01", "2028-01-01..2029-01-01"], "2029-01-01"],
    [["2020-04-01..2026-04-01"], "2026-11-21"],
  ])("%j leave the first day open: %s", (texts, day) => {
    expect(firstGap(texts.map(span), "2026-11-21")).toBe(day);
  });

  test("has a day after and a day before", () => {
    expect(dayAfter("2028-02-28")).toBe("2028-02-29");
    expect(dayAfter("2026-12-31")).toBe("2027-01-01");
    expect(dayAfter("2026-04-01", -1)).toBe("2026-03-31");
  });
});

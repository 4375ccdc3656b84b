import { expect, test } from "vitest";
import { acceptedOfAll, acceptedPhase, unacceptedOf } from "./accepted-phase.ts";

test.each([
  ["set", "accepted", "set"],
  ["set", "approved", null],
  ["midterm", "draft", "set"],
  ["final", "accepted", "final"],
  ["final", "returned", "midterm"],
] as const)("of a sheet in %s that is %s, %s is accepted", (phase, status, expected) => {
  expect(acceptedPhase({ phase, status })).toBe(expected);
});

test("a year has come as far as the last of its sheets", () => {
  const sheets = [
    { phase: "midterm", status: "accepted" },
    { phase: "midterm", status: "draft" },
  ] as const;
  expect(acceptedOfAll(sheets)).toBe("set");
  expect(acceptedOfAll([...sheets, { phase: "set", status: "submitted" }])).toBeNull();
  expect(acceptedOfAll([])).toBeNull();
  expect([unacceptedOf(sheets, "set"), unacceptedOf(sheets, "midterm"), unacceptedOf(sheets, "final")]).toEqual([0, 1, 2]);
});

import { expect, test } from "vitest";
import { acceptedOfAll } from "./accepted-phase.ts";

const all = ["set", "midterm", "final"] as const;

test.each([
  ["set", "accepted", all, "set"],
  ["set", "approved", all, null],
  ["midterm", "draft", all, "set"],
  ["final", "accepted", all, "final"],
  ["final", "returned", all, "midterm"],
  ["final", "draft", ["set", "final"], "set"],
] as const)("of a sheet in %s that is %s, written in %s, %s is accepted", (phase, status, written, expected) => {
  expect(acceptedOfAll([{ phase, status, written }])).toBe(expected);
});

test("a year has come as far as the last of its sheets that has something to write", () => {
  const done = { phase: "midterm", status: "accepted", written: all } as const;
  expect(acceptedOfAll([done, { ...done, status: "draft" }])).toBe("set");
  expect(acceptedOfAll([done, { ...done, phase: "set", status: "submitted" }])).toBeNull();
  expect(acceptedOfAll([done, { phase: "set", status: "accepted", written: ["set", "final"] }])).toBe("midterm");
  expect(acceptedOfAll([])).toBeNull();
});

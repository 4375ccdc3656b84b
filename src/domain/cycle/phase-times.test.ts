import { expect, test } from "vitest";
import type { Phase, PhaseName } from "./phase.ts";
import { closedAtOnce, faultsOfTimes } from "./phase-times.ts";

const day = (text: string) => new Date(`2026-${text}T00:00:00+09:00`);
const phase = (name: PhaseName, from: string, to: string): Phase => ({ phase: name, opensAt: day(from), closesAt: day(to) });

test.each([
  [[phase("set", "04-01", "06-01"), phase("midterm", "09-15", "10-16")], []],
  [[phase("set", "04-01", "10-01"), phase("final", "09-15", "10-16")], []],
  [[], [{ kind: "no-phase" }]],
  [[phase("set", "06-01", "06-01")], [{ kind: "closes-before-it-opens", phase: "set" }]],
  [[phase("midterm", "03-01", "10-01"), phase("set", "04-01", "06-01")], [{ kind: "out-of-order", phase: "midterm" }]],
] as const)("%j has the faults %j", (phases, faults) => {
  expect(faultsOfTimes(phases)).toEqual(faults);
});

test("new times lock what is open only where they end before now, begin after it or are none", () => {
  const now = day("05-01");
  const before = [phase("set", "04-01", "06-01"), phase("midterm", "09-15", "10-16")];
  expect(closedAtOnce(before, [phase("set", "04-01", "05-02")], now)).toEqual([]);
  expect(closedAtOnce(before, [phase("set", "04-01", "05-01")], now)).toEqual(["set"]);
  expect(closedAtOnce(before, [phase("set", "05-02", "06-01")], now)).toEqual(["set"]);
  expect(closedAtOnce(before, [phase("midterm", "09-15", "10-16")], now)).toEqual(["set"]);
});

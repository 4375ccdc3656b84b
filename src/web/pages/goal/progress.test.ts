import { expect, test } from "vitest";
import type { Action, Goal, Reports, Step } from "../../../domain/goal/goal.ts";
import { progressOf } from "./progress.ts";

const nothing: Reports = { period: null, target: null, midterm: null, result: null, issues: null, grade: null, divisions: [] };
const step = (reports: Partial<Reports>): Step => ({ ...nothing, mark: null, text: "開催", ...reports });
const action = (steps: readonly Step[], reports: Partial<Reports> = {}): Action => ({
  ...nothing,
  mark: null,
  title: "取組",
  steps,
  ...reports,
});
const goal = (actions: readonly Action[]): Goal => ({
  fiscalYear: 2025,
  department: null,
  priority: null,
  title: "目標",
  placements: [],
  background: [],
  purpose: [],
  sdgs: [],
  actions,
  remarks: [],
});

test("steps are counted, and actions without any", () => {
  const counted = progressOf(goal([action([step({ result: "済" }), step({})]), action([], { midterm: "実施中" })]));
  expect(counted).toEqual({ items: 3, midterm: 1, result: 1 });
});

test("a report on a whole action speaks of each of its steps", () => {
  expect(progressOf(goal([action([step({}), step({})], { result: "済" })]))).toEqual({ items: 2, midterm: 0, result: 2 });
});

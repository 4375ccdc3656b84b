import { expect, test } from "vitest";
import { fieldName } from "./field-name.ts";

test.each([
  ["indicator", "/baseline/text", "indicator.baseline"],
  ["indicator", "/interimTargets/0/fiscalYear", "field.fiscalYear"],
  ["indicator", "/target/text", "indicator.target"],
  ["goal", "/actions/0/steps/1/target/text", "report.target"],
  ["goal", "/actions/0/title", "action.title"],
  ["goal", "/actions/0/steps/1/text", "action.step"],
  ["goal", "/title", "field.title"],
  ["mission", "/name", "mission.name"],
  ["plan-node", "/sections/0/title", "field.sectionTitle"],
  ["plan-node", "/sections/0/items/2", "field.section"],
  ["mission", "/midTermGoals/0/placements/1/text", "goal.placement"],
  ["mission", "/constructor/toString", "field.other"],
] as const)("%s %s is %s", (kind, pointer, expected) => {
  expect(fieldName(kind, pointer)).toBe(expected);
});

import { describe, expect, test } from "vitest";
import { aGoal, aMission, anAction, aStep } from "../../../test/builders.ts";
import type { PhaseName } from "../cycle/phase.ts";
import type { Form, FormField, FormFieldName } from "../form/form.ts";
import type { Goal } from "../goal/goal.ts";
import { readTargetText } from "../wording/target-text.ts";
import { bodyOfGoal } from "./sheet-goal.ts";
import { bodyOfMission } from "./sheet-mission.ts";
import { unfinishedFields } from "./unfinished-fields.ts";

const field = (name: FormFieldName, phases: readonly PhaseName[], required: readonly PhaseName[] = phases): FormField => ({
  ...{ field: name, label: name, hint: null, phases, required },
});

const FORM: Form = {
  ...{ kind: "goal", name: "シート", layout: "sheet", placementPlans: [], remarkLabels: ["協働"], steps: true, scale: [] },
  ...{ numerals: "as-written", reasonForShortfall: true },
  fields: [
    ...[field("title", ["set"]), field("background", ["set"]), field("placements", ["set"], []), field("actions", ["set"])],
    ...[field("period", ["set"]), field("target", ["set"]), field("result", ["final"]), field("issues", ["final"], [])],
    field("remarks", ["final"]),
  ],
};

const missing = (goal: Partial<Goal>, phase: PhaseName) =>
  unfinishedFields(bodyOfGoal(aGoal(goal)), FORM, phase).map(({ pointer, shortfall }) => (shortfall ? `${pointer} short` : pointer));

const period = { text: "6月", from: "2025-06", to: "2025-06" };
const target = readTargetText("4回以上");

describe("a sheet is not handed in without", () => {
  test("the required fields of its phase, in the order of the form", () => {
    expect(missing({ title: " ", background: [" "], actions: [] }, "set")).toEqual(["/title", "/background", "/actions"]);
    expect(missing({ background: ["迷う。"], actions: [anAction({ period, target })] }, "set")).toEqual([]);
  });

  test("what is said of an action or of each of its steps", () => {
    const said = aStep({ period, target });
    const unsaid = aStep({ mark: "(2)", period });
    const background = ["迷う。"];
    expect(missing({ background, actions: [anAction({ steps: [said, unsaid] })] }, "set")).toEqual(["/actions/a1/steps/s2/target"]);
    expect(missing({ background, actions: [anAction({ target, steps: [said, unsaid] })] }, "set")).toEqual([]);
    expect(missing({ background, actions: [anAction({ period: { ...period, text: "" } })] }, "set")).toEqual([
      "/actions/a1/period",
      "/actions/a1/target",
    ]);
  });

  test("the remarks that the form asks for", () => {
    const actions = [anAction({ result: "終えた" })];
    expect(missing({ actions }, "final")).toEqual(["/remarks"]);
    expect(missing({ actions, remarks: [{ label: "協働", text: null }] }, "final")).toEqual(["/remarks/r1/text"]);
    expect(missing({ actions, remarks: [{ label: "協働", text: "市民と話した。" }] }, "final")).toEqual([]);
  });

  test("a reason for a result below its target", () => {
    const remarks = [{ label: "協働", text: "市民と話した。" }];
    const short = aStep({ target, result: "2回実施した" });
    expect(missing({ remarks, actions: [anAction({ steps: [short] })] }, "final")).toEqual(["/actions/a1/steps/s1/issues short"]);
    expect(missing({ remarks, actions: [anAction({ steps: [{ ...short, issues: "大雪で中止した。" }] })] }, "final")).toEqual([]);
    expect(missing({ remarks, actions: [anAction({ issues: "大雪で中止した。", steps: [short] })] }, "final")).toEqual([]);
    expect(
      unfinishedFields(
        bodyOfGoal(aGoal({ remarks, actions: [anAction({ steps: [short] })] })),
        { ...FORM, reasonForShortfall: false },
        "final",
      ),
    ).toEqual([]);
  });
});

test("a mission statement asks for the summary of each policy", () => {
  const fields = [field("missions", ["set"]), field("policySummaries", ["final"])];
  const form: Form = { ...FORM, kind: "mission", layout: "statement", fields };
  const body = bodyOfMission(
    aMission({
      policies: [
        { mark: "1", text: "待たせない。", summary: "待ち時間が減った。" },
        { mark: "2", text: "つなぐ。", summary: " " },
      ],
    }),
  );
  expect(unfinishedFields(body, form, "set").map(({ pointer }) => pointer)).toEqual(["/missions"]);
  expect(unfinishedFields(body, form, "final").map(({ pointer }) => pointer)).toEqual(["/policies/o2/summary"]);
});

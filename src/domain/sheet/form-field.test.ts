import { describe, expect, test } from "vitest";
import { aGoalSheetBody, aMissionSheetBody, aSheetAction, aSheetStep } from "../../../test/a-sheet-body.ts";
import { PRESETS } from "../form/presets.ts";
import { closedFields, formFieldOf } from "./form-field.ts";
import type { SheetBody } from "./sheet-body.ts";
import { differencesOf } from "./sheet-fields.ts";

test.each([
  ["/title", "title"],
  ["/sdgs", "sdgs"],
  ["/background/b1/text", "background"],
  ["/background", "background"],
  ["/placements/p1/nodeId", "placements"],
  ["/actions", "actions"],
  ["/actions/a1", "actions"],
  ["/actions/a1/title", "actions"],
  ["/actions/a1/mark", "actions"],
  ["/actions/a1/target", "target"],
  ["/actions/a1/steps", "actions"],
  ["/actions/a1/steps/s2", "actions"],
  ["/actions/a1/steps/s2/text", "actions"],
  ["/actions/a1/steps/s2/result", "result"],
  // A key may be called like a field.
  ["/actions/result", "actions"],
  ["/remarks/r1/label", "remarks"],
  ["/post", "post"],
  ["/policies/o1", "policies"],
  ["/policies/summary", "policies"],
  ["/policies/o1/text", "policies"],
  ["/policies/o1/summary", "policySummaries"],
  ["/midTermGoals/g1/items/i1/text", "midTermGoals"],
])("%s stands in the field %s of the form", (pointer, field) => {
  expect(formFieldOf(pointer)).toBe(field);
});

describe("fields that are not written in a phase", () => {
  const closed = (before: SheetBody, after: SheetBody, phase: "set" | "midterm" | "final") => {
    const form = PRESETS[before.kind === "goal" ? "goal-sheet" : "mission-statement"];
    return closedFields({ before, after, differences: differencesOf(before, after) }, form, [phase]).map(({ pointer }) => pointer);
  };
  const before = aGoalSheetBody({ title: "題", actions: [aSheetAction({ steps: [aSheetStep({ midterm: "半分" })] })] });

  test("are those of others, each by its pointer", () => {
    const after = { ...before, title: "別の題", actions: [aSheetAction({ result: "済み", steps: [aSheetStep({ midterm: "八割" })] })] };
    expect(closed(before, after, "set")).toEqual(["/actions/a1/result", "/actions/a1/steps/s1/midterm"]);
    expect(closed(before, after, "midterm")).toEqual(["/title", "/actions/a1/result"]);
    expect(closed(before, after, "final")).toEqual(["/title", "/actions/a1/steps/s1/midterm"]);
  });

  test("are also in a part that goes, or comes, as a whole", () => {
    const without = { ...before, actions: [aSheetAction()] };
    expect(closed(before, without, "set")).toEqual(["/actions/a1/steps/s1/midterm"]);
    expect(closed(without, before, "midterm")).toEqual(["/actions/a1/steps/s1", "/actions/a1/steps/s1/mark", "/actions/a1/steps/s1/text"]);
  });

  test("of a statement", () => {
    const statement = aMissionSheetBody({ policies: [{ key: "o1", mark: null, text: "窓口を変える", summary: null }] });
    const summed = { ...statement, name: "別の人", policies: statement.policies.map((policy) => ({ ...policy, summary: "変わった" })) };
    expect(closed(statement, summed, "set")).toEqual(["/policies/o1/summary"]);
    expect(closed(statement, summed, "final")).toEqual(["/name"]);
  });
});

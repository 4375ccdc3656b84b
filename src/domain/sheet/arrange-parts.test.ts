import { describe, expect, test } from "vitest";
import { type Arrangement, arrangeParts, partAt } from "./arrange-parts.ts";
import type { GoalSheetBody, MissionSheetBody, SheetAction, SheetStep } from "./sheet-body.ts";

const NO_REPORTS = { period: null, target: null, midterm: null, result: null, issues: null, grade: null, divisions: [] };
const step = (key: string, mark: string | null): SheetStep => ({ key, mark, text: `内訳${key}`, ...NO_REPORTS });
const action = (key: string, mark: string | null, steps: readonly SheetStep[] = []): SheetAction => ({
  ...{ key, mark, title: `取組${key}`, ...NO_REPORTS, steps },
});
const goal: GoalSheetBody = {
  ...{ kind: "goal", title: "窓口の待ち時間の短縮", priority: 1, placements: [], background: [], purpose: [], sdgs: [], remarks: [] },
  actions: [action("a1", "①", [step("s1", "（１）"), step("s2", "（２）")]), action("a2", "②"), action("a3", "③")],
};
const mission: MissionSheetBody = {
  ...{ kind: "mission", post: "部長", name: null, missions: [], policies: [] },
  midTermGoals: [{ key: "m1", number: 1, title: "道の駅の整備", items: [], schedule: [], placements: [] }],
};

/** What stands where: the marks and keys of the actions and their steps. */
function shown(body: ReturnType<typeof arrangeParts>): string | null {
  if (body?.kind !== "goal") return null;
  return body.actions
    .map((one) => `${one.mark ?? "-"}${one.key}${one.steps.map((part) => ` ${part.mark ?? "-"}${part.key}`).join("")}`)
    .join("; ");
}

describe("parts of a goal sheet", () => {
  test.each<[string, Arrangement, string | null]>([
    ["an action at the end", { kind: "add", pointer: "/actions", key: "n" }, "①a1 （１）s1 （２）s2; ②a2; ③a3; ④n"],
    ["an action behind another", { kind: "add", pointer: "/actions/a1", key: "n" }, "①a1 （１）s1 （２）s2; ②n; ③a2; ④a3"],
    ["a step behind another", { kind: "add", pointer: "/actions/a1/steps/s1", key: "n" }, "①a1 （１）s1 （２）n （３）s2; ②a2; ③a3"],
    ["the first step", { kind: "add", pointer: "/actions/a2/steps", key: "n" }, "①a1 （１）s1 （２）s2; ②a2 （１）n; ③a3"],
    ["a removed action", { kind: "remove", pointer: "/actions/a2" }, "①a1 （１）s1 （２）s2; ②a3"],
    ["a step moved up", { kind: "up", pointer: "/actions/a1/steps/s2" }, "①a1 （１）s2 （２）s1; ②a2; ③a3"],
    ["an action moved down", { kind: "down", pointer: "/actions/a1" }, "①a2; ②a1 （１）s1 （２）s2; ③a3"],
    ["the first moved up", { kind: "up", pointer: "/actions/a1" }, null],
    ["the last moved down", { kind: "down", pointer: "/actions/a3" }, null],
    ["a key that is taken", { kind: "add", pointer: "/actions", key: "a1" }, null],
    ["a part that is not there", { kind: "remove", pointer: "/actions/a9" }, null],
    ["a list that is none", { kind: "add", pointer: "/sdgs", key: "n" }, null],
    ["divisions", { kind: "add", pointer: "/actions/a1/divisions", key: "n" }, null],
    ["a field", { kind: "remove", pointer: "/title" }, null],
    ["a prototype", { kind: "add", pointer: "/constructor", key: "n" }, null],
    ["a list of the other kind", { kind: "add", pointer: "/policies", key: "n" }, null],
  ])("%s", (_, arrangement, expected) => {
    expect(shown(arrangeParts(goal, arrangement))).toBe(expected);
  });

  test("a removed part comes back as it was, where it was", () => {
    for (const pointer of ["/actions/a1", "/actions/a2", "/actions/a3", "/actions/a1/steps/s2"]) {
      const without = arrangeParts(goal, { kind: "remove", pointer });
      expect(without && arrangeParts(without, { kind: "restore", pointer, from: goal })).toEqual(goal);
    }
    expect(arrangeParts(goal, { kind: "restore", pointer: "/actions/a1", from: goal })).toBeNull();
    expect(arrangeParts(goal, { kind: "restore", pointer: "/actions/a9", from: goal })).toBeNull();
  });

  test("are found by their pointers", () => {
    expect(partAt(goal, "/actions/a1/steps/s2")).toBe(goal.actions[0]?.steps[1]);
    expect(partAt(goal, "/actions/a1/steps")).toBeNull();
    expect(partAt(goal, "/actions/a7")).toBeNull();
  });
});

test("parts of a mission statement", () => {
  const added = arrangeParts(mission, { kind: "add", pointer: "/midTermGoals/m1/schedule", key: "n" });
  expect(added).toEqual({ ...mission, midTermGoals: [{ ...mission.midTermGoals[0], schedule: [{ key: "n", text: "" }] }] });
  expect(arrangeParts(mission, { kind: "add", pointer: "/policies", key: "n" })).toMatchObject({ policies: [{ key: "n", mark: null }] });
});

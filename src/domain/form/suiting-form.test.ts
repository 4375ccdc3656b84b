import { describe, expect, test } from "vitest";
import { aGoal, aMission, anAction, aStep } from "../../../test/builders.ts";
import type { Goal } from "../goal/goal.ts";
import { bodyOfGoal } from "../sheet/sheet-goal.ts";
import { bodyOfMission } from "../sheet/sheet-mission.ts";
import { checkForm } from "./check-form.ts";
import { PRESETS } from "./presets.ts";
import { suitingForm } from "./suiting-form.ts";

const period = { text: "通年", from: "2026-04", to: "2027-03" };
const target = { text: "4回", values: [] };
const sheets = (...goals: Partial<Goal>[]) => goals.map((goal) => bodyOfGoal(aGoal(goal)));

const OF_SHEETS: Partial<Goal> = {
  ...{ background: ["待ち時間が長い。"], purpose: ["短くする。"], sdgs: [11] },
  placements: [{ plan: "まちづくり計画", code: "1-1", text: "窓口" }],
  actions: [anAction({ steps: [aStep({ period, target, midterm: "半分を終えた。" })] })],
  remarks: [{ label: "協働の工夫", text: null }],
};
const OF_LISTS: Partial<Goal> = { actions: [anAction({ steps: [aStep({ target, result: "済んだ。" })] })] };
const OF_STATEMENTS: Partial<Goal> = {
  placements: [{ plan: "基本政策", code: "70", text: "市民協働" }],
  actions: [anAction({ result: "済んだ。", issues: "続ける。" })],
};

describe("the form that suits", () => {
  test.each([
    ["sheets of goals", [OF_SHEETS, OF_SHEETS], "goal-sheet"],
    ["yearly lists", [OF_LISTS, OF_LISTS], "goal-list"],
    ["goals of mission statements", [OF_STATEMENTS, OF_STATEMENTS], "statement-goals"],
    ["sheets of some departments and lists of others: nothing is to be hidden", [OF_SHEETS, OF_LISTS, OF_LISTS], "goal-sheet"],
    ["nothing yet", [], "goal-sheet"],
  ] as const)("%s", (_, goals, preset) => {
    const form = suitingForm("goal", sheets(...goals));
    expect(form.name).toBe(PRESETS[preset].name);
    expect(checkForm(form)).toEqual([]);
  });

  test("calls plans and remarks as the city does, the most used first, and leaves one department's own to its sheets", () => {
    const plans = (...names: string[]) => names.map((plan) => ({ plan, code: null, text: "窓口" }));
    const own = { remarks: [{ label: "部内の申し送り", text: "なし" }], placements: plans("観光プラン") };
    const form = suitingForm(
      "goal",
      sheets(
        { ...OF_SHEETS, placements: plans("総合戦略", "まちづくり計画") },
        ...Array.from({ length: 8 }, () => OF_SHEETS),
        { ...OF_SHEETS, ...own },
        { ...OF_SHEETS, placements: plans("総 合 戦 略") },
        { ...OF_SHEETS, placements: plans("総合戦略") },
      ),
    );
    expect(form.placementPlans).toEqual(["まちづくり計画", "総合戦略"]);
    expect(form.remarkLabels).toEqual(["協働の工夫"]);
  });

  test("of mission statements has the plans of their mid-term goals", () => {
    const goal = { number: 1, title: "協働", items: [], schedule: [], placements: [{ plan: "市長の基本政策", code: null, text: "協働" }] };
    const form = suitingForm("mission", [bodyOfMission(aMission({ midTermGoals: [goal] }))]);
    expect(form).toEqual({ ...PRESETS["mission-statement"], placementPlans: ["市長の基本政策"] });
  });
});

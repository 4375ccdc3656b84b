import { expect, test } from "vitest";
import { aGoal, aMission, anAction, aStep } from "../../../test/builders.ts";
import type { PHASES } from "../cycle/phase.ts";
import type { Form } from "../form/form.ts";
import { PRESETS } from "../form/presets.ts";
import { goalSaysIn, goalTold, missionSaysIn } from "./told-by-phase.ts";

const reports = {
  midterm: "中間の語",
  result: "結果の語",
  issues: "課題の語",
  grade: "評価の語",
  target: { text: "目標の語", values: [] },
};
const goal = aGoal({
  ...{ background: ["現況の語"], purpose: ["目的の語"], remarks: [{ label: "特記", text: "特記の語" }] },
  actions: [anAction({ ...reports, steps: [aStep(reports)] })],
});
const words = (form: Form, phase: (typeof PHASES)[number]) =>
  [...new Set(JSON.stringify(goalTold(goal, form, phase)).match(/[一-龠]{2}の語/gu))].sort();

test("a goal is told without what its form asks for later, whatever the field is", () => {
  const preset = PRESETS["goal-sheet"];
  const later: Form = {
    ...preset,
    fields: preset.fields.map((one) => (one.field === "target" || one.field === "background" ? { ...one, phases: ["final"] } : one)),
  };
  expect(words(preset, "set")).toEqual(["現況の語", "目標の語", "目的の語"].sort());
  expect(words(later, "set")).toEqual(["目的の語"]);
  expect(words(later, "final")).toEqual(words(preset, "final"));
  expect(words(preset, "final")).toHaveLength(8);
});

test("a goal says something in a phase where its actions are reported on in it", () => {
  const form = PRESETS["goal-sheet"];
  const saysIn = (one: typeof goal) => (["set", "midterm", "final"] as const).map((phase) => goalSaysIn(one, form, phase));
  expect(saysIn(goal)).toEqual([true, true, true]);
  expect(saysIn(aGoal({ actions: [anAction({ steps: [aStep({ midterm: "半分を終えた" })] })] }))).toEqual([true, true, false]);
  // Remarks are asked for with the reports, but are none.
  expect(saysIn(aGoal({ remarks: goal.remarks, actions: [anAction()] }))).toEqual([true, false, false]);
});

test("a statement says something in the phase in which its policies are summed up", () => {
  const form = PRESETS["mission-statement"];
  const policy = { mark: "1", text: "待ち時間を測る" };
  const saysIn = (summary: string | null) =>
    (["set", "final"] as const).map((phase) => missionSaysIn(aMission({ policies: [{ ...policy, summary }] }), form, phase));
  expect([saysIn(null), saysIn("毎月測った")]).toEqual([
    [true, false],
    [true, true],
  ]);
});

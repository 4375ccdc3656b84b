import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aGoal, anAction, aStep } from "../../../test/builders.ts";
import { goals, missions } from "../../../test/sheet-bodies.ts";
import type { Goal } from "../goal/goal.ts";
import type { Mission } from "../mission/mission.ts";
import { newKey } from "./part-key.ts";
import { bodyOfGoal, goalOfBody } from "./sheet-goal.ts";
import { bodyOfMission, missionOfBody } from "./sheet-mission.ts";

const throughSheet = (goal: Goal): Goal => goalOfBody(bodyOfGoal(goal), goal);
const missionThroughSheet = (mission: Mission): Mission => missionOfBody(bodyOfMission(mission), mission);

describe("a goal as a sheet", () => {
  test("has keys of the places of its parts", () => {
    const goal = aGoal({
      background: ["一件目", "二件目"],
      actions: [anAction({ steps: [aStep(), aStep({ mark: "(2)" })] }), anAction({ mark: "②", steps: [aStep()] })],
      remarks: [{ label: "特記事項", text: null }],
    });
    const body = bodyOfGoal(goal);
    expect(body.background.map(({ key }) => key)).toEqual(["b1", "b2"]);
    expect(body.actions.map(({ key, steps }) => [key, ...steps.map((step) => step.key)])).toEqual([
      ["a1", "s1", "s2"],
      ["a2", "s1"],
    ]);
    expect(bodyOfGoal(goal)).toEqual(body);
  });

  test("is the same goal again, whatever it says", () => {
    fc.assert(
      fc.property(goals, (goal) => {
        expect(throughSheet(goal)).toEqual(goal);
      }),
    );
  });

  test("leaves out what was added and not written on, and makes null what is blank", () => {
    const body = bodyOfGoal(aGoal({ background: ["一件目"], actions: [anAction({ steps: [aStep()] })] }));
    const added = { ...aStep({ mark: null, text: " " }), key: "n1" };
    const actions = body.actions.map((action) => ({
      ...action,
      midterm: "",
      period: { text: "　", from: null, to: null },
      steps: [...action.steps, added],
    }));
    const goal = goalOfBody(
      { ...body, background: [...body.background, { key: "n1", text: "\n" }], actions },
      { fiscalYear: 2025, department: "企画部" },
    );
    expect(goal).toEqual(aGoal({ background: ["一件目"], actions: [anAction({ steps: [aStep()] })] }));
  });

  test("keeps a step that has only a mark, a remark that has only a label, and a step that has only a target", () => {
    const goal = aGoal({
      actions: [anAction({ steps: [aStep({ text: "" }), aStep({ mark: null, text: "", target: { text: "2回", values: [] } })] })],
      remarks: [{ label: "備考", text: null }],
    });
    expect(throughSheet(goal)).toEqual(goal);
  });
});

describe("a mission statement as a sheet", () => {
  test("is the same statement again, whatever it says", () => {
    fc.assert(
      fc.property(missions, (mission) => {
        expect(missionThroughSheet(mission)).toEqual(mission);
      }),
    );
  });
});

/** Readings of real documents by careful people. They are no part of the project. */
const gold = resolve(import.meta.dirname, "../../../../shared/corpus/gold");
const present = existsSync(gold);
if (!present) console.warn(`skipped: no corpus at ${gold}`);

describe.skipIf(!present)("the gold readings", () => {
  test("lose nothing on the way through a sheet", () => {
    const files = readdirSync(gold).filter((name) => name.endsWith(".json"));
    const read = files.map((name) => JSON.parse(readFileSync(join(gold, name), "utf8")) as { goals: Goal[]; missions: Mission[] });
    const [realGoals, realMissions] = [read.flatMap((one) => one.goals), read.flatMap((one) => one.missions)];
    expect(realGoals.length).toBeGreaterThan(20);
    expect(realMissions.length).toBeGreaterThan(0);
    expect(realGoals.map(throughSheet)).toEqual(realGoals);
    expect(realMissions.map(missionThroughSheet)).toEqual(realMissions);
  });
});

describe("a new key", () => {
  test.each([
    [[], "q7x", "q7x"],
    [["q7x"], "q7x", "q7x2"],
    [["q7x", "q7x2"], "q7x", "q7x3"],
    [[], "Ab-_c", "abc"],
    [[], "", "n"],
    [["n"], "いろは", "n2"],
  ])("beside %j from %j is %s", (taken, letters, key) => {
    expect(newKey(new Set(taken), letters)).toBe(key);
  });
});

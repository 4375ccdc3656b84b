import { describe, expect, test } from "vitest";
import { aGoal, aMission, aNode, anAction, anIndicator, aPlan, aStep, aValue } from "../../../../test/builders.ts";
import { sentencesIn } from "../../ui/sentences.ts";
import { type Draft, fieldOf, fieldsUnder, findField, saidOf, slotsUnder, textOf, unitOf, valueAt } from "./draft-fields.ts";
import { partOf, partsOf } from "./draft-parts.ts";
import { fieldTitle } from "./field-title.ts";

const t = sentencesIn("ja");
const draft: Draft = {
  municipality: null,
  plan: aPlan({
    title: "第3次総合計画",
    nodes: Array.from({ length: 30 }, (_, i) =>
      aNode({ code: `${i + 1}`, title: `施策${i + 1}`, sections: [{ title: "現状と課題", items: ["人が減る。"] }] }),
    ),
    indicators: [anIndicator({ name: "満足度", target: aValue({ text: "60％以上", value: 60 }) })],
  }),
  goals: [
    aGoal({
      title: "窓口の案内",
      department: null,
      purpose: ["早く済む。", "迷わない。"],
      actions: [anAction({ steps: [aStep({ period: { text: "6月", from: "2025-06", to: "2025-06" } })] })],
    }),
  ],
  missions: [aMission({ department: "環境部", name: "緑川 翔" })],
};

describe("a pointer", () => {
  test.each([
    ["/plan/indicators/0/target/fiscalYear", "/plan/indicators/0/target"],
    ["/plan/indicators/0/target", "/plan/indicators/0/target"],
    ["/goals/0/actions/0/steps/0/period/text", "/goals/0/actions/0/steps/0/period"],
    ["/goals/0/purpose/1", "/goals/0/purpose/1"],
    ["/goals/0/department", "/goals/0/department"],
    ["/goals/7/title", "/goals/7/title"],
  ])("%s is a part of the field %s", (pointer, field) => {
    expect(fieldOf(draft, pointer)).toBe(field);
  });

  test.each([
    ["/goals/0/actions/0/title", "/goals/0"],
    ["/plan/nodes/12/sections/0/title", "/plan/nodes/12"],
    ["/plan/title", ""],
    ["/municipality", ""],
  ])("%s belongs to the thing %s", (pointer, unit) => {
    expect(unitOf(pointer)).toBe(unit);
  });

  test.each(["/goals/0/constructor", "/goals/__proto__", "/toString", "/goals/0/title/0"])("%s leads nowhere", (pointer) => {
    expect(valueAt(draft, pointer)).toBeUndefined();
  });

  test.each([
    ["/goals/0/title", "/goals/0/title"],
    ["/goals/0/department", "/goals/0/department"],
    ["/goals/0/purpose/-", "/goals/0/purpose/-"],
    ["/plan/indicators/0/target/unit", "/plan/indicators/0/target"],
    ["/goals/0/purpose", null],
    ["/goals/0/title/-", null],
    ["/goals/9/title", null],
    ["/goals/0", null],
  ])("%s in an address is the field %s", (pointer, field) => {
    expect(findField(draft, pointer)).toBe(field);
  });

  test.each([
    ["/goals/0/title", "窓口の案内：題名"],
    ["/goals/0/purpose/1", "窓口の案内：目的・効果 2つ目"],
    ["/goals/0/purpose/-", "窓口の案内：目的・効果 （追加）"],
    ["/goals/0/actions/0/steps/0/period", "窓口の案内：取組項目① (1) 期間・期限"],
    ["/plan/indicators/0/target", "満足度：目標値"],
    ["/plan/nodes/2/sections/0/items/0", "3 施策3：現状と課題"],
    ["/missions/0/name", "環境部：部局長"],
    ["/municipality", "自治体"],
  ])("%s is called %s", (pointer, title) => {
    expect(fieldTitle(draft, pointer, t)).toBe(title);
  });
});

describe("what a field says", () => {
  test.each([
    ["a text", "早く済む。", "早く済む。"],
    ["a number", 2025, "2025"],
    ["a value by its text", aValue({ text: "60％以上" }), "60％以上"],
    ["a list is no field", ["a"], null],
    ["nothing", null, null],
  ])("%s", (_, value, said) => {
    expect(textOf(value)).toBe(said);
  });

  test("of anything that the record has is all its texts", () => {
    expect(saidOf(["一", "二"])).toBe("一 / 二");
    expect(saidOf(aValue({ text: "3件" }))).toBe("3件");
    expect(saidOf(null)).toBeNull();
  });

  test("every field that says something is listed once, in order", () => {
    const fields = [...fieldsUnder(draft.goals[0], "/goals/0")];
    expect(new Set(fields).size).toBe(fields.length);
    expect(fields).toContain("/goals/0/actions/0/steps/0/period");
    expect(fields).not.toContain("/goals/0/department");
  });
});

test("a line can be put into every text, every empty field, and behind every list, but into nothing that is not the document's", () => {
  const slots = [...slotsUnder(draft.goals[0], "/goals/0")];
  for (const slot of [
    "/goals/0/department",
    "/goals/0/purpose/1",
    "/goals/0/purpose/-",
    "/goals/0/background/-",
    "/goals/0/actions/0/steps/0/target",
  ])
    expect(slots).toContain(slot);
  for (const slot of ["/goals/0/actions/0/mark", "/goals/0/actions/-", "/goals/0/actions/0/steps/0/period/from"])
    expect(slots).not.toContain(slot);
});

describe("the parts of a draft", () => {
  const parts = partsOf(draft, t);

  test("are as many things as one looks through at a time, and hold each once", () => {
    expect(parts.map(({ key, units }) => [key, units.length])).toEqual([
      ["plan", 1],
      ["nodes", 25],
      ["nodes-2", 5],
      ["indicators", 1],
      ["goal-1", 1],
      ["mission-1", 1],
    ]);
    const units = parts.flatMap((part) => part.units);
    expect(new Set(units).size).toBe(units.length);
  });

  test.each([
    ["/plan/nodes/27/title", "nodes-2"],
    ["/plan/title", "plan"],
    ["/plan/indicators/0/target", "indicators"],
    ["/goals/0/actions/0/title", "goal-1"],
    ["/missions/0/name", "mission-1"],
    ["/municipality", undefined],
  ])("%s stands on %s", (pointer, key) => {
    expect(partOf(parts, pointer)?.key).toBe(key);
  });
});

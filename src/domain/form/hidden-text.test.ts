import { describe, expect, test } from "vitest";
import { aGoalSheetBody, aMissionSheetBody, aSheetAction, aSheetStep } from "../../../test/a-sheet-body.ts";
import type { SheetBody } from "../sheet/sheet-body.ts";
import { type Form, type FormFieldName, fieldsFor } from "./form.ts";
import { type HiddenText, textHidden } from "./hidden-text.ts";
import { newField, PRESETS } from "./presets.ts";
import { SCALES } from "./scales.ts";

const SHEET: Form = { ...PRESETS["goal-sheet"], fields: fieldsFor("goal").map(newField), scale: SCALES.rates };
const STATEMENT = PRESETS["mission-statement"];

/** Sheets that say something in every field. */
const FULL = aGoalSheetBody({
  title: "窓口を待たせない",
  priority: 1,
  placements: [{ key: "p1", plan: "総合 計画", code: "1-2", text: "便利な窓口", nodeId: null }],
  background: [{ key: "b1", text: "待ち時間が長い" }],
  purpose: [{ key: "u1", text: "早く済む" }],
  sdgs: [11],
  actions: [
    aSheetAction({
      period: { text: "通年", from: "2026-04", to: "2027-03" },
      target: { text: "10分以内", values: [] },
      midterm: "12分",
      result: "9分",
      grade: "Ａ",
      issues: "月曜が混む",
      divisions: ["市民課"],
    }),
  ],
  remarks: [{ key: "r1", label: "取組による効果・残された課題", text: "苦情が減った" }],
});
const FULL_MISSION = aMissionSheetBody({
  post: "部長",
  name: "澄川 花子",
  missions: [{ key: "m1", text: "市民の時間を守る" }],
  policies: [{ key: "p1", mark: "(1)", text: "待たせない", summary: "待ち時間が半分になった" }],
  midTermGoals: [
    {
      ...{ key: "g1", number: 1, title: "窓口を一つに", items: [], schedule: [] },
      placements: [{ key: "q1", plan: "基本政策", code: null, text: "便利なまち", nodeId: null }],
    },
  ],
});

const without = (form: Form, name: FormFieldName): Form => ({ ...form, fields: form.fields.filter(({ field }) => field !== name) });

describe("textHidden", () => {
  test.each(fieldsFor("goal"))("counts the sheets with something in %s", (name) => {
    const hidden = textHidden(SHEET, without(SHEET, name), [FULL, aGoalSheetBody(), FULL]);
    expect(hidden).toEqual([{ part: { kind: "field", name }, sheets: 2 }]);
  });

  test.each(fieldsFor("mission"))("counts the mission statements with something in %s", (name) => {
    const hidden = textHidden(STATEMENT, without(STATEMENT, name), [FULL_MISSION, aMissionSheetBody()]);
    expect(hidden).toEqual([{ part: { kind: "field", name }, sheets: 1 }]);
  });

  const withSteps = aGoalSheetBody({ actions: [aSheetAction({ steps: [aSheetStep({ grade: "E" })] })] });
  const CASES: readonly (readonly [
    what: string,
    before: Form,
    after: Form,
    sheets: readonly SheetBody[],
    hidden: readonly HiddenText[],
  ])[] = [
    ["nothing where nothing changes", SHEET, SHEET, [FULL], []],
    [
      "nothing where a field gets another label",
      SHEET,
      { ...SHEET, fields: SHEET.fields.map((one) => ({ ...one, label: `新${one.label}` })) },
      [FULL],
      [],
    ],
    ["nothing where nobody wrote anything", SHEET, { ...SHEET, fields: SHEET.fields.slice(0, 1) }, [aGoalSheetBody()], []],
    ["steps", SHEET, { ...SHEET, steps: false }, [FULL, withSteps], [{ part: { kind: "steps" }, sheets: 1 }]],
    [
      "a plan, however it is spaced",
      SHEET,
      { ...SHEET, placementPlans: ["総合戦略"] },
      [FULL],
      [{ part: { kind: "plan", name: "総合計画" }, sheets: 1 }],
    ],
    [
      "a plan of a mid-term goal",
      STATEMENT,
      { ...STATEMENT, placementPlans: ["総合計画"] },
      [FULL_MISSION],
      [{ part: { kind: "plan", name: "基本政策" }, sheets: 1 }],
    ],
    [
      "a remark",
      SHEET,
      { ...SHEET, remarkLabels: ["市民参加・協働の推進に考慮した点"] },
      [FULL],
      [{ part: { kind: "remark", name: "取組による効果・残された課題" }, sheets: 1 }],
    ],
    [
      "codes of actions and of steps, in any width",
      SHEET,
      { ...SHEET, scale: [] },
      [FULL, withSteps],
      [
        { part: { kind: "code", name: "A" }, sheets: 1 },
        { part: { kind: "code", name: "E" }, sheets: 1 },
      ],
    ],
  ];
  test.each(CASES)("tells %s", (_, before, after, sheets, hidden) => {
    expect(textHidden(before, after, sheets)).toEqual(hidden);
  });
});

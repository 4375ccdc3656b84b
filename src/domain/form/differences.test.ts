import { describe, expect, test } from "vitest";
import { differencesOfForms, type FormDifference } from "./differences.ts";
import type { Form } from "./form.ts";
import { newField, PRESETS } from "./presets.ts";
import { SCALES } from "./scales.ts";

const SHEET = PRESETS["goal-sheet"];
const [first, second, ...others] = SHEET.fields;

const CASES: readonly (readonly [what: string, after: Form, differences: readonly FormDifference[]])[] = [
  ["the same form", { ...SHEET }, []],
  ["a field that came", { ...SHEET, fields: [...SHEET.fields, newField("issues")] }, ["field.issues"]],
  ["a field that went", { ...SHEET, fields: SHEET.fields.slice(1) }, ["field.title"]],
  [
    "a label",
    { ...SHEET, fields: SHEET.fields.map((one) => (one.field === "purpose" ? { ...one, label: "ねらい" } : one)) },
    ["field.purpose"],
  ],
  ["two fields that changed places", { ...SHEET, fields: [second, first, ...others].filter((one) => one !== undefined) }, ["order"]],
  ["name and scale", { ...SHEET, name: "シート", scale: SCALES.signs }, ["name", "scale"]],
  ["the order of plans", { ...SHEET, placementPlans: SHEET.placementPlans.toReversed() }, ["placementPlans"]],
];

describe("differencesOfForms", () => {
  test.each(CASES)("%s", (_, after, differences) => {
    expect(differencesOfForms(SHEET, after)).toEqual(differences);
    expect(differencesOfForms(after, SHEET)).toEqual(differences);
  });

  test("keys of a scale may come back in another order", () => {
    const turned = SCALES.signs.map(({ code, label, rank }) => ({ rank, label, code }));
    expect(differencesOfForms({ ...SHEET, scale: SCALES.signs }, { ...SHEET, scale: turned })).toEqual([]);
  });
});

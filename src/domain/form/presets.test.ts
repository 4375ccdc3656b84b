import { describe, expect, test } from "vitest";
import { checkForm } from "./check-form.ts";
import { ACTION_FIELDS, fieldsFor, GOAL_FIELDS, MISSION_FIELDS } from "./form.ts";
import { FIRST_PRESETS, newField, PRESET_NAMES, PRESETS } from "./presets.ts";
import { SCALES } from "./scales.ts";

describe("presets", () => {
  test.each(PRESET_NAMES)("%s is without fault", (name) => {
    expect(checkForm(PRESETS[name])).toEqual([]);
  });

  test.each(Object.entries(SCALES))("the scale %s can stand in a form", (_, scale) => {
    const form = PRESETS["goal-sheet"];
    expect(checkForm({ ...form, fields: [...form.fields, newField("grade")], scale })).toEqual([]);
  });

  test("a municipality begins with a form of each kind of sheet", () => {
    expect(PRESETS[FIRST_PRESETS.goal].kind).toBe("goal");
    expect(PRESETS[FIRST_PRESETS.mission].kind).toBe("mission");
  });

  test.each(["goal", "mission"] as const)("every field of a %s sheet can be put into its form", (kind) => {
    for (const name of fieldsFor(kind))
      expect(newField(name)).toMatchObject({ field: name, label: expect.stringMatching(/^(?!.*[a-z]{3})/u) });
  });

  test("the two kinds have no field in common", () => {
    expect(new Set([...GOAL_FIELDS, ...ACTION_FIELDS, ...MISSION_FIELDS]).size).toBe(
      fieldsFor("goal").length + fieldsFor("mission").length,
    );
  });
});

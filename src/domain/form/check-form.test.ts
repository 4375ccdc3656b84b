import { describe, expect, test } from "vitest";
import { checkForm, type FormFault } from "./check-form.ts";
import type { Form, FormField } from "./form.ts";
import { PRESETS } from "./presets.ts";
import { SCALES } from "./scales.ts";

const SHEET = PRESETS["goal-sheet"];
const STATEMENT = PRESETS["mission-statement"];

/** The preset with one of its fields changed; its place among the fields. */
function withField(form: Form, name: FormField["field"], change: Partial<FormField>): Form {
  return { ...form, fields: form.fields.map((one) => (one.field === name ? { ...one, ...change } : one)) };
}

function without(form: Form, ...names: readonly FormField["field"][]): Form {
  return { ...form, fields: form.fields.filter(({ field }) => !names.includes(field)) };
}

const grade: FormField = { field: "grade", label: "達成度", hint: null, phases: ["final"], required: [] };
const graded: Form = { ...SHEET, fields: [...SHEET.fields, grade], scale: SCALES.targets };

const CASES: readonly (readonly [what: string, form: Form, faults: readonly FormFault[]])[] = [
  ["no name", { ...SHEET, name: " " }, [{ kind: "no-name" }]],
  ["a statement of goals", { ...SHEET, layout: "statement" }, [{ kind: "wrong-layout" }]],
  ["a list of missions", { ...STATEMENT, layout: "list" }, [{ kind: "wrong-layout" }]],
  ["no field at all", { ...SHEET, fields: [] }, [{ kind: "no-fields" }]],
  [
    "a field of the other kind",
    { ...SHEET, fields: [...SHEET.fields, { ...grade, field: "missions", label: "使命" }] },
    [{ kind: "unknown-field", at: 12, field: "missions" }],
  ],
  [
    "a field twice",
    { ...SHEET, fields: [...SHEET.fields, { ...grade, field: "purpose", label: "ねらい" }] },
    [{ kind: "double-field", at: 12, field: "purpose" }],
  ],
  ["an empty label", withField(SHEET, "purpose", { label: "　" }), [{ kind: "no-label", at: 4, field: "purpose" }]],
  [
    "a label twice, in other widths",
    withField(SHEET, "sdgs", { label: "優 先順位" }),
    [{ kind: "double-label", at: 5, field: "sdgs", label: "優 先順位" }],
  ],
  ["a field that nobody ever writes", withField(SHEET, "priority", { phases: [] }), [{ kind: "no-phase", at: 1, field: "priority" }]],
  [
    "required where it is only read",
    withField(SHEET, "target", { required: ["set", "midterm"] }),
    [{ kind: "required-unwritten", at: 8, field: "target", phase: "midterm" }],
  ],
  ["no title", without(SHEET, "title"), [{ kind: "no-title" }]],
  ["a title that can be left empty", withField(SHEET, "title", { required: [] }), [{ kind: "no-title" }]],
  [
    "columns without actions",
    without(SHEET, "actions", "target", "midterm"),
    [
      { kind: "needs-field", at: 6, field: "period", needs: "actions" },
      { kind: "needs-field", at: 7, field: "result", needs: "actions" },
    ],
  ],
  [
    "a summary of no policies",
    without(STATEMENT, "policies"),
    [{ kind: "needs-field", at: 3, field: "policySummaries", needs: "policies" }],
  ],
  ["placements in no plan", { ...SHEET, placementPlans: [] }, [{ kind: "nothing-listed", list: "placementPlans" }]],
  [
    "a plan without a name, and one twice",
    { ...SHEET, placementPlans: ["総合計画", "", "総合 計画"] },
    [
      { kind: "empty-entry", list: "placementPlans", at: 1 },
      { kind: "double-entry", list: "placementPlans", at: 2, entry: "総合 計画" },
    ],
  ],
  ["remarks about nothing", { ...SHEET, remarkLabels: [] }, [{ kind: "nothing-listed", list: "remarkLabels" }]],
  ["labels of remarks that the form does not have", without(SHEET, "remarks"), []],
  ["grades without a scale", { ...graded, scale: [] }, [{ kind: "nothing-listed", list: "scale" }]],
  [
    "a code twice, in another width",
    {
      ...graded,
      scale: [
        { code: "A", label: "達成", rank: 1 },
        { code: "Ａ", label: "未達成", rank: 2 },
      ],
    },
    [{ kind: "double-entry", list: "scale", at: 1, entry: "Ａ" }],
  ],
  [
    "a code that says nothing, two of one rank",
    {
      ...graded,
      scale: [
        { code: "A", label: "", rank: 1 },
        { code: "B", label: "未達成", rank: 1 },
      ],
    },
    [
      { kind: "no-step-label", at: 0, code: "A" },
      { kind: "double-rank", at: 1, code: "B" },
    ],
  ],
  [
    "two codes outside the order",
    {
      ...graded,
      scale: [
        { code: "Y", label: "中止", rank: null },
        { code: "Z", label: "評価できない", rank: null },
      ],
    },
    [],
  ],
  ["a reason that has no field", { ...SHEET, reasonForShortfall: true }, [{ kind: "no-reason-field" }]],
];

describe("checkForm", () => {
  test.each(CASES)("%s", (_, form, faults) => {
    expect(checkForm(form)).toEqual(faults);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aGoalSheetBody, aMissionSheetBody, aSheetAction, aSheetStep } from "../../../test/a-sheet-body.ts";
import { bodies } from "../../../test/sheet-bodies.ts";
import { PRESETS } from "../form/presets.ts";
import { blankBody, copyForward } from "./copy-forward.ts";
import { fieldsOf } from "./sheet-fields.ts";

const form = PRESETS["goal-sheet"];
const REPORTED = /\/(midterm|result|issues|grade|summary)$/u;

describe("copying forward", () => {
  test("keeps what was planned and empties what was reported", () => {
    const body = aGoalSheetBody({
      ...{ title: "窓口で待たせない", priority: 2, sdgs: [11] },
      placements: [{ key: "p1", plan: "総合計画", code: "1-2", text: "窓口", nodeId: 7 }],
      actions: [
        aSheetAction({
          ...{ midterm: "半分", result: "済み", issues: "なし", grade: "A", divisions: ["市民課"] },
          steps: [
            aSheetStep({ period: { text: "通年", from: "2025-04", to: "2026-03" }, target: { text: "4回", values: [] }, result: "4回" }),
            aSheetStep({ key: "s2", mark: "(2)", period: { text: "令和7年9月", from: "2025-09", to: "2025-09" } }),
          ],
        }),
      ],
      remarks: [{ key: "r1", label: "昨年の欄", text: "公募した" }],
    });
    expect(copyForward(body, form, 2026)).toEqual(
      aGoalSheetBody({
        ...{ title: "窓口で待たせない", priority: 2, sdgs: [11], placements: body.placements },
        actions: [
          aSheetAction({
            divisions: ["市民課"],
            steps: [
              aSheetStep({ period: { text: "通年", from: "2026-04", to: "2027-03" }, target: { text: "4回", values: [] } }),
              aSheetStep({ key: "s2", mark: "(2)", period: { text: "令和7年9月", from: "2025-09", to: "2025-09" } }),
            ],
          }),
        ],
        remarks: [
          { key: "r1", label: "昨年の欄", text: null },
          { key: "r2", label: "市民参加・協働の推進に考慮した点", text: null },
          { key: "r3", label: "取組による効果・残された課題", text: null },
        ],
      }),
    );
  });

  test("keeps remarks where the form plans with them", () => {
    const planned = {
      ...form,
      fields: form.fields.map((field) => (field.field === "remarks" ? { ...field, phases: ["set" as const] } : field)),
    };
    const body = aGoalSheetBody({ remarks: [{ key: "r1", label: "備考", text: "継続" }] });
    expect(fieldsOf(copyForward(body, planned, 2026)).get("/remarks/r1/text")).toBe("継続");
  });

  test("keeps a statement but for the summaries of its policies", () => {
    const policies = [{ key: "o1", mark: null, text: "窓口を変える", summary: "変わった" }];
    const body = aMissionSheetBody({ post: "市民部長", name: "澄川 花子", policies });
    const forward = copyForward(body, PRESETS["mission-statement"], 2026);
    expect(forward).toEqual({ ...body, policies: [{ key: "o1", mark: null, text: "窓口を変える", summary: null }] });
  });

  test("loses no text that is no report, whatever the sheet says", () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const forward = fieldsOf(copyForward(body, body.kind === "goal" ? form : PRESETS["mission-statement"], 2026));
        for (const [pointer, text] of fieldsOf(body)) {
          const isReport = REPORTED.test(pointer) || /^\/remarks\/.*\/text$/u.test(pointer);
          expect([pointer, forward.get(pointer)]).toEqual([pointer, isReport ? undefined : text]);
        }
      }),
    );
  });
});

test("a blank sheet has the labels that the form prints", () => {
  expect([...fieldsOf(blankBody(form)).values()]).toEqual(form.remarkLabels);
  expect(blankBody(PRESETS["mission-statement"])).toEqual(aMissionSheetBody());
});

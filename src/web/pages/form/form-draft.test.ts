import { describe, expect, test } from "vitest";
import { PRESET_NAMES, PRESETS } from "../../../domain/form/presets.ts";
import { SCALES } from "../../../domain/form/scales.ts";
import { takeAct } from "./form-acts.ts";
import { draftOf, type FormDraft, formOf, readDraft } from "./form-draft.ts";

const SHEET = draftOf({ ...PRESETS["goal-sheet"], scale: SCALES.signs });
const nothing = new URLSearchParams();

/** What a browser posts of the editor. */
function posted(draft: FormDraft): URLSearchParams {
  const form = new URLSearchParams({ name: draft.name, layout: draft.layout, numerals: draft.numerals });
  for (const { field, on, label, hint, phases, required } of draft.rows) {
    form.append("field", field);
    if (on) form.append("on", field);
    form.set(`label.${field}`, label);
    form.set(`hint.${field}`, hint ?? "");
    for (const phase of phases) form.set(`when.${field}.${phase}`, required.includes(phase) ? "must" : "write");
  }
  form.set("plans", draft.placementPlans.join("\r\n"));
  form.set("remarks", draft.remarkLabels.join("\r\n"));
  if (draft.steps) form.set("steps", "1");
  if (draft.reasonForShortfall) form.set("shortfall", "1");
  for (const { code, label, rank } of [...draft.scale, { code: "", label: "", rank: 1 }]) {
    form.append("code", code);
    form.append("meaning", label);
    form.append("rank", rank === null ? "apart" : "in-order");
  }
  return form;
}

describe("a draft", () => {
  test.each(PRESET_NAMES)("of %s comes back from the browser as it was", (name) => {
    const draft = draftOf(PRESETS[name]);
    expect(formOf(draft)).toEqual(PRESETS[name]);
    expect(readDraft(posted(draft), draft.kind)).toEqual(draft);
  });

  test("keeps what was typed into fields that are off, behind those that are on", () => {
    const form = posted(SHEET);
    form.delete("on");
    for (const name of ["title", "actions", "issues"]) form.append("on", name);
    form.set("label.issues", "これからの課題");
    form.set("label.purpose", "ねらい");
    const read = readDraft(form, "goal");
    expect(formOf(read).fields.map(({ label }) => label)).toEqual(["重点目標", "取組項目及び方法・手段", "これからの課題"]);
    expect(read.rows.find(({ field }) => field === "purpose")).toMatchObject({ on: false, label: "ねらい" });
  });

  test("of nothing, or of what is no form, is an empty form", () => {
    const odd = new URLSearchParams([
      ["field", "missions"],
      ["field", "__proto__"],
      ["on", "constructor"],
      ["when.title.set", "never"],
      ["layout", "statement"],
      ["numerals", "roman"],
    ]);
    for (const form of [nothing, odd]) {
      expect(formOf(readDraft(form, "goal"))).toEqual({
        ...{ kind: "goal", name: "", layout: "sheet", fields: [], placementPlans: [], remarkLabels: [], steps: false, scale: [] },
        ...{ numerals: "as-written", reasonForShortfall: false },
      });
    }
    expect(formOf(readDraft(nothing, "mission"))).toMatchObject({ kind: "mission", layout: "statement" });
  });

  test("has its lines without blanks, and labels on one line", () => {
    const form = posted(SHEET);
    form.set("plans", "\n 総合計画 \r\n\n　\n市長  公約");
    form.set("label.title", " 重点\n目標 ");
    expect(readDraft(form, "goal")).toMatchObject({ placementPlans: ["総合計画", "市長 公約"] });
    expect(readDraft(form, "goal").rows[0]).toMatchObject({ label: "重点 目標" });
  });
});

describe("a button", () => {
  const order = (draft: FormDraft) => draft.rows.slice(0, 3).map(({ field }) => field);
  const codes = (draft: FormDraft) => draft.scale.map(({ code, rank }) => `${code}${rank ?? ""}`);

  test.each([
    ["up.priority", ["priority", "title", "placements"]],
    ["down.priority", ["title", "placements", "priority"]],
    ["up.title", ["title", "priority", "placements"]],
    ["down.remarks", ["title", "priority", "placements"]],
    ["up.grade", ["title", "priority", "placements"]],
    ["up.nothing", ["title", "priority", "placements"]],
    ["preview", ["title", "priority", "placements"]],
  ])("%s", (act, fields) => {
    expect(order(takeAct(SHEET, act, nothing))).toEqual(fields);
  });

  test("moves no field behind those that are off", () => {
    expect(takeAct(SHEET, "down.remarks", nothing)).toEqual(SHEET);
  });

  test.each([
    ["up-step.1", ["○1", "◎2", "△3", "×4", "－"]],
    ["down-step.3", ["◎1", "○2", "△3", "－", "×4"]],
    ["up-step.0", ["◎1", "○2", "△3", "×4", "－"]],
    ["down-step.99", ["◎1", "○2", "△3", "×4", "－"]],
  ])("%s counts ranks again", (act, scale) => {
    expect(codes(takeAct(SHEET, act, nothing))).toEqual(scale);
  });

  test("puts a scale in the place of another", () => {
    expect(codes(takeAct(SHEET, "scale", new URLSearchParams({ scale: "rates" })))).toEqual(["A1", "B2", "C3", "D4", "E"]);
    expect(takeAct(SHEET, "scale", new URLSearchParams({ scale: "toString" }))).toEqual(SHEET);
  });
});

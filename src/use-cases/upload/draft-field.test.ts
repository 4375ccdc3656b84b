import { expect, test } from "vitest";
import { aReadDocument } from "../../../test/builders.ts";
import type { Edit, EditAct } from "../../domain/draft/edit.ts";
import { applyEdits } from "./apply-edits.ts";

const { document, traced } = aReadDocument({ municipality: "澄川市" });
const apply = (act: EditAct) => {
  const edit: Edit = { ...act, number: 1, by: null, at: new Date("2026-04-01T00:00:00Z") };
  return applyEdits({ ...traced, doubts: [], text: document.text, nameOf: () => () => "" }, [edit]);
};
const pointer = "/plan/title";

test.each<EditAct>([
  { kind: "set", pointer, text: " " },
  { kind: "confirm", pointer },
  { kind: "exclude", pointer: "/plan/nodes" },
])("%j begins no plan", (act) => {
  expect(apply(act)).toMatchObject({ ok: false, refusal: { kind: "no-such-field" } });
});

test("a plan begins with what is written into it", () => {
  expect(apply({ kind: "set", pointer, text: "第3次総合計画" })).toMatchObject({
    ok: true,
    value: { reading: { plan: { title: "第3次総合計画" } } },
  });
});

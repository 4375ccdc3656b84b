import { expect, test } from "vitest";
import { aGoal, aReadDocument } from "../../../test/builders.ts";
import { placeNamer } from "../../documents/layout.ts";
import { applyEdits } from "./apply-edits.ts";

test.each([
  ["application/pdf", "目標を示す。"],
  ["text/plain", "⽬標を⽰す。"],
])("a line of %s is put into a field as a person reads it, and leads to what the file has", (mediaType, read) => {
  const line = "⽬標を⽰す。";
  const { document, traced } = aReadDocument({ goals: [aGoal({ background: ["窓口が混む。"] })], unplaced: [{ text: line, where: "L9" }] });
  const { text, layout } = document;
  const range = { start: text.indexOf(line), end: text.indexOf(line) + line.length };
  const reading = { ...traced.reading, source: { ...traced.reading.source, mediaType } };
  const draft = { ...traced, reading, doubts: [], text, nameOf: () => placeNamer(layout, text) };
  const edit = { kind: "assign", pointer: "/goals/0/background/-", range, number: 1, by: null, at: new Date(0) } as const;
  expect(applyEdits(draft, [edit])).toMatchObject({ ok: true, value: { reading: { goals: [{ background: ["窓口が混む。", read] }] } } });
  const applied = applyEdits(draft, [edit]);
  expect(applied.ok && applied.value.places.get("/goals/0/background/1")).toEqual([range]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { drawSnippet } from "./search-snippet.ts";

test.each([
  ["市の窓口を改善する。", ["窓口"], { before: "市の", found: "窓口", after: "を改善する。" }],
  ["ＩＣＴの利活用", ["ict"], { before: "", found: "ＩＣＴ", after: "の利活用" }],
  ["事 業 名", ["事業"], { before: "", found: "事 業", after: " 名" }],
  ["窓口と広報", ["広報", "窓口"], { before: "", found: "窓口", after: "と広報" }],
  ["題だけにある", ["窓口"], { before: "題だけにある", found: "", after: "" }],
  [`${"前".repeat(50)}窓口${"後".repeat(200)}`, ["窓口"], { before: `…${"前".repeat(30)}`, found: "窓口", after: `${"後".repeat(90)}…` }],
])("%j for %j", (text, words, expected) => {
  expect(drawSnippet(text, words)).toEqual(expected);
});

test("is a stretch of the text as it is written, and never half a character", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("𠮷", "あ", "窓", "口", " ", "Ａ"), maxLength: 300 }), (text) => {
      const { before, found, after } = drawSnippet(text, ["窓口"]);
      const shown = `${before}${found}${after}`;
      expect(shown.isWellFormed()).toBe(true);
      expect(text).toContain(shown.replace(/^…|…$/gu, ""));
    }),
  );
});

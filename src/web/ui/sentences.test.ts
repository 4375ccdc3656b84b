import { expect, test } from "vitest";
import english from "./messages.en.json" with { type: "json" };
import japanese from "./messages.ja.json" with { type: "json" };
import { sentencesIn } from "./sentences.ts";

const factsOf = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/gu)].map((match) => match[1]).sort();

test("both catalogues hold the same keys in the same order", () => {
  expect(Object.keys(english)).toEqual(Object.keys(japanese));
});

test.each(Object.entries(japanese))("%s says the same facts in both languages", (key, sentence) => {
  const other = new Map(Object.entries(english)).get(key) ?? "";
  expect(factsOf(other)).toEqual(factsOf(sentence));
  expect(other.trim()).not.toBe("");
  expect(other, "English without Japanese characters").not.toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}]/u);
});

test("a number is grouped, a text is put in as it is, and a fact that is missing stays visible", () => {
  const t = sentencesIn("ja");
  expect(t("count.characters", { count: 12345 })).toContain("12,345");
  expect(t("count.characters", { count: "$&" })).toContain("$&");
  expect(t("count.characters", {})).toContain("{count}");
});

import { describe, expect, test } from "vitest";
import { searchKey } from "./search-text.ts";
import spellings from "./spellings.json" with { type: "json" };
import { formsOf } from "./word-forms.ts";

describe("the forms of a word", () => {
  test.each([
    ["窓口", ["窓口"]],
    ["子供の取組", ["子供の取組", "子どもの取組", "こどもの取組", "子供の取り組み", "子どもの取り組み"]],
    ["プリンター", ["ぷりんた-", "ぷりんた"]],
    ["カバー", ["かば-"]],
    ["センター長", ["せんた-長", "せんた長"]],
    ["セキュリティ対策", ["せきゅりてぃ対策", "せきゅりてぃ-対策"]],
    ["ボランティア", ["ぼらんてぃあ"]],
    ["３ヵ所", ["3か所", "3け所", "3箇所", "3個所"]],
  ])("of %s are %j", (word, expected) => {
    expect(formsOf(word, []).map(({ key }) => key)).toEqual(expect.arrayContaining(expected));
    expect(formsOf(word, [])[0]?.key).toBe(searchKey(word));
    expect(formsOf(word, []).length).toBeLessThan(13);
  });

  test("have no name of one character, which would be found everywhere", () => {
    expect(formsOf("がん", [{ names: ["癌", "がん"], readings: [] }]).map(({ key }) => key)).toEqual(["がん"]);
  });

  test("come of spellings that each stand in one group, and differ", () => {
    for (const group of spellings) expect(new Set(group.map(searchKey)).size, group[0]).toBeGreaterThan(1);
    const all = spellings.flatMap((group) => [...new Set(group.map(searchKey))]);
    expect(all.filter((key, i) => all.indexOf(key) < i || [...key].length < 2)).toEqual([]);
  });
});

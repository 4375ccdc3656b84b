import { describe, expect, test } from "vitest";
import { areNumbered, markLike, numberAgain } from "./part-marks.ts";

describe("a mark like another", () => {
  test.each([
    ["①", 2, "②"],
    ["⑳", 21, "㉑"],
    ["㉑", 36, "㊱"],
    ["❶", 3, "❸"],
    ["(1)", 12, "(12)"],
    ["（１）", 10, "（１０）"],
    ["（1）", 2, "（2）"],
    ["⑴", 5, "⑸"],
    ["1.", 2, "2."],
    ["２．", 3, "３．"],
    ["3)", 4, "4)"],
    ["ア", 3, "ウ"],
    ["(ア)", 2, "(イ)"],
    ["ⅰ", 4, "ⅳ"],
    ["1-1", 3, "1-3"],
    ["①", 51, null],
    ["・", 2, null],
    ["", 2, null],
    ["窓口", 2, null],
  ])("%s at %i is %s", (mark, ordinal, made) => {
    expect(markLike(mark, ordinal)).toBe(made);
  });
});

describe("marks count again after a move", () => {
  const parts = (marks: readonly (string | null)[]) => marks.map((mark) => ({ mark }));
  test.each([
    [
      ["①", "②", "③"],
      ["①", "③"],
      ["①", "②"],
    ],
    [
      ["(1)", "(2)"],
      ["(2)", "(1)"],
      ["(1)", "(2)"],
    ],
    [["（１）"], ["（１）", null], ["（１）", "（２）"]],
    [
      ["・", "・"],
      ["・", null, "・"],
      ["・", null, "・"],
    ],
    [
      ["②", "③"],
      ["③", "②"],
      ["③", "②"],
    ],
    [
      ["①", "(2)"],
      ["(2)", "①"],
      ["(2)", "①"],
    ],
    [[null, null], [null], [null]],
    [[], [null], [null]],
  ])("%j, then %j, are %j", (before, after, marks) => {
    expect(numberAgain(parts(before), parts(after)).map(({ mark }) => mark)).toEqual(marks);
  });

  test("only where they count from 1 in one kind", () => {
    expect(
      [
        ["①", "②"],
        ["①", "③"],
        ["①", null],
        ["①～②", "③"],
      ].map(areNumbered),
    ).toEqual([true, false, false, false]);
  });
});

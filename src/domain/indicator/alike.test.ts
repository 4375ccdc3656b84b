import { describe, expect, test } from "vitest";
import { byUnit, likenessOf } from "./alike.ts";

const named = (name: string, sharedCode: string | null = null) => ({ name, unit: "%", sharedCode });

describe("two indicators", () => {
  test.each([
    ["市民満足度", null, "市民 満足度", null, "spelled"],
    ["健診の受診率（国保）", null, "健診の受診率（後期高齢）", null, "plain"],
    ["市民満足度", null, "図書館の貸出数", null, null],
    ["市民満足度", "A-1", "住みやすいと思う人の割合", "A-1", "code"],
    ["市民満足度", "A-1", "市民満足度", "B-2", null],
    ["市民満足度", "A-1", "市民満足度", null, "spelled"],
  ] as const)("%s (%s) and %s (%s) are the same by %s", (one, code, other, otherCode, likeness) => {
    expect(likenessOf(named(one, code), named(other, otherCode))).toBe(likeness);
    expect(likenessOf(named(other, otherCode), named(one, code))).toBe(likeness);
  });

  test("of different units, or of none, do not stand on one axis", () => {
    const groups = byUnit([
      { unit: "人" },
      { unit: "%" },
      { unit: "人" },
      { unit: "万人" },
      { unit: null },
      { unit: null },
      { unit: "％" },
    ]);
    expect(groups.map((group) => group.map(({ unit }) => unit))).toEqual([["人", "人"], ["%", "％"], ["万人"], [null], [null]]);
  });
});

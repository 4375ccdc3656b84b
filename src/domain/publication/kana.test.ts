import { expect, test } from "vitest";
import { readKana } from "./kana.ts";

test.each([
  ["きょうどう", "きょうどう"],
  ["キョウドウ", "きょうどう"],
  ["ｷﾖｳﾄﾞｳ", "きようどう"],
  ["　まちづくり　きょうどう ", "まちづくり きょうどう"],
  ["でーたー・りてらしー", "でーたー・りてらしー"],
  ["ヴァリュー", "ゔぁりゅー"],
  ["協働", null],
  ["きょうどう(協)", null],
  ["kyodo", null],
  ["ー", null],
  ["", null],
])("%s is read %s", (typed, expected) => {
  expect(readKana(typed)).toBe(expected);
});

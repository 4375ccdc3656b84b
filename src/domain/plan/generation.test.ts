import { expect, test } from "vitest";
import { compareGenerations, readGeneration } from "./generation.ts";

test.each([
  ["第3次澄川市総合計画 前期基本計画", "第3次澄川市総合計画 後期基本計画"],
  ["第二次上田市総合計画", "第三次上田市総合計画"],
  ["第２次総合計画　後期基本計画", "第３次総合計画前期基本計画"],
  ["第1期まち・ひと・しごと創生総合戦略", "第2期まち・ひと・しごと創生総合戦略"],
])("%s came before %s", (before, after) => {
  expect(compareGenerations(readGeneration(before), readGeneration(after))).toBeLessThan(0);
  expect(compareGenerations(readGeneration(after), readGeneration(before))).toBeGreaterThan(0);
});

test.each([
  ["第3次澄川市総合計画", "第2次澄川市行財政改革大綱"],
  ["まちづくり計画", "まちづくり計画"],
])("%s and %s do not tell", (one, other) => {
  expect(compareGenerations(readGeneration(one), readGeneration(other))).toBe(0);
});

import { describe, expect, test } from "vitest";
import { Passage } from "../../passage.ts";
import { draftPlacements, isPlacementLabel, planOf } from "./placement.ts";

const lines = (...texts: string[]) => {
  const source = texts.join("\n");
  return texts.map((text) => ({ text: Passage.of(source, source.indexOf(text), source.indexOf(text) + text.length), item: false }));
};
const passage = (text: string) => Passage.of(text, 0, text.length);

test.each<[string, string | null]>([
  ["総合計画における位置付け", "総合計画"],
  ["総合計画での位置づけ", "総合計画"],
  ["行財政改革大綱・実施計画における位置付け", "行財政改革大綱・実施計画"],
  ["元気プラン Ver.2.0「もっと前へ」における位置付け", "元気プラン Ver.2.0「もっと前へ」"],
  ["該当する総合計画", "総合計画"],
  ["総合計画", "総合計画"],
  ["位置付け", null],
])("the plan that %s names", (label, plan) => {
  expect(planOf(passage(label))?.text ?? null).toBe(plan);
});

test.each<[string, boolean]>([
  ["総合計画における位置付け", true],
  ["環境基本計画", true],
  ["公共施設マネジメントの推進", false],
  ["位置付けを見直した。", false],
])("is %s a label of a placement?", (text, expected) => {
  expect(isPlacementLabel(text)).toBe(expected);
});

describe("placements of a cell", () => {
  const said = (...texts: string[]) =>
    draftPlacements(passage("計画"), lines(...texts)).map(({ code, text }) => `${code === null ? "" : String(code)}|${String(text)}`);

  test.each<[string, string[], string[]]>([
    ["one for each enumerator", ["(1) 改革 (2) 財政"], ["(1)|改革", "(2)|財政"]],
    ["kana with gaps", ["ア 効率化 エ 公共施設"], ["ア|効率化", "エ|公共施設"]],
    ["kana inside an enumerated text", ["(1) 改革 イ 参画 (2) 財政 オ 負担"], ["(1)|改革 イ 参画", "(2)|財政 オ 負担"]],
    ["a number in front", ["5 人と自然が調和したまち"], ["5|人と自然が調和したまち"]],
    ["a compound code", ["5-2-① 公正な市政運営"], ["5-2-①|公正な市政運営"]],
    ["a policy's number", ["施策35 行政経営"], ["施策35|行政経営"]],
    ["a code alone", ["0"], ["0|"]],
    ["a path", ["第1編 市民 第3章 行政 第1節 改革"], ["|第1編 市民 第3章 行政 第1節 改革"]],
    ["a path over lines", ["第1編 市民", "第3章 行政"], ["|第1編 市民 第3章 行政"]],
    ["a code a line", ["1-1 子育て", "2-3 防災"], ["1-1|子育て", "2-3|防災"]],
    ["bullets", ["・1-1 子育て ・2-3 防災"], ["1-1|子育て", "2-3|防災"]],
    ["a number with a further list", ["2 教育の充実 ●環境 ②大学"], ["2|教育の充実 ●環境 ②大学"]],
    ["no code", ["2024年までの目標"], ["|2024年までの目標"]],
  ])("%s", (_, texts, expected) => {
    expect(said(...texts)).toEqual(expected);
  });
});

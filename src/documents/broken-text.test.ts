import { expect, test } from "vitest";
import { isTorn, joinLines } from "./broken-text.ts";
import { Passage } from "./passage.ts";

test.each([
  ["将来の負担を軽", "くする。", true],
  ["素案の検討", "を終えた", true],
  ["歩いて楽しいまちをつくり、にぎ", "わいを呼び戻す。", true],
  ["サービスのセンタ", "ーを開く", true],
  ["「木陰の道", "」を決めた", true],
  ["子育て", "まちづくり", false],
  ["点検を終えた。", "をめぐる声", false],
  ["市民課", "企画課", false],
  ["", "を数えた", false],
])("%s / %s: %s", (before, after, expected) => {
  expect(isTorn(before, after)).toBe(expected);
});

test("lines are joined by a space, but none where a word is torn, and lead to their places", () => {
  const text = "市民課\n負担を軽\nくする。";
  const lines = [Passage.of(text, 0, 3), Passage.empty, Passage.of(text, 4, 8), Passage.of(text, 9, 13)];
  const joined = joinLines(lines);
  expect(joined.text).toBe("市民課 負担を軽くする。");
  expect(joined.ranges()).toEqual([
    { start: 0, end: 3 },
    { start: 4, end: 8 },
    { start: 9, end: 13 },
  ]);
});

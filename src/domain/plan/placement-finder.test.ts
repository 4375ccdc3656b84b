import { describe, expect, test } from "vitest";
import type { PlaceableNode } from "./placement-candidates.ts";
import { placementFinder } from "./placement-finder.ts";

const node = (id: number, parentId: number | null, code: string, title: string): PlaceableNode => ({ id, parentId, code, title });

const general = {
  title: "第3次澄川市総合計画",
  nodes: [
    node(1, null, "1", "みんなでつくるまち"),
    node(2, 1, "1-3", "開かれた行政運営"),
    node(3, 2, "1-3-1", "行財政改革の推進"),
    node(4, 3, "1-3-1/基本施策2", "デジタル化の推進"),
    node(5, 4, "1-3-1/基本施策2/①", "窓口のデジタル化"),
    node(6, null, "5", "学びのまち"),
    node(7, 6, "5-2", "公正で開かれた市政を進めます。"),
    node(8, 7, "5-2-①", "市民が意見を出せる機会の充実を図ります。"),
  ],
};
const untitled = {
  title: null,
  nodes: [
    node(21, null, "基本目標7", "健全な市政"),
    node(22, 21, "基本施策13", "協働のまちづくり"),
    node(23, 22, "施策35", "市民協働の推進"),
  ],
};
const reform = {
  title: "第4次行財政改革大綱",
  nodes: [node(31, null, "(1)", "暮らしを支える行政への改革"), node(32, null, "(2)", "財政基盤の改革")],
};

const find = (plan: string, code: string | null, text: string, plans = [general, untitled, reform]) =>
  placementFinder(plans)({ plan, code, text })?.id ?? null;

describe("a placement is found", () => {
  test.each([
    ["by code", "総合計画", "5-2-①", "市民が意見を出せる機会の充実を図ります。", 8],
    ["by a code in other widths", "総合計画", "５－２－①", "", 8],
    ["by the figures of a code that was put together", "総合計画", "1-3-1-2-1", "窓口のデジタル化", 5],
    ["by path", "総合計画", null, "第1編 みんなでつくるまち 第3章 開かれた行政運営 第1節 行財政改革の推進", 3],
    ["by a path in kanji", "総合計画", null, "第一編　みんなでつくるまち　第三章　開かれた行政運営　第一節　行財政改革の推進", 3],
    ["by a path whose titles were shortened", "総合計画", null, "第1編 みんなで 第3章 開かれた行政 第1節 行財政改革", 3],
    ["by title, whatever the label", "市の計画", null, "デジタル化の推進", 4],
    ["by title at the end of a trail", "総合計画", null, "健全な市政 ＞ 協働のまちづくり ＞ 市民協働の推進", 23],
    ["by code and title in a plan without a title", "総合計画", "施策35", "市民協働の推進", 23],
    ["in another plan by its mark and title", "行財政改革大綱", "(1)", "暮らしを支える行政への改革", 31],
    ["by mark and title under another label", "大綱", "(2)", "財政基盤の改革", 32],
  ])("%s", (_, plan, code, text, expected) => {
    expect(find(plan, code, text)).toBe(expected);
  });
});

describe("a placement is left open", () => {
  test.each([
    ["where only a bare mark fits", "基本政策", "1", "子育て支援の充実"],
    ["where the code is of a plan that is not there", "基本政策", "5-2", "健康づくり"],
    ["where it says nothing", "総合計画", null, ""],
    ["where it names the plan only", "総合計画", null, "第3次澄川市総合計画"],
    ["where the code says that there is none", "総合計画", "0-0-0", ""],
  ])("%s", (_, plan, code, text) => {
    expect(find(plan, code, text)).toBeNull();
  });

  test("where two nodes of the plan have the title", () => {
    const twice = { title: "総合計画", nodes: [node(1, null, "1", "人材の育成"), node(2, null, "2", "人材の育成")] };
    expect(find("総合計画", null, "人材の育成", [twice])).toBeNull();
  });
});

test("the newest generation is meant where both fit", () => {
  const before = { title: "第2次澄川市総合計画", nodes: [node(91, null, "1-1", "地域防災力の強化")] };
  const after = { title: "第3次澄川市総合計画", nodes: [node(92, null, "1-1", "地域防災力の強化")] };
  expect(find("総合計画", "1-1", "地域防災力の強化", [before, after])).toBe(92);
});

test("an older generation is meant where its title fits better", () => {
  const before = { title: "第2次澄川市総合計画", nodes: [node(91, null, "1-1", "地域防災力の強化")] };
  const after = { title: "第3次澄川市総合計画", nodes: [node(92, null, "1-1", "子育て環境の充実")] };
  expect(find("総合計画", "1-1", "地域防災力の強化", [before, after])).toBe(91);
});

test("nodes whose parents run in a circle do not hang it", () => {
  expect(find("総合計画", "9-9", "環", [{ title: "総合計画", nodes: [node(1, 2, "1", "環の一"), node(2, 1, "1", "環の二")] }])).toBeNull();
});

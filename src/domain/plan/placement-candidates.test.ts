import { describe, expect, test } from "vitest";
import { processorSeconds } from "../../../test/processor-time.ts";
import { type PlaceableNode, placementCandidates } from "./placement-candidates.ts";

const node = (id: number, parentId: number | null, code: string, title: string): PlaceableNode => ({ id, parentId, code, title });

const before = {
  title: "第2次澄川市総合計画",
  nodes: [node(91, null, "1", "支えあうまち"), node(92, 91, "1-1", "地域防災力の強化"), node(93, 91, "1-2", "水道水の安定した供給")],
};
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
    node(9, 7, "5-2-②", "分かりやすい市政情報の発信に努めます。"),
    node(10, 1, "1-1", "地域防災力の強化"),
    node(11, 6, "5-12", "文化財の保存と活用"),
  ],
};
const policies = {
  title: "市長の基本政策",
  nodes: [
    node(41, null, "69", "新しい改革を生む環境づくり"),
    node(42, null, "70", "みんなで支えあうまちの推進"),
    node(43, null, "35", "スマートシティの推進"),
  ],
};
const untitled = {
  title: null,
  nodes: [
    node(21, null, "基本目標7", "健全な市政"),
    node(22, 21, "基本施策13", "協働のまちづくり"),
    node(23, 22, "施策35", "市民協働の推進"),
    node(24, 22, "施策36", "広聴と広報の充実"),
  ],
};
const reform = {
  title: "第4次行財政改革大綱",
  nodes: [
    node(31, null, "(1)", "暮らしを支える行政への改革"),
    node(32, null, "(2)", "財政基盤の改革"),
    node(33, null, "(3)", "デジタル化の推進"),
  ],
};
const all = [before, general, policies, untitled, reform];

/** The first candidate: its node and why; "?" behind it where a person has to choose. */
function say(plan: string, code: string | null, text: string, plans = all): string {
  const { sure, candidates } = placementCandidates(plans)({ plan, code, text });
  const [first] = candidates;
  return first ? `${first.node.id} ${first.why}${sure ? "" : "?"}` : "none";
}

describe("a placement", () => {
  test.each([
    // By a code
    ["総合計画", "5-2-①", "市民が意見を出せる機会の充実を図ります。", "8 code-and-title"],
    ["総合計画", "5-2-①", "", "8 code"],
    ["総合計画", "5-2-1", "", "8 code"],
    ["総合計画", "５－２－１", "", "8 code"],
    ["総合計画", "5‐2‐②", "", "9 code"],
    ["総合計画", null, "5-2-① 市民が意見を出せる機会の充実", "8 code-and-title"],
    ["総合計画", null, "５－２－②　分かりやすい市政情報の発信", "9 code-and-title"],
    ["総合計画", "1-3-1-2-1", "窓口のデジタル化", "5 code-and-title"],
    ["基本政策", "70", "みんなで支えあうまちの推進", "42 code-and-title"],
    ["基本政策", null, "70 みんなで支えあうまちの推進", "42 code-and-title"],
    ["基本政策", "７０", "みんなで支えあう", "42 code-and-title"],
    ["総合計画", "施策35", "市民協働の推進", "23 code-and-title"],
    ["総合計画", "施策３５", "", "23 code"],
    ["総合計画", null, "施策35", "23 code"],
    ["総合計画", null, "施策35 市民協働の推進", "23 code-and-title"],
    ["総合計画", null, "基本目標七 健全な市政", "21 code-and-title"],
    ["行財政改革大綱", "(1)", "暮らしを支える行政への改革", "31 code-and-title"],
    ["行財政改革大綱", "①", "暮らしを支える行政への改革", "31 code-and-title"],
    ["大綱", "(2)", "財政基盤の改革", "32 code-and-title"],
    // By a path
    ["総合計画", null, "第1編 みんなでつくるまち 第3章 開かれた行政運営 第1節 行財政改革の推進", "3 path"],
    ["総合計画", null, "第一編　みんなでつくるまち　第三章　開かれた行政運営　第一節　行財政改革の推進", "3 path"],
    ["総合計画", null, "第五編 学びのまち 第十二章 文化財の保存と活用", "11 path"],
    ["総合計画", null, "第 1 編 みんなで 第 3 章 開かれた行政 第 1 節 行財政改革", "3 path"],
    ["総合計画", null, "第1編 みんなでつくるまち 第3章 開かれた行政運営 第1節 行財政改草の推進", "3 path"],
    ["総合計画", null, "第1編第3章第1節", "3 path"],
    // By a title
    ["市の計画", null, "窓口のデジタル化", "5 title"],
    ["総合計画", null, "健全な市政 ＞ 協働のまちづくり ＞ 市民協働の推進", "23 title"],
    ["総合計画", null, "地域防災力の強化", "10 title"],
    ["総合計画", null, "デジタル化の推進", "4 title"],
    ["行財政改革大綱", null, "デジタル化の推進", "33 title"],
    ["第2次澄川市総合計画", null, "地域防災力の強化", "92 title"],
    ["総合計画", null, "水道水の安定した供給", "93 title"],
    ["総合計画", "1-1", "地域防災力の強化", "10 code-and-title"],
  ])("%s %s %s is %s", (plan, code, text, expected) => {
    expect(say(plan, code, text)).toBe(expected);
  });
});

describe("a person chooses", () => {
  test.each([
    ["a bare mark under no plan's name", "重点施策", "(1)", "", "31 code?"],
    ["a bare mark under the plan's name", "行財政改革大綱", "(1)", "", "31 code?"],
    ["a bare number under the plan's name", "基本政策", "70", "", "42 code?"],
    ["the code of a plan that is not there", "こども計画", "5-2", "", "7 code?"],
    ["the code of a plan that is not there, and its title", "こども計画", "5-2-①", "子どもの居場所づくりの支援", "8 code?"],
    ["a title that is only alike", "総合計画", null, "窓口事務のデジタル化を進める", "5 similar-title?"],
    ["a title with a misprint", "総合計画", null, "行財政改草の推進", "3 similar-title?"],
    ["a title of another plan than the one named", "行財政改革大綱", null, "窓口のデジタル化", "5 title?"],
    ["a code and a title that contradict each other", "総合計画", "5-2-①", "行財政改革の推進", "3 title?"],
    ["a path and a title that contradict each other", "総合計画", null, "第1編 みんなでつくるまち 第3章 学びのまち", "6 title?"],
    ["a level and a number that two plans have", "総合計画", "35", "", "23 code?"],
  ])("%s", (_, plan, code, text, expected) => {
    expect(say(plan, code, text)).toBe(expected);
  });

  test("where two nodes of the plan have the title, and sees both", () => {
    const twice = { title: "総合計画", nodes: [node(1, null, "1", "人材の育成"), node(2, null, "2", "人材の育成")] };
    const { sure, candidates } = placementCandidates([twice])({ plan: "総合計画", code: null, text: "人材の育成" });
    expect(sure).toBe(false);
    expect(candidates.map(({ node: { id } }) => id)).toEqual([1, 2]);
  });

  test("where two nodes have the figures", () => {
    const twice = { title: "総合計画", nodes: [node(1, null, "2-1", "人材の育成"), node(2, null, "2-①", "市政の情報")] };
    expect(say("総合計画", "2-1", "", [twice])).toBe("1 code?");
    expect(say("総合計画", "2-1", "市政の情報", [twice])).toBe("2 code-and-title");
  });
});

describe("there is no candidate", () => {
  test.each([
    ["where it says nothing", "総合計画", null, ""],
    ["where it names the plan only", "総合計画", null, "第3次澄川市総合計画"],
    ["where the code says that there is none", "総合計画", "0-0-0", ""],
    ["where a text has nothing in common", "総合計画", null, "宇宙開発"],
    ["where it is a dash", "総合計画", null, "－"],
  ])("%s", (_, plan, code, text) => {
    expect(say(plan, code, text)).toBe("none");
  });
});

test("the others are shown behind the first, the likeliest first, each once", () => {
  const { sure, candidates } = placementCandidates(all)({ plan: "総合計画", code: null, text: "デジタル化の推進" });
  expect(sure).toBe(true);
  expect(candidates.slice(0, 3).map(({ node: { id }, why }) => [id, why])).toEqual([
    [4, "title"],
    [33, "title"],
    [5, "similar-title"],
  ]);
  expect(new Set(candidates.map(({ node: { id } }) => id)).size).toBe(candidates.length);
});

test("10,000 nodes of one name, in circles, and endless texts are looked at in bounded time", () => {
  const nodes = Array.from({ length: 10_000 }, (_, i) =>
    node(i, (i + 1) % 10_000, `${i % 7}-${i % 3}`, `${"災害に強いまちづくり".repeat(30)}${i % 50}`),
  );
  const lookAtAll = () => {
    const find = placementCandidates([{ title: "総合計画", nodes }]);
    for (let i = 0; i < 500; i += 1) {
      const { candidates } = find({
        plan: "総合計画",
        code: i % 2 ? `${i % 7}-${i % 3}` : null,
        text: "第1編 災害に強いまちづくり".repeat(1 + (i % 100) * 10),
      });
      expect(candidates.length).toBeLessThanOrEqual(8);
    }
  };
  expect(processorSeconds(lookAtAll)).toBeLessThan(30);
});

test("a number alone is looked for in no other plan than the one that the label names", () => {
  expect(say("行財政改革大綱", "(5)", "受益者負担の適正化", [general])).toBe("none");
  expect(say("総合計画", "(5)", "受益者負担の適正化", [general])).toBe("6 code?");
  expect(say("位置付け", "(5)", "受益者負担の適正化", [general])).toBe("6 code?");
});

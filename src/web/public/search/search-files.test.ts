import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { aGoal } from "../../../../test/builders.ts";
import { aPublication, aPublishedCity, aPublishedGoal } from "../../../../test/published-items.ts";
import type { PublishedItem } from "../../../domain/publication/published-item.ts";
import { openSite } from "../public-site.ts";
import { findCandidates, type IndexSource, openCandidates } from "./find-entries.ts";
import { searchFiles } from "./search-files.ts";
import type { SearchHead, SearchShard, SearchTexts } from "./search-index.ts";
import { wordsOf } from "./search-text.ts";

const filesOf = (items: readonly PublishedItem[]) => searchFiles(openSite(aPublication(), [], items));

/** The files as a browser runs them. */
function readBack(items: readonly PublishedItem[]): IndexSource {
  const given = new Map<string, unknown>();
  for (const { path, make } of filesOf(items))
    if (path.startsWith("search/"))
      runInNewContext(String(make()), { shirubeSearch: (name: string, data: unknown) => given.set(name, data) });
  return {
    head: given.get("head") as SearchHead,
    shard: async (number) => given.get(`pairs/${number}`) as SearchShard,
    texts: async (number) => given.get(`texts/${number}`) as SearchTexts,
  };
}

async function pathsOf(source: IndexSource, typed: string): Promise<string[]> {
  const { words } = wordsOf(typed);
  const { found } = await findCandidates(source, { words, kind: null, year: null });
  return (await openCandidates(source, found, words)).map(({ path }) => path);
}

describe("the files of the search", () => {
  test.each([
    ["総合計画", ["plans/1000.html", "documents/index.html#document-1601"]],
    ["窓口", ["nodes/1011.html", "indicators/1102.html", "goals/1202.html", "goals/1201.html", "missions/1301.html"]],
    ["オンライン申請", ["nodes/1011.html"]],
    ["機器の入替え", ["indicators/1102.html"]],
    ["市民会議", ["goals/1202.html", "goals/1201.html"]],
    ["教育部", ["departments/2001.html", "indicators/1103.html", "goals/1203.html"]],
    ["70％以上", ["indicators/1101.html", "indicators/1103.html"]],
  ])("lead from %s to %j", async (typed, expected) => {
    expect((await pathsOf(readBack(aPublishedCity()), typed)).toSorted()).toEqual(expected.toSorted());
  });

  test("lead from another name of a term to the pages that have the term", async () => {
    const named = aPublishedCity().map((item) => (item.kind === "term" ? { ...item, otherNames: ["パートナーシップ", "Ｐ Ｓ"] } : item));
    for (const typed of ["パートナーシップ", "ps", "協働"])
      expect((await pathsOf(readBack(named), typed)).toSorted(), typed).toEqual(["glossary.html#term-1401", "nodes/1011.html"]);
    expect(await pathsOf(readBack(aPublishedCity()), "パートナーシップ")).toEqual([]);
  });

  test("lead from the reading of a term to the pages that have the term", async () => {
    for (const typed of ["きょうどう", "キョウドウ"])
      expect((await pathsOf(readBack(aPublishedCity()), typed)).toSorted(), typed).toEqual(["glossary.html#term-1401", "nodes/1011.html"]);
  });

  test("find every two characters of every text of the site that stand beside each other", async () => {
    const source = readBack(aPublishedCity());
    const pairs = ["待た", "たな", "ない", "い窓", "窓口", "口に", "にし", "しま", "ます", "す。"];
    for (const pair of pairs) expect(await pathsOf(source, pair), pair).toContain("nodes/1011.html");
  });

  test("are the same for the same site, and of a change only those of its characters and its text", () => {
    const sums = (items: readonly PublishedItem[]) => new Map(filesOf(items).map(({ path, sum }) => [path, sum]));
    const many = Array.from({ length: 300 }, (_, i) =>
      aPublishedGoal({ id: 5_000 + i, body: aGoal({ title: `地区の目標${i}`, background: ["防災と見守りを進める。".repeat(20)] }) }),
    );
    const before = sums([...aPublishedCity(), ...many]);
    expect(sums([...aPublishedCity(), ...many])).toEqual(before);
    const changed = many.map((goal, i) => (i === 200 ? { ...goal, summary: "水門を閉じる" } : goal));
    const after = sums([...aPublishedCity(), ...changed]);
    const differ = [...after].filter(([path, sum]) => before.get(path) !== sum).map(([path]) => path);
    expect([...after.keys()]).toEqual([...before.keys()]);
    expect(differ.filter((path) => path.startsWith("search/texts/"))).toHaveLength(1);
    expect(differ).toContain("search/head.js");
    expect(differ.length).toBeLessThan(after.size / 2);
  });

  test("hold what people wrote as data, whatever it is", async () => {
    const hostile = aPublishedGoal({ id: 6_000, body: aGoal({ title: '</script><b>\u2028逆\\引用"`' }) });
    expect(await pathsOf(readBack([...aPublishedCity(), hostile]), "</script><b>")).toEqual(["goals/6000.html"]);
  });

  test("are few and small for a small city", () => {
    const bytes = filesOf(aPublishedCity())
      .filter(({ path }) => path.startsWith("search/"))
      .map(({ make }) => Buffer.byteLength(String(make())));
    expect(bytes.length).toBeLessThan(8);
    expect(Math.max(...bytes)).toBeLessThan(60_000);
  });
});

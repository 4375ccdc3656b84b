import { describe, expect, test } from "vitest";
import { aPublicHistory, publicFiles } from "../../../test/public-history.ts";
import { aPublication, aPublishedCity, aPublishedIndicator, aPublishedNode } from "../../../test/published-items.ts";
import type { PublishedItem } from "../../domain/publication/published-item.ts";
import { unitPageOf, unitsPageOf } from "./department/unit-data.ts";
import { goalPageOf } from "./goal/goal-data.ts";
import { homePageOf } from "./home/home-data.ts";
import { indicatorLines } from "./indicator/indicator-line.ts";
import { standingPagesOf } from "./indicator/standing-page.tsx";
import { linkSite } from "./linked-site.ts";
import { nodePageOf } from "./node/node-data.ts";
import { pageFiles } from "./page-files.ts";
import { openSite } from "./public-site.ts";
import { sdgsPageOf } from "./sdg/sdg-page.tsx";
import { movedStandings } from "./standing/moved-standings.tsx";

const site = linkSite(openSite(aPublication(), [], aPublishedCity()));
const nodeOf = (id: number) => {
  const node = site.nodesOf(1_000).find((one) => one.id === id);
  return node === undefined ? null : nodePageOf(site, node);
};

describe("the page of a policy", () => {
  test("says where it stands in the plan, how its indicators stand, and who does what in the newest year", () => {
    const page = nodeOf(1_011);
    expect(page).toMatchObject({
      plan: { id: 1_000, title: "第3次澄川市総合計画" },
      ancestors: [{ id: 1_010 }],
      before: { id: 1_010 },
      after: { id: 1_020 },
      counts: { total: 2, "on-track": 2 },
      thisYear: { year: 2025, goals: [{ id: 1_202, unit: { name: "企画部" }, actions: [{ title: "予約の導入", grade: "A" }] }] },
      earlier: [{ id: 1_201, fiscalYear: 2024 }],
      missions: [{ id: 1_301 }],
      terms: [{ term: "協働", reading: "きょうどう" }],
    });
    expect(page?.drawn.map(({ id }) => id)).toEqual([1_101, 1_102]);
  });

  test("counts on a chapter what stands beneath it, and draws nothing of that", () => {
    expect(nodeOf(1_010)).toMatchObject({ counts: { total: 2 }, lines: [], drawn: [], children: [{ id: 1_011, counts: { total: 2 } }] });
    expect(nodeOf(1_020)).toMatchObject({ counts: { total: 1, "cannot-be-said": 1 }, thisYear: null });
  });

  test("is of a bounded size: nothing of another policy is in it", () => {
    const many = Array.from({ length: 300 }, (_, i) => aPublishedNode({ id: 5_000 + i, parent: 1_020, title: `施策${i}` }));
    const large = linkSite(openSite(aPublication(), [], [...aPublishedCity(), ...many]));
    const node = large.nodesOf(1_000).find(({ id }) => id === 1_011);
    expect(node === undefined ? null : nodePageOf(large, node)).toEqual(nodeOf(1_011));
  });
});

describe("the lists of indicators that stand alike", () => {
  test("hold between them each indicator once, as many as the first page counts", () => {
    const pages = standingPagesOf(site);
    const { counts } = homePageOf(site, null);
    expect(pages.map(({ kind, lines }) => [kind, lines.length])).toEqual(pages.map(({ kind }) => [kind, counts[kind]]));
    expect(pages.flatMap(({ lines }) => lines.map(({ id }) => id)).sort()).toEqual(site.indicators.map(({ id }) => id).sort());
    for (const { kind, lines } of pages) for (const line of lines) expect(line.standing.kind).toBe(kind);
  });
});

describe("what became of indicators from one publication to the next", () => {
  test("names those of which something else is said, and none that only one of them tells", () => {
    const behind = aPublishedCity().map((item): PublishedItem => {
      if (item.kind !== "indicator" || item.id !== 1_101) return item;
      const standing = { kind: "behind", year: { kind: "fiscal", year: 2025 }, expected: 70 } as const;
      return { ...item, results: item.results.map((result) => ({ ...result, standing })) };
    });
    const before = linkSite(openSite(aPublication(), [], behind));
    expect(movedStandings(before, site)).toMatchObject([{ id: 1_101, before: { kind: "behind" }, standing: { kind: "on-track" } }]);
    expect(movedStandings(site, site)).toEqual([]);
    const without = behind.filter(({ kind, id }) => kind !== "indicator" || id !== 1_101);
    expect(movedStandings(linkSite(openSite(aPublication(), [], without)), site)).toEqual([]);
  });
});

describe("a line of an indicator", () => {
  test.each([
    [
      "tells the newest that was measured, not what is not known yet",
      [
        { year: 2024, text: "66.8" },
        { year: 2025, text: "", status: "pending", value: null },
      ],
      { latest: { status: "final", year: { year: 2024 } }, standing: { kind: "on-track" } },
    ],
    [
      "tells why there is none where none was ever measured",
      [{ year: 2025, text: "", status: "unavailable", value: null, reason: "調査の中止" }],
      { latest: { status: "unavailable" }, standing: { kind: "cannot-be-said", reason: "actual-unavailable" } },
    ],
    ["tells that there is none", [], { latest: null, standing: { kind: "cannot-be-said", reason: "actual-missing" } }],
  ] as const)("%s", (_, actuals, expected) => {
    expect(indicatorLines(aPublishedIndicator({ id: 1, actuals }))).toMatchObject([expected]);
  });

  test("stands for each part of one", () => {
    const parts = [
      { key: "m", name: "男" },
      { key: "f", name: "女" },
    ];
    const lines = indicatorLines(aPublishedIndicator({ id: 1, rule: { parts }, actuals: [{ year: 2025, part: "m", text: "60" }] }));
    expect(lines.map(({ part, latest }) => [part, latest === null])).toEqual([
      [null, true],
      ["男", false],
      ["女", true],
    ]);
  });
});

describe("the other pages", () => {
  test("the first counts everything once, and what changed against the publication before", () => {
    const { site: now, former } = aPublicHistory();
    expect(homePageOf(linkSite(now), former[0] ?? null)).toMatchObject({
      counts: { total: 3 },
      plans: [{ id: 1_000, pillars: [{ id: 1_010 }, { id: 1_020 }] }],
      changed: { added: 0, changed: 1, removed: 3 },
    });
    expect(homePageOf(linkSite(now), null).changed).toBeNull();
  });

  test("a goal leads to the years before and after, and to its neighbours", () => {
    const [of2025, of2024] = [1_202, 1_201].map((id) => site.find("goal", id));
    if (!of2025 || !of2024) throw new Error("there are no such goals");
    expect(goalPageOf(site, of2025)).toMatchObject({ yearBefore: { id: 1_201 }, yearAfter: null, nodes: [{ id: 1_011 }] });
    expect(goalPageOf(site, of2024)).toMatchObject({ yearBefore: null, yearAfter: { id: 1_202 } });
  });

  test("a department tells what became of it, and what it was before", () => {
    const [before, after] = [2_001, 2_002].map((id) => site.find("unit", id));
    if (!before || !after) throw new Error("there are no such units");
    expect(unitPageOf(site, before)).toMatchObject({ successors: [{ unit: { id: 2_002 }, how: "rename" }], years: [{ year: 2025 }] });
    expect(unitPageOf(site, after)).toMatchObject({ predecessors: [{ unit: { id: 2_001 } }], years: [] });
    expect(unitsPageOf(site).former.map(({ id }) => id)).toEqual([2_001]);
  });

  test("each of the SDGs is there, with how many goals serve it", () => {
    const { sdgs } = sdgsPageOf(site);
    expect(sdgs).toHaveLength(17);
    expect(sdgs[2]).toEqual({ number: 3, now: 1, all: 2 });
    expect(sdgs[0]).toEqual({ number: 1, now: 0, all: 0 });
  });

  test("a policy explains a term that it calls by another name, and the glossary says what else it is called", () => {
    const named = aPublishedCity().map((item) =>
      item.kind === "term" ? { ...item, term: "パートナーシップ", otherNames: ["協働"] } : item,
    );
    const made = pageFiles(openSite(aPublication(), [], named), []);
    const html = (path: string) => String(made.find((file) => file.path === path)?.make() ?? "");
    for (const path of ["nodes/1011.html", "glossary.html"]) expect(html(path), path).toContain("「協働」ともいいます。");
    expect(html("nodes/1020.html")).not.toContain("パートナーシップ");
  });

  test("words with readings have them above, once a text, on the pages that have the word", () => {
    const html = (path: string) =>
      String(
        publicFiles()
          .find((file) => file.path === path)
          ?.make() ?? "",
      );
    expect(html("nodes/1011.html")).toContain("<ruby>協働<rp>（</rp><rt>きょうどう</rt><rp>）</rp></ruby>で進める必要がある。");
    expect(html("goals/1203.html")).not.toContain("きょうどう");
    expect(html("goals/1203.html")).toContain("<rt>すみかわし</rt>");
  });
});

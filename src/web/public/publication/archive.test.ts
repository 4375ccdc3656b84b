import { describe, expect, test } from "vitest";
import { aGoal } from "../../../../test/builders.ts";
import { aPublication, aPublishedCity, aPublishedGoal, aPublishedIndicator } from "../../../../test/published-items.ts";
import type { PublishedItem } from "../../../domain/publication/published-item.ts";
import { pageFiles } from "../page-files.ts";
import { openSite, type PublicSite } from "../public-site.ts";

const parts = [
  { kind: "plan" as const, plan: 1_000, valuesThrough: 2025, since: 1 },
  { kind: "year" as const, year: 2025, phase: "final" as const, since: 1 },
];
const publications = [1, 2, 3].map((number) =>
  aPublication({ id: 900_000 + number, number, parts, publishedAt: new Date(2026, number, 1) }),
);

/** The city as a publication told it: no word of the policy is ever another, but those of a goal and of an indicator that stand there. */
function told(number: number, goal: string, value: string): PublicSite {
  const items = aPublishedCity().map((item): PublishedItem => {
    if (item.kind === "goal" && item.id === 1_202) return { ...item, body: { ...item.body, title: goal } };
    if (item.kind === "indicator" && item.id === 1_101) return aPublishedIndicator({ id: 1_101, actuals: [{ year: 2025, text: value }] });
    return item;
  });
  return openSite(publications[number - 1] ?? expect.unreachable(), publications, items);
}

const sites = [told(1, "窓口を待たせない", "63.1"), told(2, "予約で待たせない", "63.1"), told(3, "予約で待たせない", "68.2")];
const files = new Map(pageFiles(sites[2] ?? expect.unreachable(), sites.slice(0, 2)).map(({ path, make }) => [path, make]));
const html = (path: string) => String(files.get(path)?.() ?? "");
const main = (path: string) => /<main.*<\/main>/su.exec(html(path))?.[0] ?? "";

describe("a page as a publication told it", () => {
  test.each([
    ["publications/1/nodes/1011.html", ["窓口を待たせない", "63.1"], ["予約で待たせない", "68.2"]],
    ["publications/2/nodes/1011.html", ["予約で待たせない", "63.1"], ["窓口を待たせない", "68.2"]],
    ["nodes/1011.html", ["予約で待たせない", "68.2"], ["窓口を待たせない", "63.1"]],
    ["publications/1/indicators/1101.html", ["63.1"], ["68.2"]],
    ["publications/1/years/2025.html", ["窓口を待たせない"], ["予約で待たせない"]],
    ["publications/1/departments/2000.html", ["窓口を待たせない"], ["予約で待たせない"]],
    ["en/publications/1/goals/1202.html", ["窓口を待たせない"], ["予約で待たせない"]],
  ])("%s tells what that told of goals and values, though the words of the policy are as they were", (path, has, hasNot) => {
    for (const text of has) expect(main(path)).toContain(text);
    for (const text of hasNot) expect(main(path)).not.toContain(text);
  });

  test("is there once for as many publications as told the same", () => {
    expect(main("publications/1/indicators/1101.html")).toContain("第1回公表");
    expect(main("publications/1/indicators/1101.html")).toContain("第2回公表");
    expect([...files.keys()]).not.toContain("publications/2/indicators/1101.html");
    expect([...files.keys()].filter((path) => /publications\/\d\/nodes\/1021/u.test(path))).toEqual([]);
  });

  test("leads to what that told, and to what is told now where that is the same", () => {
    expect(main("publications/1/nodes/1011.html")).toContain('href="../../../publications/1/goals/1202.html"');
    expect(main("publications/1/nodes/1011.html")).toContain('href="../../../publications/1/indicators/1101.html"');
    expect(main("publications/1/nodes/1011.html")).toContain('href="../../../indicators/1102.html"');
    expect(main("publications/2/goals/1202.html")).toBe("");
  });

  test("is where its publication leads", () => {
    expect(main("publications/1.html")).toContain('href="../publications/1/years/2025.html"');
    expect(main("publications/1.html")).toContain('href="../publications/1/plans/1000.html"');
    expect(main("publications/3.html")).toContain('href="../years/2025.html"');
  });

  test("leads from a page of many publications to what the last of them told", () => {
    const moved = [told(1, "甲の目標", "63.1"), told(2, "乙の目標", "63.1"), told(3, "丙の目標", "63.1")].map((site, i) => {
      const extra = aPublishedGoal({ id: 1_299, nodes: [1_021], body: aGoal({ title: i === 2 ? "末の題名" : "元の題名" }) });
      return openSite(site.publication, publications, [...(site.told[0]?.items ?? []), extra]);
    });
    const made = pageFiles(moved[2] ?? expect.unreachable(), moved.slice(0, 2));
    const page = String(made.find(({ path }) => path === "publications/1/nodes/1021.html")?.make());
    expect(page).toContain("元の題名");
    expect(page).toContain("第2回公表");
    expect(page).toContain('href="../../../publications/1/goals/1299.html"');
  });
});

test("a goal that changes makes no page of the archive another but those that lead to it", () => {
  const sums = (last: string) => {
    const [one, two] = sites;
    if (one === undefined || two === undefined) throw new Error("there are three");
    return new Map(pageFiles(told(3, last, "68.2"), [one, two]).map(({ path, sum }) => [path, sum]));
  };
  const [before, after] = [sums("予約で待たせない"), sums("改めた目標")];
  const changed = [...after].filter(([path, sum]) => before.has(path) && before.get(path) !== sum && path.startsWith("publications/2/"));
  expect(changed.map(([path]) => path)).toEqual(["publications/2/nodes/1011.html", "publications/2/departments/2000.html"]);
});

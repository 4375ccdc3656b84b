import { describe, expect, test } from "vitest";
import { aPublication, aPublishedCity, aPublishedIndicator } from "../../../test/published-items.ts";
import type { PublishedItem } from "../../domain/publication/published-item.ts";
import { pageFiles } from "./page-files.ts";
import { openSite } from "./public-site.ts";

const filesOf = (items: readonly PublishedItem[], given = {}) => pageFiles(openSite(aPublication(given), [], items), []);
const sumsOf = (items: readonly PublishedItem[], given = {}) => new Map(filesOf(items, given).map(({ path, sum }) => [path, sum]));

/** The pages that are not as they were, in Japanese. */
function changed(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...after].flatMap(([path, sum]) => (path.startsWith("en/") || before.get(path) === sum ? [] : [path])).sort();
}

describe("the pages of a site", () => {
  const city = aPublishedCity();

  test("stand in the folder once each", () => {
    const paths = filesOf(city).map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toEqual(expect.arrayContaining(["index.html", "en/index.html", "nodes/1011.html", "en/goals/1202.html"]));
  });

  test("have paths that every disk has, whatever the key of a part is", () => {
    const keys = ["p1", "P1", "男", "../../x", "長".repeat(300)];
    const parts = keys.map((key) => ({ key, name: `区分${key.slice(0, 5)}` }));
    const actuals = keys.map((part) => ({ year: 2025, part, text: "60" }));
    const paths = filesOf([...city, aPublishedIndicator({ id: 1_105, rule: { parts }, actuals })])
      .map(({ path }) => path)
      .filter((path) => /^indicators\/1105-.*csv$/u.test(path));
    expect(paths[0]).toBe("indicators/1105-p1.csv");
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(keys.length);
    for (const path of paths) expect(path).toMatch(/^indicators\/[\w-]{1,40}\.csv$/u);
  });

  test("are made again only where they say something else", () => {
    const before = sumsOf(city);
    expect(changed(before, sumsOf(city))).toEqual([]);
    const reworded = city.map((item) =>
      item.kind === "goal" && item.id === 1_203 ? { ...item, body: { ...item.body, title: "夜間も開く" } } : item,
    );
    expect(changed(before, sumsOf(reworded))).toEqual([...["departments/2001.html", "goals/1203.html", "sdgs/4.html", "years/2025.html"]]);
  });

  test("are not made again where something of an indicator is another that no page shows", () => {
    const withRule = (given: object) =>
      city.map(
        (item): PublishedItem => (item.kind === "indicator" && item.id === 1_101 ? { ...item, rule: { ...item.rule, ...given } } : item),
      );
    const before = sumsOf(city);
    expect(changed(before, sumsOf(withRule({ collectionMonth: 6, sharedCode: "K-1" })))).toEqual([]);
    expect(changed(before, sumsOf(withRule({ source: "市民意識調査" })))).toEqual(["indicators/1101.html"]);
  });
});

import { describe, expect, test } from "vitest";
import { aPublication, aPublishedCity } from "../../../test/published-items.ts";
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

  test("are made again only where they say something else", () => {
    const before = sumsOf(city);
    expect(changed(before, sumsOf(city))).toEqual([]);
    const reworded = city.map((item) =>
      item.kind === "goal" && item.id === 1_203 ? { ...item, body: { ...item.body, title: "夜間も開く" } } : item,
    );
    expect(changed(before, sumsOf(reworded))).toEqual([...["departments/2001.html", "goals/1203.html", "sdgs/4.html", "years/2025.html"]]);
  });
});

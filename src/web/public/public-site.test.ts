import { describe, expect, test } from "vitest";
import { aPublication, aPublishedCity, aPublishedNode } from "../../../test/published-items.ts";
import { openSite } from "./public-site.ts";

describe("the public site of a publication", () => {
  const site = openSite(aPublication(), [aPublication({ number: 1 }), aPublication({ number: 2 })], aPublishedCity());

  test("has the nodes of a plan as a tree, and everything by its id", () => {
    expect(site.nodesOf(1_000).map(({ code, depth }) => [code, depth])).toEqual([
      ["1", 0],
      ["1-1", 1],
      ["2", 0],
      ["2-1", 1],
    ]);
    expect(site.nodesOf(7)).toEqual([]);
    expect(site.find("indicator", 1_102)?.name).toBe("窓口の待ち時間");
    expect(site.find("goal", 1_102)).toBeNull();
    expect(site.find("node", null)).toBeNull();
  });

  test("has the newest first", () => {
    expect(site.publications.map(({ number }) => number)).toEqual([2, 1]);
    expect(site.told.map(({ publication }) => publication.number)).toEqual([1]);
    expect(site.goals.map(({ id }) => id)).toEqual([1_202, 1_203, 1_201]);
    expect(site.years.map(({ id }) => id)).toEqual([2025, 2024]);
  });

  test("is as whole where a node's parent is not told", () => {
    const orphan = aPublishedNode({ id: 1_099, parent: 77, code: "9" });
    expect(
      openSite(aPublication(), [], [...aPublishedCity(), orphan])
        .nodesOf(1_000)
        .at(-1),
    ).toMatchObject({ code: "9", depth: 0 });
  });
});

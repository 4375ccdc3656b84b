import { describe, expect, test } from "vitest";
import { aPublicHistory } from "../../../../test/public-history.ts";
import { aPublication, aPublishedCity, aPublishedGoal, aPublishedNode } from "../../../../test/published-items.ts";
import { linkSite } from "../linked-site.ts";
import { openSite } from "../public-site.ts";
import { gonePageOf } from "./gone-page.tsx";
import { historyOf } from "./history.ts";
import { pagesOf } from "./thing-page.ts";

describe("what was told before", () => {
  const { site: now, former } = aPublicHistory();
  const history = historyOf([...former, now].map(linkSite).map(pagesOf));

  test("is kept a version a page, of what does not tell all that it told", () => {
    // The policy that was reworded, what is gone, and what told of these: the plan, the chapters, the year, the department and its statement.
    expect(history.past.map(({ kind, id, from, to }) => `${kind} ${id} ${from.number}-${to.number}`)).toEqual([
      ...["plan 1000 1-1", "node 1010 1-1", "node 1011 1-1", "node 1020 1-1", "node 1022 1-1", "indicator 1104 1-1", "year 2025 1-1"],
      ...["goal 1204 1-1", "mission 1301 1-1", "unit 2000 1-1"],
    ]);
    expect(history.addressAt(1, "node", 1_011)).toBe("publications/1/nodes/1011.html");
    expect(history.addressAt(3, "node", 1_011)).toBe("nodes/1011.html");
    expect(history.addressAt(1, "node", 1_021)).toBe("nodes/1021.html");
    expect(history.addressAt(1, "goal", 77)).toBeNull();
    expect(history.knows("goal", 1_204)).toBe(true);
  });

  test("has one page for however many publications told it so", () => {
    const told = (number: number, given: object) =>
      openSite(aPublication({ id: number, number }), [], [...aPublishedCity(), aPublishedNode({ id: 1_030, code: "3", ...given })]);
    const sites = [told(1, { title: "甲" }), told(2, { title: "甲" }), told(3, { title: "乙" }), told(4, { title: "甲" })];
    const past = historyOf(sites.map(linkSite).map(pagesOf)).past.filter(({ kind }) => kind === "node");
    expect(past.map(({ from, to }) => [from.number, to.number])).toEqual([
      [1, 2],
      [3, 3],
    ]);
    expect(historyOf(sites.map(linkSite).map(pagesOf)).addressAt(2, "node", 1_030)).toBe("publications/1/nodes/1030.html");
  });

  test("leads on, where it is told no more, to what has come in its place", () => {
    const gone = history.gone.find(({ last }) => last.kind === "goal");
    if (!gone) throw new Error("nothing is gone");
    expect(gonePageOf(linkSite(now), gone, history)).toEqual({
      ...{ kind: "goal", title: "公園を広げる", since: { number: 3, publishedAt: "2026-05-31T15:00:00.000Z" } },
      last: { number: 1, publishedAt: "2025-05-31T15:00:00.000Z" },
      ...{ lastAddress: "publications/1/goals/1204.html", successor: null },
    });
    const followed = openSite(now.publication, [], [...aPublishedCity(), aPublishedGoal({ id: 1_300, continues: 1_204 })]);
    expect(gonePageOf(linkSite(followed), gone, history).successor).toMatchObject({ kind: "goal", id: 1_300 });
  });
});

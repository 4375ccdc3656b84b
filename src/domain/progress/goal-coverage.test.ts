import { describe, expect, test } from "vitest";
import { ancestorsIn, nodesWithoutGoal } from "./goal-coverage.ts";

const node = (id: number, parentId: number | null, level: string) => ({ id, parentId, level });
/** 1 holds 11 and 12, 11 holds 111 and 112; 2 holds 21. */
const nodes = [
  ...[node(1, null, "章"), node(11, 1, "施策"), node(111, 11, "事業"), node(112, 11, "事業"), node(12, 1, "施策")],
  ...[node(2, null, "章"), node(21, 2, "施策")],
];

describe("the nodes without a goal", () => {
  test.each<[string, number[], string | null, number[]]>([
    ["where there is no goal", [], null, [111, 112, 12, 21]],
    ["where one stands at the lowest level", [111], null, [112, 12, 21]],
    ["where one stands above", [1], null, [21]],
    ["of a level, where one stands beneath", [111], "施策", [12, 21]],
    ["of the highest level", [111], "章", [2]],
    ["of a level that there is not", [], "節", []],
    ["where one stands at a node of another plan", [99], null, [111, 112, 12, 21]],
  ])("%s", (_, placed, level, found) => {
    expect(nodesWithoutGoal(nodes, new Set(placed), level).map(({ id }) => id)).toEqual(found);
  });

  test("are found where parents run in a circle", () => {
    const circle = [node(1, 2, "章"), node(2, 1, "章")];
    expect(ancestorsIn(circle)(1)).toEqual([1, 2]);
    expect(nodesWithoutGoal(circle, new Set(), "章").map(({ id }) => id)).toEqual([1, 2]);
  });
});

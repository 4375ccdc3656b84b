import { expect, test } from "vitest";
import { treeOf } from "./tree.ts";

test("rows in tree order become trees", () => {
  const rows = [
    { name: "1", depth: 0 },
    { name: "1-1", depth: 1 },
    { name: "1-1-1", depth: 2 },
    { name: "1-2", depth: 1 },
    { name: "2", depth: 0 },
  ];
  const said = treeOf(rows, ({ name }, children: readonly string[]) => (children.length === 0 ? name : `${name}(${children.join(" ")})`));
  expect(said).toEqual(["1(1-1(1-1-1) 1-2)", "2"]);
});

test("a row is never left out, even where a depth is skipped", () => {
  const said = treeOf(
    [{ depth: 1 }, { depth: 3 }, { depth: 0 }],
    (_, children: readonly number[]): number => 1 + children.reduce((a, b) => a + b, 0),
  );
  expect(said.reduce((a, b) => a + b, 0)).toBe(3);
});

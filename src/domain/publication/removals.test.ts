import { expect, test } from "vitest";
import { aPublishedGoal, aPublishedIndicator, aPublishedNode } from "../../../test/published-items.ts";
import { comparePublications } from "./compare-publications.ts";
import type { PublicationPart } from "./publication.ts";
import type { PublishedItem } from "./published-item.ts";
import { removalsOf } from "./removals.ts";

const plan = (id: number, valuesThrough: number | null = 2025): PublicationPart => ({ kind: "plan", plan: id, valuesThrough });
const year = (of: number, phase: "set" | "midterm" | "final" = "final"): PublicationPart => ({ kind: "year", year: of, phase });
const goals = (count: number, fiscalYear = 2025) =>
  Array.from({ length: count }, (_, i) => aPublishedGoal({ id: 10 * fiscalYear + i, fiscalYear }));
const removals = (
  before: readonly PublicationPart[],
  after: readonly PublicationPart[],
  was: readonly PublishedItem[] = [],
  is: readonly PublishedItem[] = [],
) => removalsOf(before, after, comparePublications(was, is));

test("a part that is told no more goes with all that is told of it alone", () => {
  const shared = aPublishedIndicator({ id: 1, placements: [1_000, 1_001].map((id) => ({ plan: id, node: null, strategyKpi: false })) });
  const was = [aPublishedNode({ id: 1_010 }), aPublishedNode({ id: 1_011 }), aPublishedIndicator({ id: 2 }), shared, ...goals(6, 2024)];
  const is = [{ ...shared, placements: shared.placements.slice(1) }];
  expect(removals([plan(1_000), plan(1_001), year(2024)], [plan(1_001)], was, is)).toEqual([
    {
      kind: "part",
      part: plan(1_000),
      things: [
        { of: "node", count: 2 },
        { of: "indicator", count: 1 },
      ],
    },
    { kind: "part", part: year(2024), things: [{ of: "goal", count: 6 }] },
  ]);
});

test.each([
  ["fewer years of values", plan(1), plan(1, 2024), true],
  ["no values", plan(1), plan(1, null), true],
  ["more values", plan(1, 2024), plan(1), false],
  ["values where there were none", plan(1, null), plan(1), false],
  ["an earlier phase", year(2025), year(2025, "set"), true],
  ["a later phase", year(2025, "set"), year(2025, "midterm"), false],
  ["the same", year(2025), year(2025), false],
] as const)("a part that is told on with %s", (_, was, part, isShortened) => {
  expect(removals([was], [part])).toEqual(isShortened ? [{ kind: "shortened", was, part }] : []);
});

test("many things of a kind are asked about, a few are not", () => {
  const parts = [year(2025)];
  expect(removals(parts, parts, goals(8), goals(4))).toEqual([]);
  expect(removals(parts, parts, goals(8), goals(3))).toEqual([{ kind: "many", of: "goal", count: 5 }]);
  // Units go with the goals that name them.
  const units = Array.from(
    { length: 6 },
    (_, id): PublishedItem => ({
      ...{ kind: "unit", id, unitKind: "division", name: `課${id}`, parent: null, validFrom: null, validTo: null, successors: [] },
    }),
  );
  expect(removals(parts, parts, units)).toEqual([]);
});

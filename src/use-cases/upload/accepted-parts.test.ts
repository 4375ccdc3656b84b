import { expect, test } from "vitest";
import { aGoal, aReadDocument } from "../../../test/builders.ts";
import { acceptedParts } from "./accepted-parts.ts";

test("thousands of parts are left out of thousands at once, and the others move up", () => {
  const count = 20_000;
  const { reading } = aReadDocument({ goals: [aGoal({ title: "待たない窓口" })] }, "a.txt").traced;
  const numbers = Array.from({ length: count }, (_, i) => i);
  const goals = numbers.map((i) => ({ ...aGoal(), title: `目標${i}` }));
  const places = new Map(numbers.map((i) => [`/goals/${i}/title`, [{ start: i, end: i + 1 }]] as const));
  // Every second one, those at the end first.
  const excluded = new Set(
    numbers
      .filter((i) => i % 2 === 0)
      .toReversed()
      .map((i) => `/goals/${i}`),
  );
  const rest = {
    unplacedRanges: [],
    links: new Map([
      ["/goals/3/placements/0", 7],
      ["/goals/4/placements/0", 8],
    ]),
    matches: new Map(),
    replaced: new Map(),
  };
  const accepted = acceptedParts({ reading: { ...reading, goals }, places, excluded, ...rest });
  const odd = numbers.filter((i) => i % 2 === 1);
  expect(accepted.reading.goals.map(({ title }) => title)).toEqual(odd.map((i) => `目標${i}`));
  expect([...accepted.places]).toEqual(odd.map((i, now) => [`/goals/${now}/title`, [{ start: i, end: i + 1 }]]));
  expect([...accepted.links]).toEqual([["/goals/1/placements/0", 7]]);
});

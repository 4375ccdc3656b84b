import fc from "fast-check";
import { expect, test } from "vitest";
import { anchorOf, type PlaceLink, type SourceMarks, stretchesIn, stretchesOf } from "./stretches.ts";

const NOTHING: SourceMarks = { highlighted: [], unplaced: [], links: [] };
const link = (name: string, ...ranges: (readonly [number, number])[]): PlaceLink => ({
  name,
  href: `?${name}`,
  ranges: ranges.map(([start, end]) => ({ start, end })),
});
/** What each stretch looks like: its offsets, ! where it is highlighted, ~ where it has no place, the name of its link. */
const drawn = (marks: Partial<SourceMarks>, part = { start: 0, end: 10 }) =>
  stretchesOf(part, { ...NOTHING, ...marks }).map(
    ({ start, end, highlighted, unplaced, link: made }) =>
      `${start}-${end}${highlighted ? "!" : ""}${unplaced ? "~" : ""}${made ? ` ${made.name}` : ""}`,
  );

test.each([
  ["nothing is one stretch", {}, ["0-10"]],
  ["a mark cuts before and behind it", { highlighted: [{ start: 2, end: 4 }] }, ["0-2", "2-4!", "4-10"]],
  [
    "marks that meet are one",
    {
      highlighted: [
        { start: 0, end: 4 },
        { start: 4, end: 10 },
      ],
    },
    ["0-10!"],
  ],
  [
    "a mark may overlap text without a place",
    { highlighted: [{ start: 0, end: 5 }], unplaced: [{ start: 3, end: 10 }] },
    ["0-3!", "3-5!~", "5-10~"],
  ],
  ["the smallest of nested things is linked", { links: [link("cell", [2, 4]), link("row", [0, 10])] }, ["0-2 row", "2-4 cell", "4-10 row"]],
  ["a thing of several places is linked at each", { links: [link("a", [0, 2], [8, 10])] }, ["0-2 a", "2-8", "8-10 a"]],
  [
    "what lies outside is cut or left out",
    {
      highlighted: [
        { start: -5, end: 1 },
        { start: 9, end: 99 },
      ],
      links: [link("far", [20, 30])],
    },
    ["0-1!", "1-9", "9-10!"],
  ],
  ["an empty range is none", { unplaced: [{ start: 3, end: 3 }] }, ["0-10"]],
] as const)("%s", (_, marks, expected) => {
  expect(drawn(marks)).toEqual(expected);
});

const aRange = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })).map(([start, size]) => ({ start, end: start + size }));
const someLinks = fc.array(
  fc.array(aRange, { minLength: 1, maxLength: 3 }).map((ranges) => ({ name: "", href: "", ranges })),
  { maxLength: 8 },
);

test("stretches hold every character of their part once, each as its marks say", () => {
  fc.assert(
    fc.property(
      aRange,
      fc.array(aRange, { maxLength: 6 }),
      fc.array(aRange, { maxLength: 6 }),
      someLinks,
      aRange,
      (part, highlighted, unplaced, links, piece) => {
        const stretches = stretchesOf(part, { highlighted, unplaced, links });
        expect(stretches.reduce((at, { start, end }) => (start === at ? end : Number.NaN), part.start)).toBe(part.end);
        const holds = (ranges: readonly { start: number; end: number }[], at: number) =>
          ranges.some(({ start, end }) => start <= at && at < end);
        for (const stretch of stretches)
          for (let at = stretch.start; at < stretch.end; at += 1) {
            expect(stretch.highlighted).toBe(holds(highlighted, at));
            expect(stretch.unplaced).toBe(holds(unplaced, at));
            expect(stretch.link !== null).toBe(links.some(({ ranges }) => holds(ranges, at)));
          }
        const shown = stretchesIn(stretches, piece);
        const overlap = { start: Math.max(part.start, piece.start), end: Math.min(part.end, piece.end) };
        expect(shown.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(Math.max(0, overlap.end - overlap.start));
      },
    ),
  );
});

test.each([
  ["the first highlighted character that is shown", [[5, 9]], [[3, 7]], 5],
  [
    "not one in a gap between the pieces",
    [
      [0, 2],
      [4, 6],
    ],
    [[2, 4]],
    null,
  ],
  [
    "the earliest, in whatever order the pieces stand",
    [
      [8, 9],
      [1, 3],
    ],
    [[0, 10]],
    1,
  ],
] as const)("the place is %s", (_, pieces, highlighted, expected) => {
  const ranges = (pairs: readonly (readonly [number, number])[]) => pairs.map(([start, end]) => ({ start, end }));
  expect(anchorOf(ranges(pieces), ranges(highlighted))).toBe(expected);
});

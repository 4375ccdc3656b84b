import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linesOf, pageAt, pagesOf, readPlaces, writePlaces } from "./text-pages.ts";

const all = (text: string) => [...linesOf(text, { start: 0, end: text.length }, 1)];

describe("the lines of a source", () => {
  test("are numbered from 1, empty ones too", () => {
    expect(all("一\n\n三").map(({ number, start, end }) => [number, start, end])).toEqual([
      [1, 0, 1],
      [2, 2, 2],
      [3, 3, 4],
    ]);
  });

  test("are cut where they have no end, and keep their number", () => {
    const pieces = all(`${"あ".repeat(9_000)}\n次`);
    expect(pieces.map(({ number, continues }) => [number, continues])).toEqual([
      [1, false],
      [1, true],
      [1, true],
      [2, false],
    ]);
  });

  test("are never cut inside a character", () => {
    const text = `a${"𠮷".repeat(3_000)}`;
    expect(all(text).every(({ start, end }) => text.slice(start, end).isWellFormed())).toBe(true);
  });
});

test("the pages of any text hold every character that is no line end, once and in order", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("\n", "あ", "𠮷", "長".repeat(5_000), "行\n".repeat(500)), { maxLength: 40 }), (parts) => {
      const text = parts.join("");
      const pages = pagesOf(text);
      const shown = pages.flatMap((page) => [...linesOf(text, page, page.firstLine)]);
      expect(shown.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text.replaceAll("\n", ""));
      expect(shown.map(({ number }) => number)).toEqual(all(text).map(({ number }) => number));
      for (const [i, page] of pages.entries()) if (page.end > page.start) expect(pageAt(pages, page.start)).toBe(i);
    }),
  );
});

describe("places in an address", () => {
  test.each([
    ["0-4", [[0, 4]]],
    [
      "3-4.7-10",
      [
        [3, 4],
        [7, 10],
      ],
    ],
  ])("%s", (text, expected) => {
    const ranges = readPlaces(text, 10);
    expect(ranges?.map(({ start, end }) => [start, end])).toEqual(expected);
    expect(writePlaces(ranges ?? [])).toBe(text);
  });

  test.each(["", "a", "4-4", "5-3", "3-11", "7-10.3-4", "1-2-3", "-1-2", "1-2.", "9999999999-10000000000"])("refuse %j", (text) => {
    expect(readPlaces(text, 10)).toBeNull();
  });
});

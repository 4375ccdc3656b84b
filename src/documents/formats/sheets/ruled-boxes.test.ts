import { describe, expect, test } from "vitest";
import { cellName } from "../../layout.ts";
import { BOTTOM, type BorderedCell, LEFT, RIGHT, TOP } from "./grid.ts";
import { RuledSheet } from "./ruled-boxes.ts";

const SIDES: Readonly<Record<string, number>> = { l: LEFT, r: RIGHT, t: TOP, b: BOTTOM };

/** A word for each cell, with the sides that are drawn; a dash for none. */
function borders(drawing: string): BorderedCell[] {
  return drawing.split("/").flatMap((line, row) =>
    line
      .trim()
      .split(/\s+/u)
      .flatMap((word, column) => {
        const sides = [...word].reduce((sum, side) => sum | (SIDES[side] ?? 0), 0);
        return sides === 0 ? [] : [{ row, column, sides }];
      }),
  );
}

function boxes(drawing: string): string[] {
  return [...new RuledSheet(borders(drawing), []).boxes]
    .map(({ area, island }) => `${island}: ${cellName(area.top, area.left)}:${cellName(area.bottom, area.right)}`)
    .sort();
}

describe("boxes are what lines enclose", () => {
  test.each<[string, string, string[]]>([
    ["one cell", "lrtb", ["1: A1:A1"]],
    ["a line is drawn by either cell", "lrtb rtb / lrb lrb", ["1: A1:A1", "1: A2:A2", "1: B1:B1", "1: B2:B2"]],
    ["a frame around several cells", "lt t rt / l - r / lb b rb", ["1: A1:C3"]],
    ["frames that touch are one table", "ltb rtb ltb rtb", ["1: A1:B1", "1: C1:D1"]],
    ["frames apart are two", "lrtb - lrtb", ["1: A1:A1", "2: C1:C1"]],
    ["a line under a title encloses nothing", "b b b", []],
    ["a frame that is open at a side encloses nothing", "lt t / l - / lb b", []],
    ["a piece that a side lacks is drawn", "lt t rt / l - - / lb b rb", ["1: A1:C3"]],
    ["a corner that a frame lacks is drawn", "lt t - / l - r / lb b rb", ["1: A1:C3"]],
    ["the space between two tables stays open", "lrtb - lrtb / lrtb - lrtb", ["1: A1:A1", "1: A2:A2", "2: C1:C1", "2: C2:C2"]],
    ["nothing", "-", []],
  ])("%s", (_, drawing, expected) => {
    expect(boxes(drawing)).toEqual(expected);
  });

  test("merged areas have no lines inside", () => {
    const sheet = new RuledSheet(borders("lrtb lrtb / lrtb lrtb"), [{ top: 0, left: 0, bottom: 1, right: 0 }]);
    expect([...sheet.boxes].map(({ area }) => cellName(area.bottom, area.right)).sort()).toEqual(["A2", "B1", "B2"]);
  });
});

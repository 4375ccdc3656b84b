import fc from "fast-check";
import { expect, test } from "vitest";
import { openWordContent } from "../../../../test/layouts/read-word.ts";
import { p, tbl, tc } from "../../../../test/layouts/word-file.ts";
import { columnsOf } from "./table-grid.ts";

const cell = fc.record({
  span: fc.integer({ min: 1, max: 3 }),
  down: fc.constantFrom("", "<w:vMerge/>", '<w:vMerge w:val="restart"/>'),
  across: fc.constantFrom("", "", "", "<w:hMerge/>", '<w:hMerge w:val="restart"/>'),
  text: fc.constantFrom("", "目標"),
});
const row = fc.record({ before: fc.integer({ min: 0, max: 2 }), cells: fc.array(cell, { minLength: 1, maxLength: 4 }) });
const widths = fc.array(fc.constantFrom(0, 20, 60, 2000), { maxLength: 14 });

test("whatever a file says of spans and merges, no two cells of a table share a place and none stands outside", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 5 }), widths, async (rows, grid) => {
      const written = rows.map(({ before, cells }) => {
        const inside = cells.map(({ span, down, across, text }) => tc(text, `<w:gridSpan w:val="${span}"/>${across}${down}`)).join("");
        return `<w:tr><w:trPr><w:gridBefore w:val="${before}"/></w:trPr>${inside}</w:tr>`;
      });
      const { blocks } = await openWordContent(tbl(written, grid) + p("末"));
      for (const block of blocks) {
        if (block.kind !== "table") continue;
        const taken = new Set<string>();
        for (const [at, { cells }] of block.rows.entries())
          for (const { column, columnSpan, rowSpan } of cells) {
            expect(column + columnSpan).toBeLessThanOrEqual(block.columns);
            expect(at + rowSpan).toBeLessThanOrEqual(block.rows.length);
            for (let y = at; y < at + rowSpan; y += 1)
              for (let x = column; x < column + columnSpan; x += 1) {
                expect(taken.has(`${y}:${x}`)).toBe(false);
                taken.add(`${y}:${x}`);
              }
          }
      }
    }),
    { numRuns: 500 },
  );
});

test("lines of the grid that stand near each other are one, unless a cell stands between them", () => {
  const place = (column: number, columnSpan: number) => ({ column, columnSpan });
  const near = columnsOf([place(0, 1), place(1, 2), place(0, 2), place(2, 1)], [3000, 40, 3000]);
  expect([0, 1, 2, 3].map(near)).toEqual([0, 1, 1, 2]);
  const between = columnsOf([place(0, 1), place(1, 1), place(2, 1)], [3000, 40, 3000]);
  expect([0, 1, 2, 3].map(between)).toEqual([0, 1, 2, 3]);
  const unknown = columnsOf([place(0, 1), place(1, 2), place(0, 2), place(2, 1)], []);
  expect([0, 1, 2, 3].map(unknown)).toEqual([0, 1, 2, 3]);
});

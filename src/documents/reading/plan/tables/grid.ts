import type { Cell, Table } from "../../../document.ts";

/** A cell where it stands in the grid; one that spans stands in several places. */
export interface Slot {
  readonly cell: Cell;
  /** It starts in this row. */
  readonly starts: boolean;
}

/** A grid may not have more places than this: spans of a hostile table would multiply them. */
const MOST_SLOTS = 400_000;

/** The rows of a table with its spans spread out: every row has a place for each column. */
export function gridOf(table: Table): (Slot | null)[][] {
  const columns = Math.min(table.columns, Math.floor(MOST_SLOTS / Math.max(1, table.rows.length)));
  const grid: (Slot | null)[][] = table.rows.map(() => new Array<Slot | null>(columns).fill(null));
  for (const [top, { cells }] of table.rows.entries())
    for (const cell of cells) {
      const bottom = Math.min(grid.length, top + Math.max(1, cell.rowSpan));
      const right = Math.min(columns, cell.column + Math.max(1, cell.columnSpan));
      for (let row = top; row < bottom; row += 1)
        for (let column = cell.column; column < right; column += 1) {
          const line = grid[row];
          if (line && line[column] === null) line[column] = { cell, starts: row === top };
        }
    }
  return grid;
}

/** Rows as columns. */
export function transpose<T>(grid: readonly (readonly (T | null)[])[]): (T | null)[][] {
  const width = grid.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, column) => grid.map((row) => row[column] ?? null));
}

/** Whether a text breaks off within brackets: 412（令 / 和5年度）. */
export function isOpen(text: string): boolean {
  let depth = 0;
  for (const char of text.slice(-200)) {
    if (char === "(" || char === "（") depth += 1;
    else if (char === ")" || char === "）") depth = Math.max(0, depth - 1);
  }
  return depth > 0;
}

/** Puts rows together again that a layout broke within brackets: the row below closes what a cell of the row above had opened. */
export function joinBrokenRows(grid: readonly (readonly (Slot | null)[])[]): (Slot | null)[][] {
  const joined: (Slot | null)[][] = [];
  for (const row of grid) {
    const above = joined.at(-1);
    const whole = row.every((slot) => slot === null || (slot.starts && slot.cell.rowSpan === 1));
    if (!above || !whole || !row.some((slot, i) => closes(above[i], slot))) joined.push([...row]);
    else for (const [i, slot] of row.entries()) if (slot?.cell.column === i) above[i] = stacked(above[i] ?? null, slot);
  }
  return joined;
}

function closes(above: Slot | null | undefined, below: Slot | null): boolean {
  const first = below?.cell.lines[0]?.text.text ?? "";
  return (
    above !== null && above !== undefined && isOpen(above.cell.lines.map(({ text }) => text.text).join("")) && /^[^(（]*[)）]/u.test(first)
  );
}

function stacked(above: Slot | null, below: Slot | null): Slot | null {
  if (!above || !below) return above ?? below;
  return below.cell.lines.length === 0 ? above : { ...above, cell: { ...above.cell, lines: [...above.cell.lines, ...below.cell.lines] } };
}

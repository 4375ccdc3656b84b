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
  const width = Math.max(0, ...grid.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => grid.map((row) => row[column] ?? null));
}

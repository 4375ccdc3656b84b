import type { Sheet, SheetCell } from "../../documents/layout.ts";
import type { Range } from "../../documents/passage.ts";

/** A sheet is shown so many rows at a time: more is slow to send, to lay out and to listen to. */
export const ROWS_A_WINDOW = 200;

/** Columns beyond this one hold something only in files that mean harm; what they hold is listed under the grid. */
const MOST_COLUMNS = 256;

/** One row of the grid: its cells from the left, and the empty stretches between them. */
export interface GridRow {
  /** From 0. */
  readonly row: number;
  readonly hidden: boolean;
  readonly cells: readonly GridCell[];
}

export interface GridCell {
  readonly column: number;
  readonly columnSpan: number;
  /** As far as the window goes. */
  readonly rowSpan: number;
  /** Null for an empty stretch. */
  readonly cell: SheetCell | null;
  /** The cell began above the window. */
  readonly continues: boolean;
}

export interface SheetWindow {
  readonly columns: number;
  readonly rows: readonly GridRow[];
  /** Cells that the grid has no column for. */
  readonly beyond: readonly SheetCell[];
}

/** Into how many windows a sheet is cut; at least one. */
export function windowsOf(sheet: Pick<Sheet, "cells">): number {
  return Math.max(1, Math.ceil(lastRow(sheet) / ROWS_A_WINDOW));
}

/** The window in which an offset of the text stands, from 0. */
export function windowAt({ cells }: Pick<Sheet, "cells">, offset: number): number {
  const cell = cells.findLast(({ range }) => range.start <= offset) ?? cells[0];
  return cell ? Math.floor(cell.row / ROWS_A_WINDOW) : 0;
}

/** The rows of one window with every cell that reaches into it. A place that two cells claim is the first one's; the other follows under the grid. */
export function sheetWindow(sheet: Sheet, index: number): SheetWindow {
  const from = index * ROWS_A_WINDOW;
  const to = Math.min(from + ROWS_A_WINDOW, lastRow(sheet));
  const here = sheet.cells.filter(({ row, rowSpan }) => row < to && row + rowSpan > from);
  const widest = here.reduce((most, { column, columnSpan }) => Math.max(most, column + columnSpan), 1);
  const columns = Math.min(widest, MOST_COLUMNS);
  const taken = new Map<number, boolean[]>();
  const starts = new Map<number, GridCell[]>();
  const beyond: SheetCell[] = [];
  for (const cell of here) {
    const row = Math.max(cell.row, from);
    const rowSpan = Math.min(cell.row + cell.rowSpan, to) - row;
    const columnSpan = Math.min(cell.column + cell.columnSpan, columns) - cell.column;
    if (columnSpan < 1 || isTaken(taken, row, rowSpan, cell.column, columnSpan)) {
      beyond.push(cell);
      continue;
    }
    for (let r = row; r < row + rowSpan; r += 1) {
      const marks = taken.get(r) ?? [];
      marks.length = Math.max(marks.length, cell.column + columnSpan);
      taken.set(r, marks.fill(true, cell.column, cell.column + columnSpan));
    }
    starts.set(row, [...(starts.get(row) ?? []), { column: cell.column, columnSpan, rowSpan, cell, continues: cell.row < from }]);
  }
  const hiddenRows = new Set(sheet.hiddenRows ?? []);
  const rows = Array.from({ length: to - from }, (_, i) => from + i).map((row) => ({
    row,
    hidden: hiddenRows.has(row),
    cells: filledUp(starts.get(row) ?? [], taken.get(row) ?? [], columns),
  }));
  return { columns, rows, beyond };
}

/** The pieces of a window that are shown. */
export function shownRanges({ rows, beyond }: SheetWindow): Range[] {
  return [...rows.flatMap(({ cells }) => cells.flatMap(({ cell }) => (cell ? [cell.range] : []))), ...beyond.map(({ range }) => range)];
}

const lastRow = ({ cells }: Pick<Sheet, "cells">): number => cells.reduce((last, { row, rowSpan }) => Math.max(last, row + rowSpan), 0);

function isTaken(
  taken: ReadonlyMap<number, readonly boolean[]>,
  row: number,
  rowSpan: number,
  column: number,
  columnSpan: number,
): boolean {
  for (let r = row; r < row + rowSpan; r += 1)
    if (
      taken
        .get(r)
        ?.slice(column, column + columnSpan)
        .includes(true)
    )
      return true;
  return false;
}

/** The cells that start in a row, and an empty cell for each stretch that no cell takes. */
function filledUp(cells: readonly GridCell[], taken: readonly boolean[], columns: number): GridCell[] {
  const row = [...cells];
  for (let column = 0; column < columns; ) {
    if (taken[column] === true) {
      column += 1;
      continue;
    }
    const found = taken.indexOf(true, column);
    const end = found < 0 ? columns : found;
    row.push({ column, columnSpan: end - column, rowSpan: 1, cell: null, continues: false });
    column = end;
  }
  return row.sort((one, other) => one.column - other.column);
}

import type { Cell, CellLine, Table } from "../../document.ts";
import { countUpTo } from "./axis.ts";
import type { Slot } from "./slots.ts";

/** Rows times columns that are laid out with their empty cells; of a larger table only the filled ones are given. */
const MOST_PLACES = 4_000_000;
/** So many places for each cell that says something are no table any more. */
const PLACES_A_CELL = 200;

interface Placed {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly lines: CellLine[];
}

/** Makes a table of texts: rows and columns of the sheet in which none begins are gone, and the spans of the others are counted without them. */
export function compactTable(slots: readonly Slot[], page: number): Table {
  const filled = slots.filter(({ lines }) => lines.length > 0);
  const rows = distinct(filled.map(({ area }) => area.top));
  const columns = distinct(filled.map(({ area }) => area.left));
  const placed = [...filled, ...slots.filter(({ lines }) => lines.length === 0)].flatMap(({ area, lines }): Placed[] => {
    const row = countUpTo(rows, area.top - 1);
    const column = countUpTo(columns, area.left - 1);
    const rowSpan = countUpTo(rows, area.bottom) - row;
    const columnSpan = countUpTo(columns, area.right) - column;
    return rowSpan > 0 && columnSpan > 0 ? [{ row, column, rowSpan, columnSpan, lines: [...lines] }] : [];
  });
  const places = rows.length * columns.length;
  const cells =
    places <= Math.min(MOST_PLACES, 10_000 + filled.length * PLACES_A_CELL) ? layOut(placed, rows.length, columns.length) : placed;
  const byRow = rows.map((): Cell[] => []);
  for (const { row, ...cell } of cells.toSorted((a, b) => a.row - b.row || a.column - b.column)) byRow[row]?.push({ ...cell, head: false });
  return { kind: "table", page, columns: columns.length, rows: byRow.map((own) => ({ cells: own })) };
}

/** Gives each place to one cell; texts of a place that is taken (under a merged area) go to the cell that has it, and what is left is empty. */
function layOut(placed: readonly Placed[], rows: number, columns: number): Placed[] {
  const taken = new Int32Array(rows * columns);
  const kept: Placed[] = [];
  for (const cell of placed.toSorted((a, b) => b.rowSpan * b.columnSpan - a.rowSpan * a.columnSpan)) {
    const owners = new Set<number>();
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1)
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) owners.add(taken[row * columns + column] ?? 0);
    const [owner = 0] = owners;
    if (owners.size === 1 && owner === 0) {
      kept.push(cell);
      for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1)
        taken.fill(kept.length, row * columns + cell.column, row * columns + cell.column + cell.columnSpan);
    } else {
      const over = kept[[...owners].reduce((last, one) => Math.max(last, one), 0) - 1];
      for (const line of cell.lines) over?.lines.push(line);
    }
  }
  for (let at = 0; at < taken.length; at += 1) {
    if (taken[at] === 0) kept.push({ row: Math.floor(at / columns), column: at % columns, rowSpan: 1, columnSpan: 1, lines: [] });
  }
  return kept;
}

function distinct(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

import { normalise } from "../../../domain/wording/normal.ts";
import type { Cell, Table, TableRow } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import { cellText, filledCells } from "../tables.ts";

export interface WithoutRepeats {
  readonly table: Table;
  /** What the merged cells said again. */
  readonly repeats: readonly Passage[];
}

/** A text so long stands in two cells side by side only where they were one. */
const LONG = 10;
/** A number, a grade or a mark stands below its like by itself. */
const SHORT = 4;

/**
 * Merges again what a converter has taken apart: it wrote a merged cell into each of the cells that it covered, side by side or below each other. Side by side
 * only where a row shows it (a long text twice, a row of one text); below each other only from the first column on, as long as the rows say the same.
 */
export function withoutRepeats(table: Table): WithoutRepeats {
  const repeats: Passage[] = [];
  const across = table.rows.some(isRepeated) ? mergeAcross(table.rows, repeats) : table.rows;
  const rows = mergeDown(across, repeats);
  return { table: repeats.length === 0 ? table : { ...table, rows }, repeats };
}

const says = (cell: Cell): string => normalise(cellText(cell).text).replace(/\s/gu, "");

/** Whether two cells stand side by side and say the same. */
const areOne = (left: Cell | undefined, right: Cell | undefined): boolean =>
  left !== undefined &&
  right !== undefined &&
  right.column === left.column + left.columnSpan &&
  left.rowSpan === right.rowSpan &&
  cellText(left).length === cellText(right).length &&
  says(left) === says(right);

function isRepeated(row: TableRow): boolean {
  const cells = filledCells(row);
  const twins = cells.filter((cell, i) => areOne(cells[i - 1], cell));
  return (
    twins.some((cell) => cellText(cell).length >= LONG) || (twins.length > 1 && twins.length === cells.length - 1 && hasWord(twins[0]))
  );
}

const hasWord = (cell: Cell | undefined): boolean => cell !== undefined && /\p{L}{2}/u.test(cellText(cell).text);

function mergeAcross(rows: readonly TableRow[], repeats: Passage[]): readonly TableRow[] {
  // Columns that a row above has merged are one for the short texts below, too.
  const merged = new Set<number>();
  const heads = new Map<number, string>();
  return rows.map((row) => {
    const filled = filledCells(row);
    const isHeads = isHead(row);
    if (filled.length > 2 && isHeads) for (const cell of filled) heads.set(cell.column, says(cell));
    const alike = Map.groupBy(filled, says);
    const isWhole = filled.length > 2 && alike.size === 1;
    const cells: Cell[] = [];
    for (const cell of row.cells) {
      const last = cells.at(-1);
      if (
        last &&
        areOne(last, cell) &&
        hasWord(cell) &&
        !areTwo(alike.get(says(cell)) ?? [], heads) &&
        (isWhole || cellText(cell).length >= LONG || merged.has(cell.column) || isHeads)
      ) {
        merged.add(cell.column);
        cells[cells.length - 1] = { ...last, columnSpan: last.columnSpan + cell.columnSpan };
        for (const { text } of cell.lines) repeats.push(text);
      } else cells.push(cell);
    }
    return { cells };
  });
}

/** Two cells alike, and no third, under two heads: 中間報告 and 期末報告 that say the same. */
function areTwo(alike: readonly Cell[], heads: ReadonlyMap<number, string>): boolean {
  if (alike.length !== 2) return false;
  const [left, right] = alike.map(({ column }) => heads.get(column));
  return left !== undefined && right !== undefined && left !== right;
}

/** A row of short texts only: heads. */
const isHead = (row: TableRow): boolean => filledCells(row).every((cell) => !/[\p{N}。、]/u.test(cellText(cell).text));

function mergeDown(rows: readonly TableRow[], repeats: Passage[]): readonly TableRow[] {
  /** Of each row above, the cell of a column that reaches down to here. */
  const open = new Map<number, { row: number; said: string }>();
  const spans = new Map<string, number>();
  const kept = rows.map((row, at) => {
    const filled = filledCells(row);
    const same = rows.length > 1 && row.cells.every(({ rowSpan }) => rowSpan === 1) ? sameAbove(filled, open) : 0;
    const dropped = new Set(filled.slice(0, same));
    for (const cell of dropped) {
      const key = `${open.get(cell.column)?.row} ${cell.column}`;
      spans.set(key, (spans.get(key) ?? 1) + 1);
      for (const { text } of cell.lines) repeats.push(text);
    }
    if (dropped.size === 0) open.clear();
    for (const [i, cell] of filled.entries()) if (i >= same) open.set(cell.column, { row: at, said: says(cell) });
    return { cells: row.cells.filter((cell) => !dropped.has(cell)) };
  });
  return kept.map(({ cells }, at) => ({
    cells: cells.map((cell) => ({ ...cell, rowSpan: Math.max(cell.rowSpan, spans.get(`${at} ${cell.column}`) ?? 1) })),
  }));
}

/** How many cells from the left say what stands above them, a short one at the end aside. */
function sameAbove(cells: readonly Cell[], above: ReadonlyMap<number, { readonly said: string }>): number {
  let count = 0;
  for (const cell of cells) {
    if (above.get(cell.column)?.said !== says(cell)) break;
    count += 1;
  }
  // A row that says all of it again is another row; one of a label and what it is about says so itself, though nothing stands beside it yet (特記事項 | ○残された課題).
  if (count >= cells.length - 1 && cells.length <= 2) return 0;
  if (count === cells.length) return 0;
  return cells.slice(0, count).findLastIndex((cell) => says(cell).length >= SHORT) + 1;
}

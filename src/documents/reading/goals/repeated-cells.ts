import { normalise } from "../../../domain/wording/normal.ts";
import type { Cell, Table, TableRow } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { type ColumnField, columnLabels, remarkLabels } from "../labels.ts";
import { cellText, filledCells } from "../tables.ts";
import { isHeadRow, isYearRow } from "./columns.ts";

export interface WithoutRepeats {
  readonly table: Table;
  /** What the merged cells said again. */
  readonly repeats: readonly Passage[];
}

/** A text so long stands in two cells side by side only where they were one. */
const LONG = 10;
/** A number, a grade or a mark stands below its like by itself. */
const SHORT = 4;
/** No form has more columns; a row of more is left as it is. */
const WIDEST = 50;

/** A row with what its cells say, by the cell, read once. */
interface SaidRow {
  readonly row: TableRow;
  readonly filled: readonly Cell[];
  readonly said: ReadonlyMap<Cell, string>;
}

/**
 * Merges again what a converter has taken apart: it wrote a merged cell into each of the cells that it covered, side by side or below each other. Side by side
 * only where a row shows it (a long text twice, a row of one text) and no heads tell the columns apart; below each other only from the first column on, as long
 * as the rows say the same.
 */
export function withoutRepeats(table: Table): WithoutRepeats {
  const repeats: Passage[] = [];
  const across = table.rows.some((row) => isRepeated(readRow(row))) ? mergeAcross(table, repeats) : table.rows;
  const rows = mergeDown(across, repeats);
  return { table: repeats.length === 0 ? table : { ...table, rows }, repeats };
}

const says = (cell: Cell): string => normalise(cellText(cell).text).replace(/\s/gu, "");

function readRow(row: TableRow): SaidRow {
  const filled = row.cells.length > WIDEST ? [] : filledCells(row);
  return { row, filled, said: new Map(filled.map((cell) => [cell, says(cell)])) };
}

/** Whether two cells stand side by side and say the same. */
const areOne = (left: Cell | undefined, right: Cell | undefined, { said }: SaidRow): boolean =>
  left !== undefined &&
  right !== undefined &&
  right.column === left.column + left.columnSpan &&
  left.rowSpan === right.rowSpan &&
  cellText(left).length === cellText(right).length &&
  said.has(right) &&
  said.get(left) === said.get(right);

function isRepeated(row: SaidRow): boolean {
  const { filled } = row;
  const twins = filled.filter((cell, i) => areOne(filled[i - 1], cell, row));
  return (
    twins.some((cell) => cellText(cell).length >= LONG) || (twins.length > 1 && twins.length === filled.length - 1 && hasWord(twins[0]))
  );
}

const hasWord = (cell: Cell | undefined): boolean => cell !== undefined && /\p{L}{2}/u.test(cellText(cell).text);

function mergeAcross({ rows, columns }: Table, repeats: Passage[]): readonly TableRow[] {
  // Columns that a row above has merged are one for the short texts below, too.
  const merged = new Set<number>();
  const heads = new Heads();
  return rows.map((row) => {
    const read = readRow(row);
    const { filled, said } = read;
    const isHead = heads.take(read);
    const isOfOne = filled.length > 2 && new Set(said.values()).size === 1;
    const isWhole =
      isOfOne && (!heads.areKnown || (heads.nameWhat && filled.reduce((sum, { columnSpan }) => sum + columnSpan, 0) >= columns));
    const isFree = isHead || isWhole || isLabelled(filled);
    const cells: Cell[] = [];
    let twin: Cell | undefined;
    for (const cell of row.cells) {
      const last = cells.at(-1);
      if (
        last &&
        areOne(twin, cell, read) &&
        hasWord(cell) &&
        (isFree || !heads.part(last.column, cell.column)) &&
        (isWhole || isHead || cellText(cell).length >= LONG || merged.has(cell.column))
      ) {
        merged.add(cell.column);
        cells[cells.length - 1] = { ...last, columnSpan: last.columnSpan + cell.columnSpan };
        for (const { text } of cell.lines) repeats.push(text);
      } else cells.push(cell);
      twin = cell;
    }
    return { cells };
  });
}

const NAMES: ReadonlySet<ColumnField | null> = new Set(["title", "action", "department"]);

/** What stands over each column, of the last rows of heads. */
class Heads {
  readonly #over = new Map<number, string>();
  #isOpen = false;
  /** A column says what the row is about: no promise or report says the same as that. */
  nameWhat = false;

  get areKnown(): boolean {
    return this.#over.size > 0;
  }

  /** True where the row is one of heads; without any above it, one of short texts only. */
  take(read: SaidRow): boolean {
    const { row, filled, said } = read;
    const isOpen = filled.length > 2 && (isHeadRow(row) || isYearRow(row));
    if (isOpen && !this.#isOpen) {
      this.#over.clear();
      this.nameWhat = false;
    }
    this.#isOpen = isOpen;
    if (isOpen)
      for (const cell of filled) {
        this.nameWhat ||= NAMES.has(columnLabels.findCompound(cellText(cell).text, "action"));
        for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1)
          this.#over.set(column, `${this.#over.get(column) ?? ""} ${said.get(cell) ?? ""}`);
      }
    return isOpen || (!this.areKnown && filled.every((cell) => !/[\p{N}。、]/u.test(cellText(cell).text)));
  }

  /** Whether two columns have heads that say different things: 中間報告 and 期末報告. */
  part(left: number, right: number): boolean {
    const [one, other] = [this.#over.get(left), this.#over.get(right)];
    return one !== undefined && other !== undefined && one !== other;
  }
}

/** 特記事項 | …: the label in front, not the heads above, says what stands beside it. */
const isLabelled = ([first]: readonly Cell[]): boolean => {
  const { text } = first ? cellText(first) : Passage.empty;
  return columnLabels.find(text) !== null || remarkLabels.find(text) !== null;
};

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

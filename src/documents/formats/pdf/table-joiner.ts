import { addAll } from "../../reading/add-all.ts";
import type { JoinedTable, Pieces } from "./joined.ts";
import type { PartCell, TablePart } from "./page-parts.ts";
import { isBroken, type Paragraph, textOf } from "./run.ts";

/** Columns of two pages so near to each other are the same, in points. */
const NEAR = 4;
/** A table that goes on does so at the top of the page: in so much of its height. */
const TOP = 0.4;

interface OpenCell {
  column: number;
  columnSpan: number;
  rowSpan: number;
  readonly lines: Paragraph[][];
}

interface OpenTable extends JoinedTable {
  columns: number;
  readonly rows: { readonly cells: OpenCell[] }[];
}

/** A table while the pages come on which it may go on. */
export class TableJoiner {
  readonly table: OpenTable;
  #xs: readonly number[];
  #closedBelow: readonly boolean[];

  constructor(part: TablePart, page: number) {
    this.table = { kind: "table", page, columns: part.columns, rows: [] };
    this.#xs = part.xs;
    this.#closedBelow = part.closedBelow;
    for (const { cells } of part.rows) this.table.rows.push({ cells: cells.map(openCell) });
  }

  /**
   * Adds the table at the top of the next page where it is this one, going on: it has the same columns, and is not the same form begun anew.
   *
   * @returns the heads that were printed again, or null where it is another table.
   */
  add(part: TablePart, height: number): readonly Pieces[] | null {
    if (part.top > TOP * height) return null;
    const xs = union(this.#xs, part.xs);
    if (!xs) return null;
    const heads = this.#countHeads(part);
    const [own, next] = [this.table.rows[heads], part.rows[heads]];
    if (!next) return null;
    if (own && heads < this.table.rows.length && firstWords(own) !== "" && firstWords(own) === firstWords(next)) return null;

    this.#widen(xs);
    const at = (column: number): number => nearest(xs, part.xs[column] ?? 0);
    const move = (cell: OpenCell): OpenCell => {
      const column = at(cell.column);
      return { ...cell, column, columnSpan: at(cell.column + cell.columnSpan) - column };
    };
    const [first = [], ...others] = part.rows.slice(heads).map(({ cells }) => cells.map(openCell).map(move));
    const closedAbove = heads > 0 ? null : spread(part.closedAbove, part.columns, at);
    const rest = this.#goOn(first, closedAbove);
    if (rest) this.table.rows.push({ cells: rest });
    for (const cells of others) this.table.rows.push({ cells });
    this.#closedBelow = spread(part.closedBelow, part.columns, at);
    return part.rows.slice(0, heads).flatMap(({ cells }) => cells.flatMap(({ lines }) => lines.map((line) => [line])));
  }

  #countHeads(part: TablePart): number {
    let heads = 0;
    while (heads < part.rows.length - 1 && heads < this.table.rows.length) {
      const [own, again] = [this.table.rows[heads], part.rows[heads]];
      if (!own || !again || wordsOf(own.cells) === "" || wordsOf(own.cells) !== wordsOf(again.cells)) break;
      heads += 1;
    }
    return heads;
  }

  #widen(xs: readonly number[]): void {
    const at = (column: number): number => nearest(xs, this.#xs[column] ?? 0);
    for (const { cells } of this.table.rows)
      for (const cell of cells) {
        const column = at(cell.column);
        cell.columnSpan = at(cell.column + cell.columnSpan) - column;
        cell.column = column;
      }
    this.#closedBelow = spread(this.#closedBelow, this.#closedBelow.length, at);
    this.#xs = xs;
    this.table.columns = xs.length - 1;
  }

  /** Gives the cells of the next page's first row to those of the last row that they go on with; returns those that begin a row, or null where none does. */
  #goOn(cells: OpenCell[], closedAbove: readonly boolean[] | null): OpenCell[] | null {
    const isOpen = ({ column, columnSpan }: OpenCell): boolean =>
      range(column, columnSpan).every((at) => !(this.#closedBelow[at] ?? true) || (closedAbove !== null && !(closedAbove[at] ?? true)));
    const owners = new Map(cells.map((cell) => [cell, this.#ownerOf(cell)]));
    const going = cells.filter((cell) => owners.get(cell) && isOpen(cell));
    const whole = cells.filter(isFilled).every((cell) => going.includes(cell)) || this.#isRest(cells, owners);
    if (!whole && going.length === 0) return cells;
    for (const cell of whole ? cells : going) {
      const owner = owners.get(cell);
      if (!owner) continue;
      append(owner.lines, cell.lines);
      owner.rowSpan += cell.rowSpan - (whole ? 1 : 0);
    }
    return whole ? null : cells.filter((cell) => !going.includes(cell));
  }

  /** The cell above, in the last row of the table. */
  #ownerOf({ column }: OpenCell): OpenCell | null {
    const last = this.table.rows.length - 1;
    for (let row = last; row >= Math.max(0, last - 200); row -= 1)
      for (const cell of this.table.rows[row]?.cells ?? [])
        if (row + cell.rowSpan > last && cell.column <= column && column < cell.column + cell.columnSpan) return cell;
    return null;
  }

  /** Where lines close the table on both pages: the row has no first cell of its own, though all others have, or a sentence goes on in it. */
  #isRest(cells: readonly OpenCell[], owners: ReadonlyMap<OpenCell, OpenCell | null>): boolean {
    const [first] = cells;
    if (!first || first.column > 0 || isFilled(first)) return false;
    const { rows } = this.table;
    if (rows.length > 2 && rows.slice(1).every((row) => row.cells.every((cell) => cell.column > 0 || isFilled(cell)))) return true;
    return cells.some((cell) => {
      const [before, next] = [owners.get(cell)?.lines.at(-1)?.at(-1), cell.lines[0]?.[0]];
      return before !== undefined && next !== undefined && isBroken(before, next);
    });
  }
}

const openCell = ({ column, columnSpan, rowSpan, lines }: PartCell): OpenCell => ({
  column,
  columnSpan,
  rowSpan,
  lines: lines.map((line) => [line]),
});

const isFilled = ({ lines }: OpenCell): boolean => lines.length > 0;

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);

function append(lines: Paragraph[][], more: readonly Paragraph[][]): void {
  const [first, ...others] = more;
  const last = lines.at(-1);
  const [before, next] = [last?.at(-1), first?.[0]];
  if (first && last && before && next && isBroken(before, next)) addAll(last, first);
  else if (first) lines.push(first);
  addAll(lines, others);
}

type Worded = { readonly lines: readonly (Paragraph | readonly Paragraph[])[] };

const wordsOfCell = ({ lines }: Worded): string =>
  lines
    .flat()
    .map((line) => textOf(line as Paragraph))
    .join("")
    .replace(/\s/gu, "");
const wordsOf = (cells: readonly Worded[]): string => cells.map(wordsOfCell).join("|").replace(/^\|+$/u, "");
const firstWords = ({ cells: [first] }: { readonly cells: readonly Worded[] }): string => (first ? wordsOfCell(first) : "");

/** The places of columns on both pages; null where they are not the same, or some of the same. */
function union(one: readonly number[], other: readonly number[]): readonly number[] | null {
  const [more, less] = one.length >= other.length ? [one, other] : [other, one];
  const ends = [one[0], other[0], one.at(-1), other.at(-1)].map((at) => at ?? 0);
  if (Math.abs((ends[0] ?? 0) - (ends[1] ?? 0)) > NEAR || Math.abs((ends[2] ?? 0) - (ends[3] ?? 0)) > NEAR) return null;
  return less.every((at) => Math.abs((more[nearest(more, at)] ?? Infinity) - at) <= NEAR) ? more : null;
}

function nearest(xs: readonly number[], at: number): number {
  let best = 0;
  for (const [i, x] of xs.entries()) if (Math.abs(x - at) < Math.abs((xs[best] ?? 0) - at)) best = i;
  return best;
}

/** What is known of each column, of the columns that they are among all. */
function spread(closed: readonly boolean[], columns: number, at: (column: number) => number): boolean[] {
  const all: boolean[] = [];
  for (let column = 0; column < columns; column += 1) for (let i = at(column); i < at(column + 1); i += 1) all[i] = closed[column] ?? true;
  return all;
}

import { isNoValue } from "../../../../domain/wording/normal.ts";
import type { Cell } from "../../../document.ts";
import { Passage } from "../../../passage.ts";
import { bare, type ColumnHead, readColumnHead } from "./column-head.ts";
import { areIndicatorHeads, type Column, resolveColumns } from "./columns.ts";
import { isOpen, type Slot } from "./grid.ts";

export type Grid = readonly (readonly (Slot | null)[])[];

/** The heads of a grid: which rows they take and what they say of the columns. */
export interface GridHeads {
  readonly first: number;
  readonly body: number;
  readonly columns: readonly Column[];
  readonly cells: readonly Cell[];
  /** Of a row that a layout made of the second line of the heads and the first line of a name: the name's part. */
  readonly lead: readonly Cell[];
  /** What stands over the columns whose head is none that a table of indicators has. */
  readonly others?: readonly (Passage | null)[];
}

/** How many rows may stand over the heads: a title, a unit. */
const MOST_TITLES = 3;
const MOST_HEADS = 3;

export function findGridHeads(grid: Grid): GridHeads | null {
  for (let first = 0; first < Math.min(MOST_TITLES + 1, grid.length); first += 1) {
    const row = grid[first] ?? [];
    if (distinct(row).filter(said).length < 2) continue;
    let body = first + 1;
    while (body < first + MOST_HEADS && goesOn(grid[body] ?? [])) body += 1;
    const rows = grid.slice(first, body);
    const spread = spreadOverYears(rows);
    const read: HeadCells[] = [];
    for (const column of row.keys()) read.push(headOf(spread, column, read.at(-1)));
    const heads = read.map(({ head }) => head);
    if (!areIndicatorHeads(heads)) continue;
    const others = read.map(({ head, cells }) => (head === null && cells.length > 0 ? Passage.join(cells.map(textOf), " ") : null));
    const years = yearsBelow(grid[body] ?? [], heads);
    if (!years) return { first, body, columns: resolveColumns(heads), cells: distinct(rows.flat()), lead: [], others };
    const lead = distinct((grid[body] ?? []).filter((_, i) => years[i] === null)).filter(said);
    const cells = distinct([...rows, grid[body] ?? []].flat()).filter((cell) => !lead.includes(cell));
    const dated = heads.map((head, i) => (head && years[i] ? { ...head, fiscalYear: years[i] } : head));
    return { first, body: body + 1, columns: resolveColumns(dated), cells, lead, others };
  }
  return null;
}

/** The years that stand in a row of their own under heads of values, and nothing else under these; null where there is no such row. */
function yearsBelow(row: readonly (Slot | null)[], heads: readonly (ColumnHead | null)[]): (number | null)[] | null {
  const undated = heads.map(
    (head) => head !== null && head.fiscalYear === null && (head.role === "baseline" || head.role === "target" || head.role === "interim"),
  );
  const years = row.map((slot, i) => {
    const head = undated[i] && slot?.starts && said(slot.cell) ? readColumnHead(textOf(slot.cell)) : null;
    return head?.role === "year" ? head.fiscalYear : null;
  });
  const dated = years.filter((year) => year !== null).length;
  const filled = row.filter((slot, i) => undated[i] && slot && said(slot.cell)).length;
  return dated > 0 && dated === filled ? years : null;
}

/** 年度 and 数値（単位） under 基準値, which stands over both. */
const PART_OF_HEAD = /^(?:年度|年次|年|時期|時点|数値|値|実績|実数)(?:\(.{1,6}\))?$/u;

/** A second row of heads: all that starts in it is a head, and the columns that say nothing there hang from above. */
function goesOn(row: readonly (Slot | null)[]): boolean {
  const own = distinct(row.filter((slot) => slot?.starts)).filter(said);
  return (
    own.length > 0 &&
    own.every((cell) => isHeadCell(cell) || PART_OF_HEAD.test(bare(textOf(cell).text))) &&
    own.some((cell) => readColumnHead(textOf(cell))?.role !== "name")
  );
}

function isHeadCell(cell: Cell): boolean {
  const text = textOf(cell);
  return readColumnHead(text) !== null && !isNoValue(text.text) && !/^\d[\d,.]*$/u.test(bare(text.text));
}

/** Formats without spans leave the places beside a head empty (目標値 | | ) over columns that each say their year: it stands over all of them. */
function spreadOverYears(rows: Grid): Grid {
  const [first = [], second] = rows;
  if (!second) return rows;
  const top = [...first];
  const isYear = (column: number) => {
    const slot = second[column];
    return slot?.starts === true && readColumnHead(textOf(slot.cell))?.role === "year";
  };
  for (const column of top.keys()) {
    const [own, before] = [top[column] ?? null, top[column - 1] ?? null];
    if (before && said(before.cell) && !(own && said(own.cell)) && isYear(column) && isYear(column - 1)) top[column] = before;
  }
  return [top, ...rows.slice(1)];
}

interface HeadCells {
  readonly cells: readonly Cell[];
  readonly head: ColumnHead | null;
}

/** The head of a column; columns under the same cells have one head between them. */
function headOf(rows: Grid, column: number, before: HeadCells | undefined): HeadCells {
  const cells = distinct(rows.map((row) => row[column] ?? null)).filter(said);
  if (before && cells.length > 0 && cells.length === before.cells.length && cells.every((cell, i) => cell === before.cells[i]))
    return before;
  const texts = cells.map(textOf);
  const head = readColumnHead(Passage.join(texts, " ")) ?? texts.map(readColumnHead).findLast((one) => one !== null) ?? null;
  return { cells, head };
}

export function distinct(slots: readonly (Slot | null)[]): Cell[] {
  return [...new Set(slots.flatMap((slot) => (slot ? [slot.cell] : [])))];
}

export function said(cell: Cell): boolean {
  return cell.lines.some(({ text }) => !text.isBlank);
}

export function linesOf(cell: Cell): Passage[] {
  return cell.lines.map(({ text }) => text);
}

/** All that a cell says, its lines with a space between; a line that breaks within brackets is closed up. */
export function textOf(cell: Cell): Passage {
  return linesOf(cell).reduce(
    (joined, line) => (joined.length === 0 ? line : Passage.join([joined, line], isOpen(joined.text) ? "" : " ")),
    Passage.empty,
  );
}

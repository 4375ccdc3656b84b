import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import { addAll } from "../../reading/add-all.ts";
import { ALIGNED, type Band, type BareColumn, bareColumns, coverOf, GAP, ROWS, type Span } from "./bare-columns.ts";
import type { TablePart } from "./page-parts.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { lineOf, type TextLine } from "./text-line.ts";

/*
 * Tables without lines between their cells: columns are where white space stays open from row to row, rows are where it is higher than between lines.
 */

/** So much more than usual between two lines parts two rows. */
const HIGHER = 1.45;

/** Heads of so many columns may have a title of a group right below them. */
const HEADS = 3;

/** A stretch of a page: lines of text, or a table. */
export type Stretch =
  | { readonly kind: "lines"; readonly lines: readonly TextLine[] }
  | { readonly kind: "table"; readonly table: TablePart };

/** Finds the tables among lines of text, which stand from top to bottom in one column of the page. */
export function findBareTables(lines: readonly TextLine[], end: number, bullets: ReadonlySet<string>): Stretch[] {
  const bands = bandsOf(lines);
  const columns = bareColumns(bands);
  const stretches: Stretch[] = [];
  let text: TextLine[] = [];
  let rows: Row[] = [];
  const flush = () => {
    if (rows.filter((row) => row.cells.length > 1).length >= ROWS && !isList(rows)) {
      if (text.length > 0) stretches.push({ kind: "lines", lines: text });
      stretches.push({ kind: "table", table: tableOf(rows, end, bullets) });
      text = [];
    } else for (const { band } of rows) addAll(text, band.lines);
    rows = [];
  };
  const all = bands.map((band) => rowOf(band, columns));
  for (const [i, row] of all.entries()) {
    const { band } = row;
    if (rows.length > 0 && !follows(row, rows) && !isBetween(row, rows, all[i + 1])) flush();
    if (row.cells.length > 1 || rows.length > 0) rows.push(row);
    else addAll(text, band.lines);
  }
  flush();
  if (text.length > 0) stretches.push({ kind: "lines", lines: text });
  return stretches;
}

/** Marks with a text behind each, set in from the margin. */
function isList(rows: readonly Row[]): boolean {
  return rows.every(({ band, cells: [first, second, ...others] }) => {
    if (!first || others.length > 0) return false;
    if (!second) return true;
    const [line] = band.lines;
    const mark = line ? cut(line, -Infinity, second.from - 0.1).flatMap(({ glyphs }) => glyphs.map(({ text }) => text)) : [];
    return readEnumerator(`${mark.join("")} あ`)?.mark === mark.join("");
  });
}

function bandsOf(lines: readonly TextLine[]): Band[] {
  const gaps = lines
    .slice(1)
    .map((line, i) => line.v0 - (lines[i]?.v1 ?? 0))
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b);
  const sizes = lines.map((line) => line.size).sort((a, b) => a - b);
  const size = sizes[sizes.length >> 1] ?? 10;
  const usual = Math.min(Math.max(gaps[Math.floor(gaps.length / 4)] ?? 0, 0.2 * size), 0.5 * size);
  const bands: { lines: TextLine[]; top: number; bottom: number }[] = [];
  for (const line of lines) {
    const band = bands.at(-1);
    const before = band?.lines[0];
    if (band && before && line.v0 - band.bottom <= HIGHER * usual && Math.abs(line.size - before.size) < 0.15 * before.size) {
      band.lines.push(line);
      band.bottom = Math.max(band.bottom, line.v1);
    } else bands.push({ lines: [line], top: line.v0, bottom: line.v1 });
  }
  return bands;
}

interface BareCell extends Span {
  readonly column: number;
  readonly columnSpan: number;
}

interface Row {
  readonly band: Band;
  readonly cells: readonly BareCell[];
  readonly starts: readonly number[];
}

/** The cells of a row: parted where a gap ends at the beginning of a column. */
function rowOf(band: Band, columns: readonly BareColumn[]): Row {
  const starts = columns.map((column) => column.starts[0] ?? 0);
  const spans: { from: number; to: number; column: number }[] = [];
  for (const span of coverOf(band, GAP)) {
    const column = columns.findIndex((one) => one.starts.some((at) => Math.abs(at - span.from) <= ALIGNED));
    const last = spans.at(-1);
    if (last && column < 0) last.to = span.to;
    else spans.push({ ...span, column: Math.max(0, column) });
  }
  const cells = spans.map((span, i): BareCell => {
    const next = spans[i + 1]?.column ?? starts.length;
    const reached = starts.filter((at, column) => column > span.column && column < next && at < span.to).length;
    return { ...span, columnSpan: 1 + reached };
  });
  return { band, cells, starts };
}

/** Whether a row goes on with the table above: it stands in its columns, and not much farther below than the rows from each other. */
function follows({ band, cells }: Row, rows: readonly Row[]): boolean {
  const last = rows.at(-1);
  const [only] = cells;
  if (!last || !only) return false;
  const gap = band.top - last.band.bottom;
  const gaps = rows.slice(1).map((row, i) => row.band.top - (rows[i]?.band.bottom ?? 0));
  const usual = gaps.length > 0 ? gaps.reduce((sum, one) => sum + one, 0) / gaps.length : gap;
  const size = band.lines[0]?.size ?? 0;
  if (gap > Math.max(1.7 * usual, usual + 0.6 * size) || gap > 3 * size) return false;
  if (Math.abs(size - (last.band.lines[0]?.size ?? 0)) > 0.1 * size) return false;
  return cells.length > 1 || (only.column > 0 && only.columnSpan === 1) || (gaps.length > 0 && gap <= 1.2 * usual);
}

/** A row one cell wide below the heads of columns, with a row of theirs as far below it as it stands below the heads: the title of a group. */
function isBetween({ band, cells }: Row, rows: readonly Row[], next: Row | undefined): boolean {
  const [head] = rows;
  if (!head || !next || rows.length > 1 || cells.length > 1 || head.cells.length < HEADS || next.cells.length < HEADS) return false;
  const size = band.lines[0]?.size ?? 0;
  if ([head, next].some((row) => Math.abs((row.band.lines[0]?.size ?? 0) - size) > 0.1 * size)) return false;
  const [above, below] = [band.top - head.band.bottom, next.band.top - band.bottom];
  return above < 3 * size && Math.abs(above - below) < 0.2 * size;
}

function tableOf(rows: readonly Row[], end: number, bullets: ReadonlySet<string>): TablePart {
  const starts = rows[0]?.starts ?? [];
  const used = starts.filter((_, column) => rows.some(({ cells }) => cells.some((cell) => cell.column === column)));
  const at = (column: number): number => used.filter((start) => start < (starts[column] ?? Infinity)).length;
  const ends = new Map<number, number>();
  for (const { cells } of rows)
    for (const { column, columnSpan, to } of cells) {
      const next = at(column + columnSpan);
      ends.set(next, Math.max(ends.get(next) ?? 0, to));
    }
  const edge = (next: number): number => used[next] ?? Math.max(end, ends.get(next) ?? 0);
  const padding = [...ends].reduce((least, [next, to]) => (next < used.length ? Math.min(least, edge(next) - to) : least), 12);
  return {
    kind: "table",
    top: rows[0]?.band.top ?? 0,
    bottom: rows.at(-1)?.band.bottom ?? 0,
    columns: used.length,
    rows: rows.map(({ band, cells }) => ({
      cells: cells.map((cell, i) => {
        const next = cells[i + 1];
        const lines = band.lines.flatMap((line) => cut(line, i === 0 ? -Infinity : cell.from - 0.1, next ? next.from - 0.1 : Infinity));
        const column = at(cell.column);
        const until = Math.max(column + 1, at(cell.column + cell.columnSpan));
        const room = { start: used[column] ?? cell.from, end: Math.max(edge(until) - (until < used.length ? padding : 0), cell.to) };
        return { column, columnSpan: until - column, rowSpan: 1, lines: paragraphsOf(lines, room, bullets) };
      }),
    })),
    xs: [...used, Math.max(end, ends.get(used.length) ?? 0)],
    closedAbove: used.map(() => true),
    closedBelow: used.map(() => true),
  };
}

function cut(line: TextLine, from: number, to: number): TextLine[] {
  const glyphs = line.glyphs.filter(({ u0 }) => u0 >= from && u0 < to);
  return glyphs.length === 0 ? [] : [glyphs.length === line.glyphs.length ? line : lineOf(glyphs)];
}

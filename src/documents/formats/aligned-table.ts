import type { Cell, Table, TableRow } from "../document.ts";
import { columnStarts, isEnumerator, joinParts, type RunLine, withoutMarkColumns } from "./aligned-columns.ts";
import type { Measure, Part } from "./aligned-line.ts";
import { type Placed, partRows, type RowLines } from "./aligned-rows.ts";
import { joinCell, type Room } from "./broken-cell.ts";
import { cutMergedParts } from "./merged-parts.ts";
import type { SourceLines } from "./source-lines.ts";

/** Stops and brackets that may hang over the end of a line. */
const HANGING = /[。、，．）」』)]$/u;
/** Columns of white space that stand between cells at the most where their texts are full. */
const WIDEST_GUTTER = 4;
/** A text with more columns is no table. */
const MOST_COLUMNS = 40;

/**
 * Makes the table that lines come to whose parts stand in columns; null where they do not: where fewer than two lines have parts in two columns, where
 * the lines are a typed list (a number, a gap and a text) or a table of contents (a title and the number of its page).
 */
export function alignedTable(source: SourceLines, lines: readonly RunLine[], measure: Measure): Table | null {
  const { text } = source.source;
  const starts = withoutMarkColumns(text, lines, columnStarts(text, lines, measure));
  if (starts.length < 2 || starts.length > MOST_COLUMNS) return null;
  joinParts(lines, starts, measure);
  cutMergedParts(text, lines, starts, measure);
  const placed = lines.map(({ parts }) => place(text, parts, starts));
  if (!isTable(placed)) return null;
  const room = roomOf(placed, starts, measure);
  const rows = partRows(lines, placed, room).map((row) => readRow(source, placed, row, starts.length, room));
  return { kind: "table", page: source.page(lines[0]?.line ?? 0), columns: starts.length, rows };
}

/** The columns that the parts of a line go over. A part that begins a little before a column belongs to it; no two parts begin in the same. */
function place(text: string, parts: readonly Part[], starts: readonly number[]): Placed[] {
  const placed: Placed[] = [];
  for (const part of parts) {
    const before = placed.at(-1);
    let column = lastAtMost(starts, part.at);
    const next = starts[column + 1];
    if (next !== undefined && part.to > next + 1 && next - part.at <= 2) column += 1;
    if (before && column <= before.through) column = Math.min(before.through + 1, starts.length - 1);
    const through = Math.max(column, lastAtMost(starts, part.to));
    placed.push({
      part,
      column,
      through: through > column && starts[through] === part.to ? through : through,
      text: text.slice(part.start, part.end),
    });
  }
  return placed;
}

function lastAtMost(starts: readonly number[], at: number): number {
  let last = 0;
  while (last + 1 < starts.length && (starts[last + 1] ?? 0) <= at) last += 1;
  return last;
}

function isTable(placed: readonly (readonly Placed[])[]): boolean {
  const several = placed.filter((parts) => parts.length > 1);
  if (several.length < 2) return false;
  if (several.some((parts) => parts.length > 2)) return true;
  const isList = several.every(([first]) => first !== undefined && isEnumerator(first.text));
  const isContents = several.every(([, second]) => second !== undefined && /^[0-9０-９]{1,4}$/u.test(second.text));
  return !isList && !isContents;
}

/**
 * How much room the cells have: up to the next column where the text counts in half-width columns, else as much as the widest line takes. A width that
 * only one line reaches may be that of the widest text, which nothing broke.
 */
function roomOf(placed: readonly (readonly Placed[])[], starts: readonly number[], measure: Measure): Room {
  const widest = new Map<string, { width: number; lines: number }>();
  const gutters = starts.map(() => Number.POSITIVE_INFINITY);
  let margin = 0;
  for (const parts of placed)
    for (const { part, column, through, text } of parts) {
      const key = `${column} ${through}`;
      const width = part.width - (HANGING.test(text) ? 2 : 0);
      const before = widest.get(key);
      if (!before || width > before.width + (width > 12 ? 1 : 0)) widest.set(key, { width, lines: 1 });
      else if (width >= before.width - (width > 12 ? 1 : 0))
        widest.set(key, { width: Math.max(width, before.width), lines: before.lines + 1 });
      const next = starts[through + 1];
      const to = (starts[column] ?? 0) + width;
      if (next !== undefined && through === column) gutters[through + 1] = Math.min(gutters[through + 1] ?? 0, Math.max(1, next - to));
      margin = Math.max(margin, to);
    }
  return (column, through) => {
    const { width = 0, lines = 0 } = widest.get(`${column} ${through}`) ?? {};
    const sure = lines > 1;
    if (measure === "count") return { width, play: width < 12 ? 2 : 4, sure };
    const next = starts[through + 1];
    const end = next === undefined ? margin : next - Math.min(gutters[through + 1] ?? 1, WIDEST_GUTTER);
    return { width: Math.max(width, end - (starts[column] ?? 0)), play: 0, sure };
  };
}

function readRow(
  source: SourceLines,
  placed: readonly (readonly Placed[])[],
  { from, to }: RowLines,
  columns: number,
  room: Room,
): TableRow {
  const byColumn = new Map<number, Placed[]>();
  for (const parts of placed.slice(from, to))
    for (const part of parts) {
      const cell = byColumn.get(part.column);
      if (cell) cell.push(part);
      else byColumn.set(part.column, [part]);
    }
  const cells: Cell[] = [];
  for (let column = 0; column < columns; ) {
    const parts = byColumn.get(column) ?? [];
    let through = parts.reduce((most, part) => Math.max(most, part.through), column);
    for (let next = column + 1; next <= through; next += 1) if (byColumn.has(next)) through = next - 1;
    const lines = joinCell(parts, room, ({ start, end }) => source.source.passage(start, end));
    cells.push({ column, columnSpan: through - column + 1, rowSpan: 1, head: false, lines });
    column = through + 1;
  }
  return { cells };
}

import type { Block, Cell, CellLine, TableRow } from "../document.ts";
import type { Range } from "../passage.ts";
import type { SourceLines } from "./source-lines.ts";

/** Reads what stands in one cell. */
export type CellReader = (start: number, end: number, page: number) => CellLine[];

/** Lines that one row may go on over. */
const MOST_LINES = 30;

/** A row of more cells than this was made by no person; what follows stays in the last. */
export const MOST_COLUMNS = 4096;

export interface TableRead {
  readonly block: Block | null;
  /** The first line after the table. */
  readonly next: number;
}

/**
 * Reads the pipe table that begins at the line (Markdown's tables, GFM), or null. The row of dashes under the first row makes that row the head;
 * further rows of dashes are rules. A head in which nothing stands is there only because Markdown demands one, and is no row.
 */
export function readPipeTable(lines: SourceLines, first: number, readCell: CellReader): TableRead | null {
  // Converters that part all lines by blank ones part rows so, too.
  const apart = lines.isBlank(first + 1) && isRule(lines, first + 2, 1) ? 2 : 1;
  const headed = isRule(lines, first + apart, 1) && holdsPipe(lines, first);
  const bare = startsWithPipe(lines, first);
  if (!headed && !(bare && (startsWithPipe(lines, first + 1) || isRule(lines, first, 2)))) return null;

  const { source } = lines;
  const rows: TableRow[] = [];
  let line = first;
  let columns = 0;
  /** Each cell ends in a pipe, the last too, so that a row that is broken between its cells can be told. */
  const closed = headed && !bare && endsWithPipe(lines, first) ? countPipes(lines, first) : 0;
  const isRow = () =>
    startsWithPipe(lines, line) || (headed && !bare && (holdsPipe(lines, line) || endOfClosed(lines, line, closed) > line));
  const isNextHead = () => apart > 1 && line > first + apart && isRule(lines, line + apart, 1);
  while (line < lines.count && source.hasRoom && isRow() && !isNextHead()) {
    if (isRule(lines, line, headed && line === first + apart ? 1 : 2)) {
      source.mark(lines.start(line), lines.end(line));
      line += lines.isBlank(line + 1) ? apart : 1;
      continue;
    }
    const last = bare ? endOfRow(lines, line) : endOfClosed(lines, line, closed);
    const head = headed && line === first;
    const page = lines.page(line);
    const cells = cutAtPipes(lines, line, last, bare || head ? null : headed ? columns : null).map(
      ({ start, end }, column): Cell => ({ column, columnSpan: 1, rowSpan: 1, head, lines: readCell(start, end, page) }),
    );
    source.spend(cells.length);
    columns = Math.max(columns, cells.length);
    if (!head || cells.some((cell) => cell.lines.length > 0)) rows.push({ cells });
    line = last + (lines.isBlank(last + 1) ? apart : 1);
  }
  return { block: rows.length === 0 ? null : { kind: "table", page: lines.page(first), columns, rows }, next: line };
}

function startsWithPipe(lines: SourceLines, line: number): boolean {
  if (line >= lines.count) return false;
  const start = lines.inkStart(line);
  return lines.source.text.charAt(start) === "|" && lines.text(line).lastIndexOf("|") > start - lines.start(line);
}

function endsWithPipe(lines: SourceLines, line: number): boolean {
  return lines.source.text.charAt(lines.inkEnd(line) - 1) === "|";
}

/** The last line of the row: converters put line breaks into cells, so that a row may end some lines after it began. */
function endOfRow(lines: SourceLines, first: number): number {
  if (endsWithPipe(lines, first)) return first;
  for (let line = first + 1; line < Math.min(lines.count, first + MOST_LINES); line += 1) {
    if (lines.isBlank(line) || lines.source.text.charAt(lines.inkStart(line)) === "|") return first;
    if (endsWithPipe(lines, line)) return line;
  }
  return first;
}

/** The last line of a row of so many cells that a pipe ends each, broken over lines between the cells or inside them. */
function endOfClosed(lines: SourceLines, first: number, cells: number): number {
  let pipes = countPipes(lines, first);
  if (cells === 0 || pipes >= cells || lines.isBlank(first)) return first;
  for (let line = first + 1; line < Math.min(lines.count, first + MOST_LINES); line += 1) {
    if (lines.isBlank(line) || isRule(lines, line + 1, 1)) return first;
    pipes += countPipes(lines, line);
    if (pipes >= cells) return pipes === cells && endsWithPipe(lines, line) ? line : first;
  }
  return first;
}

function countPipes(lines: SourceLines, line: number): number {
  return lines.text(line).replaceAll("\\|", "").split("|").length - 1;
}

function holdsPipe(lines: SourceLines, line: number): boolean {
  return lines.text(line).includes("|");
}

/** A row whose cells are all dashes, at least `dashes` of them, with Markdown's colons for alignment. */
function isRule(lines: SourceLines, line: number, dashes: number): boolean {
  if (line >= lines.count) return false;
  const text = lines.text(line).trim();
  if (!text.includes("|") || !/^[\s|:-]+$/u.test(text)) return false;
  const cells = text.split("|").map((cell) => cell.trim());
  if (cells[0] === "") cells.shift();
  if (cells.at(-1) === "") cells.pop();
  return cells.length > 0 && cells.every((cell) => /^:?-+:?$/u.test(cell) && cell.replaceAll(":", "").length >= dashes);
}

/**
 * The cells' bounds, between pipes that no backslash escapes. The pipes become markup. Outside the first and the last pipe stands nothing, unless the head has so
 * many columns that an empty cell does.
 */
function cutAtPipes(lines: SourceLines, first: number, last: number, columns: number | null): Range[] {
  const { source } = lines;
  const end = lines.end(last);
  const cells: Range[] = [];
  let start = lines.start(first);
  for (let at = start; at < end && cells.length < MOST_COLUMNS; at += 1) {
    const char = source.text.charAt(at);
    if (char === "\\") at += 1;
    else if (char === "|") {
      source.mark(at, at + 1);
      cells.push({ start, end: at });
      start = at + 1;
    }
  }
  cells.push({ start, end });
  for (const edge of [cells.at(-1), cells[0]]) {
    if (edge && cells.length > (columns ?? 1) && source.isBlank(edge.start, edge.end)) cells.splice(edge === cells[0] ? 0 : -1, 1);
  }
  return cells;
}

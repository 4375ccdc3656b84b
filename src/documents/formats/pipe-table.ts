import type { Block, Cell, CellLine, TableRow } from "../document.ts";
import type { SourceLines } from "./source-lines.ts";

/** Reads what stands in one cell. */
export type CellReader = (start: number, end: number, page: number) => CellLine[];

/** A row of more cells than this is no table that a person made; it stays text. */
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
  const headed = isRule(lines, first + 1, 1) && holdsPipe(lines, first);
  const bare = startsWithPipe(lines, first);
  if (!headed && !(bare && (startsWithPipe(lines, first + 1) || isRule(lines, first, 2)))) return null;

  const { source } = lines;
  const rows: TableRow[] = [];
  let line = first;
  for (
    ;
    line < lines.count && !lines.isBlank(line) && (startsWithPipe(lines, line) || (headed && !bare && holdsPipe(lines, line)));
    line += 1
  ) {
    if (isRule(lines, line, headed && line === first + 1 ? 1 : 2)) {
      source.mark(lines.start(line), lines.end(line));
      continue;
    }
    const bounds = cutAtPipes(lines, line);
    const head = headed && line === first;
    const cells = bounds.map(
      ({ start, end }, column): Cell => ({ column, columnSpan: 1, rowSpan: 1, head, lines: readCell(start, end, lines.page(line)) }),
    );
    if (!head || cells.some((cell) => cell.lines.length > 0)) rows.push({ cells });
  }
  const columns = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  return { block: rows.length === 0 ? null : { kind: "table", page: lines.page(first), columns, rows }, next: line };
}

function startsWithPipe(lines: SourceLines, line: number): boolean {
  if (line >= lines.count) return false;
  const start = lines.inkStart(line);
  if (lines.source.text.charAt(start) !== "|") return false;
  const second = lines.source.text.indexOf("|", start + 1);
  return second >= 0 && second < lines.end(line);
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

/** The cells' bounds, between pipes that no backslash escapes. The pipes become markup. */
function cutAtPipes(lines: SourceLines, line: number): { start: number; end: number }[] {
  const { text } = lines.source;
  const end = lines.end(line);
  const pipes: number[] = [];
  for (let at = lines.inkStart(line); at < end; at += 1) {
    const char = text.charAt(at);
    if (char === "\\") at += 1;
    else if (char === "|") pipes.push(at);
  }
  for (const pipe of pipes) lines.source.mark(pipe, pipe + 1);
  if (pipes.length > MOST_COLUMNS) return [{ start: lines.start(line), end }];
  const cells: { start: number; end: number }[] = [];
  let start = lines.start(line);
  for (const pipe of [...pipes, end]) {
    cells.push({ start, end: pipe });
    start = pipe + 1;
  }
  const [first] = cells;
  if (first && lines.source.isBlank(first.start, first.end)) cells.shift();
  const last = cells.at(-1);
  if (last && lines.source.isBlank(last.start, last.end)) cells.pop();
  return cells;
}

import type { Cell, TableRow } from "../document.ts";
import type { Range } from "../passage.ts";
import type { CellReader, TableRead } from "./pipe-table.ts";
import type { SourceLines } from "./source-lines.ts";

/** A table has at least so many lines. */
const FEWEST = 3;
/** Cells one below the other are put together to rows of so many. */
const WIDEST = 16;
/** So many of the cells of a column have to be of its sort, figures or words. */
const ALIKE = 0.95;
const FIGURE = /^[▲△+-]?[0-9０-９][0-9０-９,，.．]*\S{0,4}$|^[-－―ー–—…]$/u;

/**
 * Reads the table that begins at the line where each cell ends with a pipe and none begins with one, as converters of web pages write them: a row a line
 * (指標名 | 現状値 | 目標値 |), or a cell a line; there the columns are as many as make each of them hold figures or words. Null where that is not sure.
 */
export function readTrailingPipes(lines: SourceLines, first: number, readCell: CellReader): TableRead | null {
  // In the middle of such lines: all of them have been looked at, and are no table.
  if (pipesOf(lines, first) === null || (first > 0 && pipesOf(lines, first - 1) !== null)) return null;
  const rows: Range[][] = [];
  let next = first;
  for (let pipes = pipesOf(lines, next); pipes !== null; pipes = pipesOf(lines, next)) {
    rows.push(cellsBetween(lines, next, pipes));
    next += 1;
  }
  const made = rows.length < FEWEST ? null : rows.every(({ length }) => length === 1) ? inColumns(lines, rows.flat()) : even(rows);
  if (!made) return null;
  const { source } = lines;
  for (let line = first; line < next; line += 1) for (const at of pipesOf(lines, line) ?? []) source.mark(at, at + 1);
  const page = lines.page(first);
  const columns = made[0]?.length ?? 0;
  const read = made.map((cells): TableRow => {
    source.spend(cells.length);
    return {
      cells: cells.map(
        ({ start, end }, column): Cell => ({ column, columnSpan: 1, rowSpan: 1, head: false, lines: readCell(start, end, page) }),
      ),
    };
  });
  return { block: { kind: "table", page, columns, rows: read }, next };
}

/** Where the pipes of a line stand that ends with one and does not begin with another; null for other lines. */
function pipesOf(lines: SourceLines, line: number): number[] | null {
  if (line >= lines.count || !lines.source.hasRoom) return null;
  const [from, to] = [lines.inkStart(line), lines.inkEnd(line)];
  const { text } = lines.source;
  if (to - from < 2 || text.charAt(to - 1) !== "|" || text.charAt(from) === "|") return null;
  const pipes: number[] = [];
  for (let at = text.indexOf("|", from); at >= 0 && at < to && pipes.length <= WIDEST; at = text.indexOf("|", at + 1)) pipes.push(at);
  return pipes.length > WIDEST ? null : pipes;
}

function cellsBetween(lines: SourceLines, line: number, pipes: readonly number[]): Range[] {
  return pipes.map((end, i) => ({ start: i === 0 ? lines.start(line) : (pipes[i - 1] ?? 0) + 1, end }));
}

function even(rows: readonly Range[][]): readonly (readonly Range[])[] | null {
  return rows.every(({ length }) => length === rows[0]?.length) ? rows : null;
}

/** The fewest columns, below a head of words, in which figures stand under figures. */
function inColumns(lines: SourceLines, cells: readonly Range[]): readonly (readonly Range[])[] | null {
  const figures = cells.map(({ start, end }) => FIGURE.test(lines.source.text.slice(start, Math.min(end, start + 40)).trim()));
  for (let columns = 2; columns <= Math.min(WIDEST, cells.length / 2); columns += 1) {
    if (cells.length % columns !== 0 || figures.slice(0, columns).includes(true)) continue;
    let [like, valued] = [0, false];
    const rows = cells.length / columns - 1;
    for (let column = 0; column < columns; column += 1) {
      let count = 0;
      for (let at = columns + column; at < figures.length; at += columns) if (figures[at]) count += 1;
      valued ||= count * 2 > rows;
      like += Math.max(count, rows - count);
    }
    if (valued && like >= rows * columns * ALIKE)
      return Array.from({ length: rows + 1 }, (_, row) => cells.slice(row * columns, (row + 1) * columns));
  }
  return null;
}

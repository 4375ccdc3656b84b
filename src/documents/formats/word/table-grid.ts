import type { Cell } from "../../document.ts";

/** Where a cell stands between the lines of a table's grid. */
export type Placed = Pick<Cell, "column" | "columnSpan">;

/** Lines of a grid that stand so near to each other, in twentieths of a point, were meant as one: 2 mm. */
const NEAR = 115;

/**
 * Where the columns of a table begin, once lines that no cell uses are gone and lines that a hand dragged not quite in place are one: for each line of the
 * file's grid the column that it opens. Two lines stay two where a cell stands between them.
 *
 * @param widths Of the columns of the file's grid, in twentieths of a point; missing or 0 where the file does not say.
 */
export function columnsOf(cells: readonly Placed[], widths: readonly number[]): (line: number) => number {
  /** For each line at which cells begin, where the narrowest of them ends. */
  const narrowest = new Map<number, number>();
  const used = new Set<number>();
  for (const { column, columnSpan } of cells) {
    const end = column + columnSpan;
    used.add(column).add(end);
    narrowest.set(column, Math.min(end, narrowest.get(column) ?? end));
  }
  const lines = [...used].sort((a, b) => a - b);
  const columns = new Map<number, number>();
  let first = 0;
  let count = -1;
  let inside = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const apart = count < 0 || inside <= line || !isNear(widths, first, line);
    if (apart) {
      count += 1;
      first = line;
      inside = Number.POSITIVE_INFINITY;
    }
    columns.set(line, count);
    inside = Math.min(inside, narrowest.get(line) ?? Number.POSITIVE_INFINITY);
  }
  return (line) => columns.get(line) ?? 0;
}

/** True where the file says how wide the columns between are, and they are narrow. */
function isNear(widths: readonly number[], from: number, to: number): boolean {
  let sum = 0;
  for (let at = from; at < to; at += 1) {
    const width = widths[at] ?? 0;
    sum += width;
    if (width <= 0 || sum > NEAR) return false;
  }
  return true;
}

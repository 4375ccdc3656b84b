import type { Ruling, Rulings } from "./rulings.ts";

/** A cell between the lines of a table, in points and in rows and columns. */
export interface GridCell {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

export interface Grid {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly GridCell[];
  /** Where its columns begin and end, from the left. */
  readonly xs: readonly number[];
  /** For each column whether a line closes it at the bottom, and at the top. */
  readonly closedBelow: readonly boolean[];
  readonly closedAbove: readonly boolean[];
}

/** Lines so near to each other bound the same column or row. */
const NEAR = 3;
/** So much of an edge must be drawn. */
const DRAWN = 0.7;
/** No table has more places for cells. */
const MOST_PLACES = 200_000;

/** The cells that lines bound which hang together; null where they bound none. */
export function gridOf(rulings: Rulings): Grid | null {
  const { lying, standing } = rulings;
  if (lying.length < 2 || standing.length < 1) return null;
  const xs = positions([...standing.map(({ at }) => at), ...sharedEnds(lying)]);
  const ys = positions([...lying.map(({ at }) => at), ...sharedEnds(standing)]);
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 1 || rows < 1 || columns * rows > MOST_PLACES) return null;
  const [left, top, right, bottom] = [xs[0] ?? 0, ys[0] ?? 0, xs.at(-1) ?? 0, ys.at(-1) ?? 0];
  // edges.across[row][column]: the upper edge of a place; edges.down[row][column]: its left edge.
  const across = edges(lying, ys, xs);
  const down = edges(standing, xs, ys);
  const closedBelow = [...(across[rows] ?? [])];
  const closedAbove = [...(across[0] ?? [])];
  close(across, lying, standing, ys, xs);
  close(down, standing, lying, xs, ys);
  const isOpen = {
    down: (row: number, column: number) => !across[row + 1]?.[column],
    right: (row: number, column: number) => !down[column + 1]?.[row],
  };
  const cells: GridCell[] = [];
  const taken = new Uint8Array(rows * columns);
  const regions = regionsOf(rows, columns, isOpen);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      if (taken[row * columns + column]) continue;
      const region = regions[row * columns + column];
      let columnSpan = 1;
      const isOwn = (r: number, c: number) => regions[r * columns + c] === region && !taken[r * columns + c];
      while (column + columnSpan < columns && isOwn(row, column + columnSpan)) columnSpan += 1;
      let rowSpan = 1;
      const strip = (r: number) => Array.from({ length: columnSpan }, (_, i) => isOwn(r, column + i)).every(Boolean);
      while (row + rowSpan < rows && strip(row + rowSpan)) rowSpan += 1;
      for (let r = row; r < row + rowSpan; r += 1) taken.fill(1, r * columns + column, r * columns + column + columnSpan);
      const sides = [
        share(columnSpan, (i) => across[row]?.[column + i]),
        share(columnSpan, (i) => across[row + rowSpan]?.[column + i]),
        share(rowSpan, (i) => down[column]?.[row + i]),
        share(rowSpan, (i) => down[column + columnSpan]?.[row + i]),
      ];
      if (sides.filter((side) => side >= DRAWN).length < 3) continue;
      cells.push({
        left: xs[column] ?? 0,
        top: ys[row] ?? 0,
        right: xs[column + columnSpan] ?? 0,
        bottom: ys[row + rowSpan] ?? 0,
        row,
        column,
        rowSpan,
        columnSpan,
      });
    }
  return cells.length === 0 ? null : compact({ left, top, right, bottom, rows, columns, cells, xs, closedBelow, closedAbove }, ys);
}

/** Where lines stand, those that are near to each other once. */
function positions(given: readonly number[]): number[] {
  const found: { sum: number; count: number; first: number }[] = [];
  for (const at of given.toSorted((a, b) => a - b)) {
    const open = found.at(-1);
    if (open && at - open.first <= NEAR) {
      open.sum += at;
      open.count += 1;
    } else found.push({ sum: at, count: 1, first: at });
  }
  return found.map(({ sum, count }) => sum / count);
}

/** Ends that several lines share: an edge of the table that is not drawn. */
function sharedEnds(rulings: readonly Ruling[]): number[] {
  const ends = [rulings.map(({ from }) => from), rulings.map(({ to }) => to)].map((side) => side.sort((a, b) => a - b));
  return ends.flatMap((side) => side.filter((at, i) => Math.min(at - (side[i - 1] ?? -Infinity), (side[i + 1] ?? Infinity) - at) <= NEAR));
}

/** For each position of lines (from first to last) which of the stretches between the crossing positions are drawn. */
function edges(rulings: readonly Ruling[], positions: readonly number[], crossing: readonly number[]): boolean[][] {
  const drawn = positions.map(() => crossing.slice(1).map(() => 0));
  for (const ruling of rulings) {
    const line = drawn[nearest(positions, ruling.at)];
    if (!line) continue;
    for (let i = Math.max(0, nearest(crossing, ruling.from) - 1); i < line.length; i += 1) {
      const [from, to] = [crossing[i] ?? 0, crossing[i + 1] ?? 0];
      if (from > ruling.to) break;
      line[i] = (line[i] ?? 0) + Math.max(0, Math.min(to, ruling.to) - Math.max(from, ruling.from));
    }
  }
  return drawn.map((line) => line.map((length, i) => length >= DRAWN * ((crossing[i + 1] ?? 0) - (crossing[i] ?? 0))));
}

function nearest(positions: readonly number[], at: number): number {
  let [low, high] = [0, positions.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low > 0 && at - (positions[low - 1] ?? 0) < (positions[low] ?? 0) - at ? low - 1 : low;
}

/** Closes the outer edges that are not drawn where the crossing lines end together: a table that is open at its sides, or that a page breaks. */
function close(
  drawn: boolean[][],
  rulings: readonly Ruling[],
  crossing: readonly Ruling[],
  positions: readonly number[],
  stretches: readonly number[],
): void {
  for (const [side, line] of [
    ["from", drawn[0]],
    ["to", drawn.at(-1)],
  ] as const) {
    const at = side === "from" ? (positions[0] ?? 0) : (positions.at(-1) ?? 0);
    if (!line || rulings.some((ruling) => Math.abs(ruling.at - at) <= NEAR)) continue;
    const ends = crossing.filter((ruling) => Math.abs(ruling[side] - at) <= NEAR).map((ruling) => ruling.at);
    const [first, last] = [Math.min(...ends), Math.max(...ends)];
    for (let i = 0; i < line.length; i += 1)
      if ((stretches[i] ?? 0) >= first - NEAR && (stretches[i + 1] ?? 0) <= last + NEAR) line[i] = true;
  }
}

const share = (count: number, is: (i: number) => boolean | undefined): number =>
  Array.from({ length: count }, (_, i) => is(i)).filter(Boolean).length / count;

/** Numbers the places so that those without a line between them have the same number. */
function regionsOf(
  rows: number,
  columns: number,
  isOpen: { readonly down: (row: number, column: number) => boolean; readonly right: (row: number, column: number) => boolean },
): Int32Array {
  const regions = new Int32Array(rows * columns).fill(-1);
  let count = 0;
  const waiting: number[] = [];
  const visit = (place: number) => {
    if (regions[place] !== -1) return;
    regions[place] = count;
    waiting.push(place);
  };
  for (let start = 0; start < regions.length; start += 1) {
    if (regions[start] !== -1) continue;
    visit(start);
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      const [row, column] = [Math.floor(place / columns), place % columns];
      if (column + 1 < columns && isOpen.right(row, column)) visit(place + 1);
      if (column > 0 && isOpen.right(row, column - 1)) visit(place - 1);
      if (row + 1 < rows && isOpen.down(row, column)) visit(place + columns);
      if (row > 0 && isOpen.down(row - 1, column)) visit(place - columns);
    }
    count += 1;
  }
  return regions;
}

/** Without rows and columns in which no cell begins. */
function compact(grid: Grid, ys: readonly number[]): Grid {
  const rows = [...new Set(grid.cells.map(({ row }) => row))].sort((a, b) => a - b);
  const columns = [...new Set(grid.cells.map(({ column }) => column))].sort((a, b) => a - b);
  const from = (starts: readonly number[], at: number): number => firstAtLeast(starts, at);
  const cells = grid.cells.map((cell) => {
    const [row, column] = [from(rows, cell.row), from(columns, cell.column)];
    return {
      ...cell,
      row,
      column,
      rowSpan: from(rows, cell.row + cell.rowSpan) - row,
      columnSpan: from(columns, cell.column + cell.columnSpan) - column,
    };
  });
  const xs = [...columns.map((column) => grid.xs[column] ?? 0), grid.right];
  const closed = (edge: readonly boolean[]) => columns.map((column, i) => edge.slice(column, columns[i + 1]).some(Boolean));
  return {
    ...grid,
    rows: rows.length,
    columns: columns.length,
    cells,
    xs,
    top: ys[rows[0] ?? 0] ?? grid.top,
    closedBelow: closed(grid.closedBelow),
    closedAbove: closed(grid.closedAbove),
  };
}

function firstAtLeast(sorted: readonly number[], at: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

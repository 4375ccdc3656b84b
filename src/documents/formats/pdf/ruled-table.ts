import { centreX, centreY, type Glyph } from "./glyph.ts";
import type { Grid, GridCell } from "./grid.ts";
import type { PartCell, TablePart } from "./page-parts.ts";
import { paragraphsOf, type Room } from "./paragraphs.ts";
import { endOf, linesOf, type TextLine } from "./text-line.ts";

/** A grid with the characters that stand in each of its cells. */
export interface FilledGrid {
  readonly grid: Grid;
  readonly cells: readonly (readonly Glyph[])[];
}

/** Gives each character to the cell in which its centre lies; of grids in each other, to the innermost. Those outside are left over. */
export function fillGrids(
  grids: readonly Grid[],
  glyphs: readonly Glyph[],
): { readonly filled: readonly FilledGrid[]; readonly rest: readonly Glyph[] } {
  const area = ({ left, right, top, bottom }: Grid): number => (right - left) * (bottom - top);
  const inner = grids.toSorted((a, b) => area(a) - area(b));
  const filled = new Map(inner.map((grid) => [grid, grid.cells.map((): Glyph[] => [])]));
  const rest: Glyph[] = [];
  for (const glyph of glyphs) {
    const [x, y] = [centreX(glyph), centreY(glyph)];
    let held = false;
    for (const grid of inner) {
      if (x < grid.left || x > grid.right || y < grid.top || y > grid.bottom) continue;
      const at = grid.cells.findIndex((cell) => x >= cell.left && x < cell.right && y >= cell.top && y < cell.bottom);
      if (at < 0) continue;
      filled.get(grid)?.[at]?.push(glyph);
      held = true;
      break;
    }
    if (!held) rest.push(glyph);
  }
  return { filled: grids.map((grid) => ({ grid, cells: filled.get(grid) ?? [] })), rest };
}

/** A grid whose cells hold lines, each with the room that it has for them. */
export interface LinedGrid {
  readonly grid: Grid;
  readonly cells: readonly { readonly lines: readonly TextLine[]; readonly room: Room }[];
}

export function lineGrid({ grid, cells }: FilledGrid): LinedGrid {
  const lined = cells.map(linesOf);
  const padding = paddingOf(grid, lined);
  const ends = rightEdges(grid, lined);
  return {
    grid,
    cells: grid.cells.map((cell, i) => {
      const lines = lined[i] ?? [];
      return { lines, room: roomOf(cell, lines[0], padding, ends.get(cell.column + cell.columnSpan) ?? -Infinity) };
    }),
  };
}

/** A table of a page: its cells with what they say. */
export function ruledTable({ grid, cells }: LinedGrid, bullets: ReadonlySet<string>): TablePart {
  const rows: PartCell[][] = Array.from({ length: grid.rows }, () => []);
  for (const [i, { row, column, columnSpan, rowSpan }] of grid.cells.entries()) {
    const { lines, room } = cells[i] ?? { lines: [], room: { start: 0, end: 0 } };
    rows[row]?.push({ column, columnSpan, rowSpan, lines: paragraphsOf(lines, room, bullets) });
  }
  return {
    kind: "table",
    top: grid.top,
    bottom: grid.bottom,
    columns: grid.columns,
    rows: rows.map((row) => ({ cells: row.sort((a, b) => a.column - b.column) })),
    xs: grid.xs,
    closedAbove: grid.closedAbove,
    closedBelow: grid.closedBelow,
  };
}

function roomOf(cell: GridCell, line: TextLine | undefined, padding: number, observed: number): Room {
  if (line?.way === "down") return { start: cell.top + padding, end: cell.bottom - padding };
  if (line?.way === "up") return { start: -cell.bottom + padding, end: -cell.top - padding };
  return { start: cell.left + padding, end: Math.max(cell.right - padding, Math.min(observed, cell.right)) };
}

/** How far text stays away from the lines of the table: as far as where it comes nearest to them. */
function paddingOf(grid: Grid, lined: readonly (readonly TextLine[])[]): number {
  let least = Infinity;
  for (const [i, cell] of grid.cells.entries())
    for (const line of lined[i] ?? []) if (line.way === "right") least = Math.min(least, line.u0 - cell.left);
  return Number.isFinite(least) ? Math.max(0, Math.min(least, 12)) : 2;
}

/** For each line between columns how far the text of the cells on its left reaches. */
function rightEdges(grid: Grid, lined: readonly (readonly TextLine[])[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  for (const [i, { column, columnSpan }] of grid.cells.entries())
    for (const line of lined[i] ?? [])
      if (line.way === "right") {
        ends.set(column + columnSpan, Math.max(ends.get(column + columnSpan) ?? -Infinity, endOf(line)));
      }
  return ends;
}

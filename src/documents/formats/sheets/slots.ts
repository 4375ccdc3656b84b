import type { CellLine } from "../../document.ts";
import { countUpTo } from "./axis.ts";
import type { Area, CellFont, Grid } from "./grid.ts";

/** A text of a sheet with the area of cells that it has, merged ones whole. */
export interface Slot {
  readonly area: Area;
  /** None for a merged area with nothing in it. */
  readonly lines: readonly CellLine[];
  /** Null for a text that several cells hold together, and where the file says nothing of it. */
  readonly font: CellFont | null;
}

/** The areas of a sheet's cells in the order of the cells: the merged area that begins at a cell, else the cell itself. */
export function areasOf({ cells, merges }: Pick<Grid, "cells" | "merges">): { readonly areas: Area[]; readonly empty: Area[] } {
  const kept = disjoint(merges);
  const byCorner = new Map(kept.map((area) => [cornerKey(area.top, area.left), area]));
  const areas = cells.map(({ row, column }) => {
    const key = cornerKey(row, column);
    const merged = byCorner.get(key);
    byCorner.delete(key);
    return merged ?? { top: row, left: column, bottom: row, right: column };
  });
  return { areas, empty: [...byCorner.values()] };
}

const cornerKey = (row: number, column: number): number => row * 16_384 + column;

/** Merged areas do not overlap; of those that do in a broken file, the first counts. From top to bottom. */
function disjoint(merges: readonly Area[]): Area[] {
  const kept: Area[] = [];
  /** Those that reach the row that is looked at, from left to right. */
  let open: Area[] = [];
  let lefts: number[] = [];
  let row = -1;
  for (const area of merges.toSorted((a, b) => a.top - b.top || a.left - b.left)) {
    if (area.top !== row) {
      row = area.top;
      open = open.filter(({ bottom }) => bottom >= row);
      lefts = open.map(({ left }) => left);
    }
    const at = countUpTo(lefts, area.left);
    if ((open[at - 1]?.right ?? -1) >= area.left || (open[at]?.left ?? Number.POSITIVE_INFINITY) <= area.right) continue;
    open.splice(at, 0, area);
    lefts.splice(at, 0, area.left);
    kept.push(area);
  }
  return kept;
}

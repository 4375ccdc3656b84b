import type { Block } from "../../document.ts";
import { compactTable } from "./compact-table.ts";
import type { BorderedCell } from "./grid.ts";
import { regionsOf } from "./sheet-regions.ts";
import { rowsOf } from "./sheet-rows.ts";
import type { Slot } from "./slots.ts";

/** The blocks that the cells of a sheet come to: a table for each form on it, a paragraph for each line of a text that stands by itself. */
export function blocksOf(slots: readonly Slot[], borders: readonly BorderedCell[], page: number): Block[] {
  return regionsOf(slots, borders).flatMap((region): Block[] => {
    if (region.kind === "table") return [compactTable(region.slots, page)];
    return rowsOf(region.slots).flatMap((row) =>
      row.slots.flatMap(({ lines }) => lines.map(({ text }): Block => ({ kind: "paragraph", page, text }))),
    );
  });
}

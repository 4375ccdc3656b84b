import type { Block } from "../../document.ts";
import { compactTable } from "./compact-table.ts";
import type { Region } from "./regions.ts";
import { rowsOf } from "./sheet-rows.ts";
import type { Slot } from "./slots.ts";

/** The blocks that the parts of a sheet come to: a table for each form on it, a heading or a paragraph for each line of a text that stands by itself. */
export function blocksOf(regions: readonly Region[], depths: ReadonlyMap<Slot, number>, page: number): Block[] {
  return regions.flatMap((region): Block[] => {
    if (region.kind === "table") return [compactTable(region.slots, page)];
    return rowsOf(region.slots).flatMap((row) =>
      row.slots.flatMap((slot) => {
        const depth = depths.get(slot);
        return slot.lines.map(
          ({ text }): Block => (depth === undefined ? { kind: "paragraph", page, text } : { kind: "heading", page, depth, text }),
        );
      }),
    );
  });
}

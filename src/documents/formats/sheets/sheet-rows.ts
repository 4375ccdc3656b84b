import type { Area } from "./grid.ts";
import type { Slot } from "./slots.ts";

/** A row of a region in which texts begin. */
export interface SheetRow {
  readonly top: number;
  /** From left to right; at least one. */
  readonly slots: readonly Slot[];
  /** A text from a row above reaches into it. */
  readonly crossed: boolean;
}

/** The rows of some texts, from the top. Empty areas count only for what they cross. */
export function rowsOf(slots: readonly Slot[]): SheetRow[] {
  const byTop = new Map<number, Slot[]>();
  for (const slot of slots) {
    if (slot.lines.length === 0) continue;
    const row = byTop.get(slot.area.top) ?? [];
    row.push(slot);
    byTop.set(slot.area.top, row);
  }
  let reach = -1;
  return [...byTop.entries()]
    .sort(([a], [b]) => a - b)
    .map(([top, row]) => {
      const crossed = reach >= top;
      for (const { area } of row) reach = Math.max(reach, area.bottom);
      return { top, slots: row.sort((a, b) => a.area.left - b.area.left), crossed };
    });
}

/** The columns in which the texts of a row begin: rows of one table have the same. */
export function shapeOf(row: SheetRow): string {
  return row.slots.map(({ area }) => area.left).join(" ");
}

export function textOf(row: SheetRow): string {
  return row.slots.map(({ lines }) => lines.map(({ text }) => text.text).join("\n")).join("\t");
}

/** The area that texts take together. */
export function areaOf(slots: readonly Slot[]): Area {
  const area = { top: Number.POSITIVE_INFINITY, left: Number.POSITIVE_INFINITY, bottom: -1, right: -1 };
  for (const { area: own } of slots) {
    area.top = Math.min(area.top, own.top);
    area.left = Math.min(area.left, own.left);
    area.bottom = Math.max(area.bottom, own.bottom);
    area.right = Math.max(area.right, own.right);
  }
  return area;
}

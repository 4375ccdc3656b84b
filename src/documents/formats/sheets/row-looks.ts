import type { Area } from "./grid.ts";
import { areaOf, rowsOf, type SheetRow, shapeOf, textOf } from "./sheet-rows.ts";
import type { Slot } from "./slots.ts";

/** A row of a region, and whether a single text stands in it. */
export interface RowLook {
  readonly row: SheetRow;
  readonly alone: boolean;
  /** For a lone text, whether the nearest rows above and below have the same columns: null where there is none below. */
  readonly between: RowPair | null;
}

interface RowPair {
  readonly above: SheetRow | null;
  readonly below: SheetRow;
  /** Texts begin in the same columns, or the boxes do that are drawn around them. */
  readonly alike: boolean;
}

const NOTE = /^[(（]?(?:[※＊*]|注|備考|出典|資料)/u;
/** So many columns at least tell a row of a table by their places alone. */
const LEAST_COLUMNS = 3;

/** @param ruled Boxes are drawn around the cells, and also the empty ones tell columns. */
export function looksOf(slots: readonly Slot[], ruled: boolean): RowLook[] {
  const rows = rowsOf(slots);
  const whole = areaOf(slots);
  const alone = rows.map((row, i) => standsAlone(row, rows[i + 1], whole, ruled));
  const boxes = ruled ? boxEdges(slots) : null;
  const below = rows.map((): SheetRow | null => null);
  let next: SheetRow | null = null;
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    below[i] = next;
    if (!alone[i]) next = rows[i] ?? null;
  }
  let above: SheetRow | null = null;
  return rows.map((row, i) => {
    if (!alone[i]) above = row;
    const behind = below[i] ?? null;
    if (!alone[i] || !behind) return { row, alone: alone[i] ?? false, between: null };
    const alike = above !== null && (shapeOf(above) === shapeOf(behind) || (boxes?.meet(above, behind) ?? false));
    return { row, alone: true, between: { above, below: behind, alike } };
  });
}

function standsAlone(row: SheetRow, next: SheetRow | undefined, whole: Area, ruled: boolean): boolean {
  const [only, ...others] = row.slots;
  if (!only || others.length > 0 || row.crossed || next?.crossed) return false;
  if (only.area.left <= whole.left && only.area.right >= whole.right) return true;
  return !ruled && only.area.left <= whole.left;
}

/** Whether the boxes with which a row ends begin in the same columns as those with which another begins. */
function boxEdges(slots: readonly Slot[]): { readonly meet: (above: SheetRow, below: SheetRow) => boolean } {
  const starting = Map.groupBy(slots, ({ area }) => area.top);
  const ending = Map.groupBy(slots, ({ area }) => area.bottom);
  const columnsOf = (boxes: readonly Slot[] | undefined) => (boxes ?? []).map(({ area }) => `${area.left}-${area.right}`).sort();
  return {
    meet: (above, below) => {
      const end = above.slots.reduce((last, { area }) => Math.max(last, area.bottom), above.top);
      return columnsOf(ending.get(end)).join(" ") === columnsOf(starting.get(below.top)).join(" ");
    },
  };
}

/**
 * Whether the table above a lone text goes on below it: the same columns, and not with the heads that it began with.
 *
 * @param head The first row of the table.
 */
export function goesOn({ row, between }: RowLook, head: SheetRow, ruled: boolean): boolean {
  if (between) {
    const { below, alike } = between;
    return (alike || (!ruled && fillsColumns(below, head))) && textOf(head) !== textOf(below);
  }
  // The last rows of a list that nothing is drawn around may say only what they are of.
  const [only] = row.slots;
  const wide = (only?.area.right ?? 0) > (only?.area.left ?? 0);
  return !wide && !NOTE.test(only?.lines[0]?.text.text ?? "");
}

/** Whether a row has texts in columns of the table from the first to the last, some left empty; and is not set as the row of heads of another. */
function fillsColumns(row: SheetRow, head: SheetRow): boolean {
  const columns = new Set(head.slots.map(({ area }) => area.left));
  const own = row.slots.map(({ area }) => area.left);
  if (own.length < LEAST_COLUMNS || !own.every((column) => columns.has(column))) return false;
  if (own[0] !== head.slots[0]?.area.left || own.at(-1) !== head.slots.at(-1)?.area.left) return false;
  return !row.slots.every(({ font }) => font?.bold);
}

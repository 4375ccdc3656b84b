import type { Area } from "./grid.ts";
import { areaOf, rowsOf, type SheetRow, shapeOf, textOf } from "./sheet-rows.ts";
import type { Slot } from "./slots.ts";

/** A part of a sheet that stands by itself: a table, or texts one under another. */
export interface Region {
  readonly kind: "table" | "texts";
  readonly area: Area;
  /** Also empty areas, for a table. */
  readonly slots: readonly Slot[];
}

/** Tables side by side in tables side by side: no sheet has more. */
const DEEPEST = 12;
const NOTE = /^[(（]?(?:[※＊*]|注|備考|出典|資料)/u;

/**
 * Parts what stands together into tables and the titles and sentences between them: a row that holds a single text as wide as all is no row of the table,
 * unless the table goes on behind it as it was.
 *
 * @param ruled Lines are drawn around the cells: a text alone in its row, with empty cells beside it, is a row of the table.
 */
export function partRegion(slots: readonly Slot[], ruled: boolean, depth = 0): Region[] {
  const rows = rowsOf(slots);
  const whole = areaOf(slots);
  const alone = rows.map((row, i) => standsAlone(row, rows[i + 1], whole, ruled));
  const regions: Region[] = [];
  let run: SheetRow[] = [];
  const flush = () => {
    const [first] = run;
    if (!first) return;
    const last = rows[rows.indexOf(first) + run.length];
    const within = slots.filter(
      ({ area, lines }) => lines.length === 0 && area.top >= first.top && area.top < (last?.top ?? Number.POSITIVE_INFINITY),
    );
    for (const region of partSides([...run.flatMap((row) => row.slots), ...within], ruled, depth)) regions.push(region);
    run = [];
  };
  let heads = new Set<string>();
  for (const [i, row] of rows.entries()) {
    if (alone[i] && !(run.length > 0 && goesOn(rows, alone, i, heads))) {
      flush();
      heads = new Set();
      addText(regions, row.slots);
      continue;
    }
    if (run.length === 0) heads.add(textOf(row));
    run.push(row);
  }
  flush();
  return regions;
}

function addText(regions: Region[], slots: readonly Slot[]): void {
  const last = regions.at(-1);
  const joined = last?.kind === "texts" ? [...last.slots, ...slots] : slots;
  if (last?.kind === "texts") regions.pop();
  regions.push({ kind: "texts", area: areaOf(joined), slots: joined });
}

function standsAlone(row: SheetRow, next: SheetRow | undefined, whole: Area, ruled: boolean): boolean {
  const [only, ...others] = row.slots;
  if (!only || others.length > 0 || row.crossed || next?.crossed) return false;
  if (only.area.left <= whole.left && only.area.right >= whole.right) return true;
  return !ruled && only.area.left <= whole.left;
}

/** Whether the table above a lone text goes on below it: the same columns, and not with the heads that it began with. */
function goesOn(rows: readonly SheetRow[], alone: readonly boolean[], i: number, heads: ReadonlySet<string>): boolean {
  const above = rows[alone.lastIndexOf(false, i)];
  const below = rows[alone.indexOf(false, i)];
  const [only] = rows[i]?.slots ?? [];
  if (!below) {
    // The last rows of a list that nothing is drawn around may say only what they are of.
    const wide = (only?.area.right ?? 0) > (only?.area.left ?? 0);
    return !wide && !NOTE.test(only?.lines[0]?.text.text ?? "");
  }
  return above !== undefined && shapeOf(above) === shapeOf(below) && !heads.has(textOf(below));
}

/** Tables side by side, parted by empty columns; each has at least two columns of its own. */
function partSides(slots: readonly Slot[], ruled: boolean, depth: number): Region[] {
  const whole: Region = { kind: isColumn(slots) ? "texts" : "table", area: areaOf(slots), slots };
  if (ruled || depth >= DEEPEST) return [whole];
  const sides: Slot[][] = [];
  let reach = -2;
  for (const slot of slots.toSorted((a, b) => a.area.left - b.area.left)) {
    if (slot.area.left > reach + 1) sides.push([]);
    sides.at(-1)?.push(slot);
    reach = Math.max(reach, slot.area.right);
  }
  const isTable = (side: readonly Slot[]) => !isColumn(side) && rowsOf(side).length > 1;
  if (sides.length < 2 || !sides.every(isTable)) return [whole];
  return sides.flatMap((side) => partRegion(side, ruled, depth + 1));
}

function isColumn(slots: readonly Slot[]): boolean {
  const [first] = slots;
  return slots.every(({ area, lines }) => lines.length === 0 || area.left === first?.area.left);
}

import { cellsOfBoxes, type FilledBox } from "./box-texts.ts";
import type { BorderedCell } from "./grid.ts";
import { partRegion, type Region } from "./regions.ts";
import { RuledSheet } from "./ruled-boxes.ts";
import { areaOf, rowsOf, type SheetRow, shapeOf } from "./sheet-rows.ts";
import type { Slot } from "./slots.ts";

/** The parts of a sheet in the order in which they are read: from top to bottom, side by side from left to right. */
export function regionsOf(slots: readonly Slot[], borders: readonly BorderedCell[]): Region[] {
  const { islands, free } = findIslands(slots, borders);
  const regions = [...islands.flatMap((island) => partRegion(island, true)), ...bandsOf(free).flatMap((band) => partRegion(band, false))];
  return regions.sort((a, b) => a.area.top - b.area.top || a.area.left - b.area.left);
}

/** The ruled tables of a sheet, each with its cells, and the texts that stand in none. */
function findIslands(slots: readonly Slot[], borders: readonly BorderedCell[]): { readonly islands: Slot[][]; readonly free: Slot[] } {
  const merged = slots.flatMap(({ area }) => (area.bottom > area.top || area.right > area.left ? [area] : []));
  const ruled = new RuledSheet(borders, merged);
  const boxes = new Map<unknown, { readonly island: number; readonly area: Slot["area"]; readonly slots: Slot[] }>();
  for (const box of ruled.boxes) boxes.set(box, { ...box, slots: [] });
  const loose = new Map<number, Slot[]>();
  const free: Slot[] = [];
  for (const slot of slots) {
    const found = ruled.find(slot.area.top, slot.area.left);
    const box = boxes.get(found?.box);
    if (slot.lines.length === 0) continue;
    if (box) box.slots.push(slot);
    else if (found) addTo(loose, found.island, slot);
    else free.push(slot);
  }
  const members = new Map<number, FilledBox[]>();
  for (const { island, area, slots: own } of boxes.values()) addTo(members, island, { area, slots: own });
  const islands: Slot[][] = [];
  for (const [island, own] of members) {
    const [only] = own;
    const others = loose.get(island) ?? [];
    loose.delete(island);
    if (only && own.length === 1 && others.length === 0) release(only, free);
    else islands.push([...cellsOfBoxes(own), ...others]);
  }
  for (const others of loose.values()) for (const slot of others) free.push(slot);
  return takeIn(
    islands.filter((island) => island.some(({ lines }) => lines.length > 0)),
    free,
  );
}

function addTo<Entry>(groups: Map<number, Entry[]>, key: number, entry: Entry): void {
  const group = groups.get(key);
  if (group) group.push(entry);
  else groups.set(key, [entry]);
}

/** A frame around one text gives the text its size; around several it is only a frame. */
function release({ area, slots }: FilledBox, free: Slot[]): void {
  const [only] = slots;
  if (only && slots.length === 1) free.push({ ...only, area });
  else for (const slot of slots) free.push(slot);
}

const MOST_PAIRS = 5_000_000;

/** Texts right beside a ruled table are a column of it whose outer line was not drawn, where they stand at several of its rows. */
function takeIn(islands: readonly Slot[][], free: readonly Slot[]): { readonly islands: Slot[][]; readonly free: Slot[] } {
  if (islands.length * free.length > MOST_PAIRS) return { islands: [...islands], free: [...free] };
  let rest = free;
  const grown = islands.map((island) => {
    const { top, left, bottom, right } = areaOf(island);
    const touches = ({ area }: Slot) => area.top >= top && area.bottom <= bottom && (area.right + 1 === left || area.left - 1 === right);
    const beside = rest.filter(touches);
    if (beside.length < 2) return island;
    rest = rest.filter((slot) => !touches(slot));
    return [...island, ...beside];
  });
  return { islands: grown, free: [...rest] };
}

/** Texts without lines around them, parted where rows are empty. One empty row between rows of the same shape only sets them apart. */
function bandsOf(free: readonly Slot[]): Slot[][] {
  const bands: Slot[][] = [];
  let before: SheetRow | null = null;
  let reach = -2;
  for (const row of rowsOf(free)) {
    const gap = row.top - reach - 1;
    const same = before !== null && row.slots.length > 1 && shapeOf(before) === shapeOf(row);
    if (gap > 1 || (gap === 1 && !same)) bands.push([]);
    for (const slot of row.slots) {
      bands.at(-1)?.push(slot);
      reach = Math.max(reach, slot.area.bottom);
    }
    before = row;
  }
  return bands;
}

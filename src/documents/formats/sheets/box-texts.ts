import type { CellLine } from "../../document.ts";
import { Passage } from "../../passage.ts";
import type { Area } from "./grid.ts";
import type { Slot } from "./slots.ts";

/** A box of a table, and the texts that stand in it. */
export interface FilledBox {
  readonly area: Area;
  readonly slots: readonly Slot[];
}

/** Rows of text that make a column: a label or a sentence is seldom set in so many. */
const ROWS_OF_COLUMN = 3;
const SHORT = 4;

/**
 * The cells of a ruled table. What stands in one box is one cell, row by row a line of it; but where boxes side by side hold row after row of texts at the
 * same heights, only the lines between the rows are missing, and each row is one.
 */
export function cellsOfBoxes(boxes: readonly FilledBox[]): Slot[] {
  const bands = new Map<string, FilledBox[]>();
  for (const box of boxes) {
    const key = `${box.area.top}-${box.area.bottom}`;
    const band = bands.get(key) ?? [];
    band.push(box);
    bands.set(key, band);
  }
  return [...bands.values()].flatMap((band) => (lacksRowLines(band) ? band.flatMap(slotsByRow) : band.map(joinBox)));
}

function lacksRowLines(band: readonly FilledBox[]): boolean {
  const filled = band.filter(({ slots }) => slots.length > 0).sort((a, b) => a.area.left - b.area.left);
  const [first, ...others] = filled;
  const rows = new Set(first?.slots.map(({ area }) => area.top));
  const tall = others.filter(({ slots }) => slots.length >= ROWS_OF_COLUMN);
  if (!first || rows.size < ROWS_OF_COLUMN || tall.length === 0 || isUpright(first)) return false;
  const beside = tall.flatMap(({ slots }) => slots.map(({ area }) => rows.has(area.top)));
  return beside.filter(Boolean).length * 5 >= beside.length * 4;
}

/** A label written from top to bottom, a character in each row. */
function isUpright({ slots }: FilledBox): boolean {
  return slots.every(({ lines }) => lines.length === 1 && /^\p{L}$/u.test(lines[0]?.text.text ?? ""));
}

function slotsByRow({ area, slots }: FilledBox): Slot[] {
  if (slots.length === 0) return [];
  return slots.map((slot) => ({ lines: slot.lines, area: { ...slot.area, left: area.left, right: area.right } }));
}

function joinBox(box: FilledBox): Slot {
  const [only] = box.slots;
  if (!only || box.slots.length === 1) return { area: box.area, lines: only?.lines ?? [] };
  const rows = new Map<number, Slot[]>();
  for (const slot of box.slots) {
    const row = rows.get(slot.area.top) ?? [];
    row.push(slot);
    rows.set(slot.area.top, row);
  }
  if (isUpright(box)) return { area: box.area, lines: [{ text: joinAll(box.slots, ""), item: false }] };
  return { area: box.area, lines: [...rows.values()].flatMap(joinRow) };
}

/** Texts side by side in one box are one line: 令和 | 7 | 年. */
function joinRow(row: readonly Slot[]): readonly CellLine[] {
  const sorted = row.toSorted((a, b) => a.area.left - b.area.left);
  const [first] = sorted;
  if (!first || sorted.length === 1) return first?.lines ?? [];
  if (sorted.some(({ lines }) => lines.length > 1)) return sorted.flatMap(({ lines }) => lines);
  const short = sorted.every(({ lines }) => (lines[0]?.text.length ?? 0) <= SHORT);
  return [{ text: joinAll(sorted, short ? "" : " "), item: false }];
}

function joinAll(slots: readonly Slot[], between: string): Passage {
  return Passage.join(
    slots.flatMap(({ lines }) => lines.map(({ text }) => text)),
    between,
  );
}

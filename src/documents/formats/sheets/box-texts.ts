import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import { endsSentence, joinText, widthOf } from "../../broken-text.ts";
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
/** A row of cells that text fills, in half-width columns, and the share of the widest that fills it too. */
const LEAST_FULL = 24;
const NEARLY = 0.8;

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
  const stripes = findStripes([...bands.values()]);
  return [...bands.values()].flatMap((band) =>
    lacksRowLines(band) ? band.flatMap(slotsByRow) : band.flatMap((box) => (stripes.has(box) ? slotsOfStripe(box) : [joinBox(box)])),
  );
}

/** Rows of a table that only have lines above and below: alone at their height, and with texts in the same columns as another such row. */
function findStripes(bands: readonly (readonly FilledBox[])[]): ReadonlySet<FilledBox> {
  const byShape = new Map<string, FilledBox[]>();
  for (const [box, ...others] of bands) {
    if (!box || others.length > 0 || box.slots.length < 2) continue;
    const lefts = [...new Set(box.slots.map(({ area }) => area.left))].sort((a, b) => a - b);
    if (lefts.length < 2) continue;
    const key = `${box.area.left} ${box.area.right} ${lefts.slice(0, 2).join(" ")}`;
    const known = byShape.get(key);
    if (known) known.push(box);
    else byShape.set(key, [box]);
  }
  return new Set([...byShape.values()].filter((boxes) => boxes.length > 1).flat());
}

/** The texts of a row without lines between them; texts one under another are lines of one cell. */
function slotsOfStripe({ area, slots }: FilledBox): Slot[] {
  const columns = [...Map.groupBy(slots, (slot) => slot.area.left).entries()].sort(([a], [b]) => a - b);
  return columns.map(([left, own], i) =>
    joinBox({ area: { ...area, left, right: (columns[i + 1]?.[0] ?? area.right + 1) - 1 }, slots: own }),
  );
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
  const chars = slots.map(({ lines }) => (lines.length === 1 ? (lines[0]?.text.text ?? "") : ""));
  return chars.length > 1 && chars.every((char) => /^[^\d０-９]$/u.test(char)) && chars.filter((char) => /\p{L}/u.test(char)).length > 1;
}

function slotsByRow({ area, slots }: FilledBox): Slot[] {
  if (slots.length === 0) return [];
  return slots.map((slot) => ({ ...slot, area: { ...slot.area, left: area.left, right: area.right } }));
}

function joinBox(box: FilledBox): Slot {
  const [only] = box.slots;
  if (!only || box.slots.length === 1) return { area: box.area, lines: only?.lines ?? [], font: only?.font ?? null };
  const rows = new Map<number, Slot[]>();
  for (const slot of box.slots) {
    const row = rows.get(slot.area.top) ?? [];
    row.push(slot);
    rows.set(slot.area.top, row);
  }
  if (isUpright(box)) return { area: box.area, lines: [{ text: joinAll(box.slots, ""), item: false }], font: null };
  return { area: box.area, lines: joinBroken([...rows.values()].flatMap(joinRow)), font: null };
}

/** A sentence that was broken by hand, because the next row of cells had to hold the rest, is one line again. */
function joinBroken(lines: readonly CellLine[]): CellLine[] {
  const widths = lines.map(({ text }) => widthOf(text.text));
  const full = Math.max(LEAST_FULL, widths.reduce((most, width) => Math.max(most, width), 0) * NEARLY);
  const joined: CellLine[] = [];
  for (const [i, line] of lines.entries()) {
    const before = joined.at(-1);
    const goesOn =
      before !== undefined && (widths[i - 1] ?? 0) >= full && !endsSentence(before.text.text) && readEnumerator(line.text.text) === null;
    if (!goesOn) joined.push(line);
    else joined[joined.length - 1] = { ...before, text: joinText([before.text, line.text]) };
  }
  return joined;
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

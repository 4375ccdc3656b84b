import { addAll } from "../../reading/add-all.ts";
import type { TextLine } from "./text-line.ts";

/** In heights of the font: so wide a gap parts columns wherever it is met; a narrower one where text begins at the same place in other rows. */
const SURE_GAP = 1.5;
export const GAP = 0.55;
/** In heights of the font: a gap that no cell has inside, so that one row shows the column behind it. */
const OPEN_GAP = 4;
/** In points: text that begins so near to each other is aligned. */
export const ALIGNED = 2.5;
/** So many rows in several columns make a table, and show where one of them begins. */
export const ROWS = 2;

/** Lines that follow each other closely: a row of a table, or a paragraph. */
export interface Band {
  readonly lines: readonly TextLine[];
  readonly top: number;
  readonly bottom: number;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The stretches along the line that the characters of some line of the band cover, with gaps of at least so many heights of the font between them. */
export function coverOf({ lines }: Band, least: number): Span[] {
  const glyphs = lines.flatMap((line) => line.glyphs).sort((a, b) => a.u0 - b.u0);
  const spans: { from: number; to: number }[] = [];
  for (const { u0, u1, size } of glyphs) {
    const open = spans.at(-1);
    if (open && u0 - open.to < least * size) open.to = Math.max(open.to, u1);
    else spans.push({ from: u0, to: u1 });
  }
  return spans;
}

/** Where the texts of a column begin: at one place, or, where they end together or are centred, at several, from the left. */
export interface BareColumn {
  readonly starts: readonly number[];
}

interface FoundColumn {
  readonly starts: number[];
  count: number;
  /** Where its texts end, and their middle; null where that differs, or a gap in front of them is none that parts columns wherever it is met. */
  end: number | null;
  middle: number | null;
  readonly bands: Set<Band>;
}

/** The columns of a page: behind wide gaps, and where rows of several lines leave a gap open. */
export function bareColumns(bands: readonly Band[]): BareColumn[] {
  const found: (Span & { readonly band: Band; readonly count: number; readonly sure: boolean })[] = [];
  for (const band of bands) {
    const spans = coverOf(band, band.lines.length > 1 ? GAP : SURE_GAP);
    if (spans.length < 2) continue;
    for (const [i, { from, to }] of spans.entries()) {
      const before = spans[i - 1];
      const gap = before ? (from - before.to) / (band.lines[0]?.size ?? 1) : SURE_GAP;
      found.push({ from, to, band, count: before && gap >= OPEN_GAP ? ROWS : 1, sure: gap >= SURE_GAP });
    }
  }
  const columns: FoundColumn[] = [];
  for (const { from, to, band, count, sure } of found.sort((a, b) => a.from - b.from)) {
    const open = columns.at(-1);
    if (open && from - (open.starts[0] ?? from) <= ALIGNED) {
      open.count += count;
      open.end = same(open.end, sure ? to : null);
      open.middle = same(open.middle, sure ? (from + to) / 2 : null);
      open.bands.add(band);
    } else columns.push({ starts: [from], count, end: sure ? to : null, middle: sure ? (from + to) / 2 : null, bands: new Set([band]) });
  }
  return together(columns).filter(({ count }) => count >= ROWS);
}

const same = (one: number | null, other: number | null): number | null =>
  one !== null && other !== null && Math.abs(one - other) <= ALIGNED ? one : null;

/** Figures end together, and heads stand in the middle over them: what begins at several places is one column where no row has two of them. */
function together(columns: readonly FoundColumn[]): FoundColumn[] {
  const all: FoundColumn[] = [];
  for (const column of columns) {
    const open = all.at(-1);
    const [end, middle] = open ? [same(open.end, column.end), same(open.middle, column.middle)] : [null, null];
    if (!open || (end === null && middle === null) || [...column.bands].some((band) => open.bands.has(band))) {
      all.push(column);
      continue;
    }
    addAll(open.starts, column.starts);
    open.count += column.count;
    open.end = end;
    open.middle = middle;
    for (const band of column.bands) open.bands.add(band);
  }
  return all;
}

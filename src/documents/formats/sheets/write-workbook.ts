import type { Result } from "../../../domain/result.ts";
import type { Block, CellLine, Document, Oddity } from "../../document.ts";
import type { Sheet, SheetCell } from "../../layout.ts";
import type { OpenRefusal } from "../open-refusal.ts";
import { WrittenText } from "../written-text.ts";
import { type Area, type Grid, type GridCell, LAST_COLUMN, USUAL_WIDTH } from "./grid.ts";
import { type HeadedSheet, headingDepths } from "./headings.ts";
import { readPrintedText, readSheetName } from "./printed-text.ts";
import { blocksOf } from "./sheet-blocks.ts";
import { regionsOf } from "./sheet-regions.ts";
import { areasOf, type Slot } from "./slots.ts";

interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** Makes the document of a workbook's sheets: cells parted by tabs, rows by line feeds, sheets by form feeds, the name of a sheet before its cells; behind the cells of a sheet its text boxes and notes. */
export function writeWorkbook(file: File, grids: readonly Grid[]): Result<Document, OpenRefusal> {
  const text = new WrittenText();
  const oddities = new Oddities();
  const parts: SheetPart[] = [];
  const sheets: Sheet[] = [];
  for (const [i, grid] of grids.entries()) {
    if (i > 0) text.space("\f");
    const start = text.length;
    const page = i + 1;
    const name = readSheetName(grid.name);
    const heads = writeRunning(text, [...name, ...grid.heads.flatMap(readPrintedText)], page);
    const { slots, cells } = writeCells(text, grid, oddities);
    const asides = grid.asides.flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => writeAside(text, paragraph, page)));
    const feet = writeRunning(text, grid.feet.flatMap(readPrintedText), page);
    parts.push({ page, heads, cells: grid.cells, regions: regionsOf(slots, grid.borders), behind: [...asides, ...feet] });
    const hiddenRows = hiddenRowsOf(grid, cells);
    sheets.push({
      ...{ name: grid.name, hidden: grid.hidden, range: { start, end: text.length }, columnWidths: widthsOf(grid), cells },
      ...(hiddenRows.length > 0 ? { hiddenRows } : {}),
    });
  }
  const depths = headingDepths(parts);
  const blocks = parts.flatMap(({ page, heads, regions, behind }) => [...heads, ...blocksOf(regions, depths, page), ...behind]);
  return text.finish(file, { mediaType: file.mediaType, layout: { kind: "sheets", sheets }, blocks, oddities: oddities.list() });
}

/** A sheet whose texts are written, but not yet blocks: how deep a heading is, all sheets tell together. */
interface SheetPart extends HeadedSheet {
  readonly page: number;
  readonly heads: readonly Block[];
  readonly behind: readonly Block[];
}

function writeAside(text: WrittenText, paragraph: string, page: number): Block[] {
  const lines = writeLines(text, paragraph);
  text.space("\n");
  return lines.map((line): Block => ({ kind: "paragraph", page, text: line.text }));
}

function writeRunning(text: WrittenText, printed: readonly string[], page: number): Block[] {
  return [...new Set(printed)].flatMap((words) => {
    const lines = writeLines(text, words);
    text.space("\n");
    return lines.map((line): Block => ({ kind: "running", page, text: line.text }));
  });
}

function writeCells(text: WrittenText, grid: Grid, oddities: Oddities): { readonly slots: Slot[]; readonly cells: SheetCell[] } {
  const ordered = tidy(grid.cells);
  const { areas, empty } = areasOf({ cells: ordered, merges: grid.merges });
  const slots: Slot[] = [];
  const cells: SheetCell[] = [];
  const isHidden = hiddenCells(grid);
  let row = ordered[0]?.row ?? 0;
  for (const [i, cell] of ordered.entries()) {
    if (i > 0) text.space(cell.row === row ? "\t" : "\n");
    row = cell.row;
    const start = text.length;
    if (cell.noValue) oddities.note("no-value", start);
    else if (isHidden(cell)) oddities.note("hidden", start);
    const lines = writeLines(text, cell.text);
    if (lines.length === 0) continue;
    const area: Area = areas[i] ?? { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column };
    slots.push({ area, lines, font: cell.font });
    const { top, left, bottom, right } = area;
    cells.push({ row: top, column: left, rowSpan: bottom - top + 1, columnSpan: right - left + 1, range: { start, end: text.length } });
  }
  if (ordered.length > 0) text.space("\n");
  return { slots: [...slots, ...empty.map((area) => ({ area, lines: [], font: null }))], cells };
}

/** Row by row, left to right; of two cells at one place the last counts. */
function tidy(cells: readonly GridCell[]): readonly GridCell[] {
  const isOrdered = cells.every(({ row, column }, i) => {
    const before = cells[i - 1];
    return !before || before.row < row || (before.row === row && before.column < column);
  });
  if (isOrdered) return cells;
  const sorted = cells.toSorted((a, b) => a.row - b.row || a.column - b.column);
  return sorted.filter(({ row, column }, i) => sorted[i + 1]?.row !== row || sorted[i + 1]?.column !== column);
}

/** Writes a text line by line; lines that say nothing are in no passage. */
function writeLines(text: WrittenText, written: string): CellLine[] {
  return written.split("\n").flatMap((line, i) => {
    if (i > 0) text.space("\n");
    const passage = text.write(line).trim();
    return passage.isBlank ? [] : [{ text: passage, item: false }];
  });
}

function hiddenCells({ hidden, hiddenRows, columns }: Grid): (cell: GridCell) => boolean {
  const hiddenColumns = new Uint8Array(LAST_COLUMN + 1);
  for (const run of columns) if (run.hidden) hiddenColumns.fill(1, run.first, run.last + 1);
  return ({ row, column }) => hidden || hiddenRows.has(row) || hiddenColumns[column] === 1;
}

/** The hidden rows as far down as the sheet says something: a file may hide all that follow. */
function hiddenRowsOf({ hiddenRows }: Grid, cells: readonly SheetCell[]): number[] {
  const last = cells.reduce((lowest, { row, rowSpan }) => Math.max(lowest, row + rowSpan - 1), -1);
  return [...hiddenRows].filter((row) => row <= last).sort((one, other) => one - other);
}

function widthsOf({ cells, merges, columns }: Grid): number[] {
  let last = -1;
  for (const { column } of cells) last = Math.max(last, column);
  for (const { right } of merges) last = Math.max(last, right);
  const widths = Array<number>(last + 1).fill(USUAL_WIDTH);
  for (const { first, last: end, width, hidden } of columns) widths.fill(hidden ? 0 : width, first, end + 1);
  return widths;
}

/** How often each oddity was met, and where first. */
class Oddities {
  readonly #found = new Map<Oddity["kind"], { count: number; readonly at: number }>();

  note(kind: Oddity["kind"], at: number): void {
    const found = this.#found.get(kind);
    if (found) found.count += 1;
    else this.#found.set(kind, { count: 1, at });
  }

  list(): Oddity[] {
    return [...this.#found].map(([kind, { count, at }]) => ({ kind, count, at }));
  }
}

import type { Range } from "./passage.ts";

/**
 * Where a document's text stands in the file that it was taken from, for a person who looks for a place.
 *
 * lines: the text is the file's own, or has a line for each of its paragraphs. sheets: a workbook. pages: a file whose pages have positions.
 */
export type Layout = LinesLayout | SheetsLayout | PagesLayout;

export interface LinesLayout {
  readonly kind: "lines";
}

export interface SheetsLayout {
  readonly kind: "sheets";
  /** In the order of the workbook; their texts follow each other in the document's text. */
  readonly sheets: readonly Sheet[];
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** The stretch of the document's text that the sheet has. */
  readonly range: Range;
  /** Widths of the columns from the first, in half-width characters; 0 is hidden. As many as the sheet has columns. */
  readonly columnWidths: readonly number[];
  /** Numbers of the rows that the file hides, from 0; absent where it hides none. */
  readonly hiddenRows?: readonly number[];
  /** The cells that say something, row by row. */
  readonly cells: readonly SheetCell[];
}

/** A cell, merged ones whole. Rows and columns count from 0: B3 is row 2, column 1. */
export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly range: Range;
}

export interface PagesLayout {
  readonly kind: "pages";
  readonly pages: readonly PageLayout[];
}

/** A page as it is looked at (turned where the file turns it). Lengths in points (1/72 inch), from the top left corner. */
export interface PageLayout {
  readonly width: number;
  readonly height: number;
  /** The stretch of the document's text that the page has. */
  readonly range: Range;
  /** Pieces of text in the order of the document's text. */
  readonly runs: readonly PageRun[];
  /** Lines that are drawn: the rulings of tables. */
  readonly rules: readonly PageRule[];
}

export interface PageRun extends Box {
  readonly range: Range;
  /** Written from top to bottom. */
  readonly vertical: boolean;
}

export interface PageRule {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Where a person finds an offset of the text: the line of a text, from 1 ("L12"); the cell of a sheet ("目標!B3"); the page of a file with pages ("p4").
 * Offsets are to be asked in ascending order.
 */
export function placeNamer(layout: Layout, text: string): (offset: number) => string {
  if (layout.kind === "lines") return lineNamer(text);
  if (layout.kind === "pages") {
    const pages = forward(layout.pages);
    return (offset) => `p${pages(offset).index + 1}`;
  }
  const sheets = forward(layout.sheets);
  const cells = forward(layout.sheets.flatMap((sheet) => sheet.cells));
  return (offset) => {
    const { entry: sheet } = sheets(offset);
    const { entry: cell } = cells(offset);
    return `${sheet?.name ?? ""}!${cell ? cellName(cell.row, cell.column) : ""}`;
  };
}

/** B3 for row 2, column 1. */
export function cellName(row: number, column: number): string {
  let letters = "";
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return `${letters}${row + 1}`;
}

/** Looks up the entry in whose range an offset lies, else the one before it. Entries and offsets ascend. */
function forward<Entry extends { readonly range: Range }>(entries: readonly Entry[]) {
  let index = 0;
  return (offset: number): { readonly entry: Entry | undefined; readonly index: number } => {
    while (index + 1 < entries.length && (entries[index + 1]?.range.start ?? 0) <= offset) index += 1;
    return { entry: entries[index], index };
  };
}

function lineNamer(text: string): (offset: number) => string {
  let line = 1;
  let seen = 0;
  return (offset) => {
    for (; seen < offset; seen += 1) if (endsLine(text, seen)) line += 1;
    return `L${line}`;
  };
}

/** True at the last code unit of a line end: LF, CR LF, or the CR of an old Macintosh. */
function endsLine(text: string, i: number): boolean {
  const unit = text.charCodeAt(i);
  return unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10);
}

import { cellName } from "../../src/documents/layout.ts";
import type { Box, Piece } from "./piece.ts";
import { type TestCell, type TestFont, type TestSheet, workbookFile } from "./workbook-file.ts";

/** plain: a column of the sheet for each column of a table, nothing drawn. ruled: lines around the cells of tables. squared: 方眼紙, tiny columns and merged cells. */
export type SheetFlavour = "plain" | "ruled" | "squared";

/** Tiny columns that a 方眼紙 has from edge to edge. */
const SQUARES = 72;
/** What a person picks from the list of sizes for headings, the topmost first; those below them are only bold. */
const HEADING_SIZES: readonly number[] = [18, 16, 14, 12];
const headingFont = (depth: number): TestFont => ({ size: HEADING_SIZES[depth - 1] ?? 11, bold: true });
const bracketed = (text: string): string => `【${text}】`;

/** The pieces as a workbook: a sheet for each page, tables with an empty row before and behind. */
export function renderXlsx(pieces: readonly Piece[], flavour: SheetFlavour): Uint8Array {
  return workbookFile(sheetsOf(pieces, flavour));
}

export function sheetsOf(pieces: readonly Piece[], flavour: SheetFlavour): TestSheet[] {
  const pages: Piece[][] = [[]];
  for (const piece of pieces) {
    if (piece.kind === "page-break") pages.push([]);
    else pages.at(-1)?.push(piece);
  }
  return pages.map((page, i) => new SheetWriter(flavour).write(page, `${i + 1}`));
}

/** Boxes with the columns in which they start: beside those that reach down from rows above. */
function placeBoxes(rows: readonly (readonly Box[])[]): { readonly column: number; readonly box: Box }[][] {
  const freeFrom: number[] = [];
  return rows.map((row, i) => {
    let column = 0;
    return row.map((box) => {
      while ((freeFrom[column] ?? 0) > i) column += 1;
      const start = column;
      for (; column < start + (box.columnSpan ?? 1); column += 1) freeFrom[column] = i + (box.rowSpan ?? 1);
      return { column: start, box };
    });
  });
}

class SheetWriter {
  readonly #flavour: SheetFlavour;
  readonly #cells: TestCell[] = [];
  readonly #merges: string[] = [];
  #row = 0;

  constructor(flavour: SheetFlavour) {
    this.#flavour = flavour;
  }

  write(pieces: readonly Piece[], name: string): TestSheet {
    for (const piece of pieces) {
      if (piece.kind === "heading") this.#text(piece.depth > 6 ? bracketed(piece.text) : piece.text, headingFont(piece.depth));
      else if (piece.kind === "paragraph") this.#text(piece.text);
      else if (piece.kind === "bullets") for (const item of piece.items) this.#text(`${piece.mark} ${item}`);
      else if (piece.kind === "table") this.#table(piece.rows);
    }
    const squared = this.#flavour === "squared";
    return {
      name,
      cells: this.#cells,
      merges: this.#merges,
      columns: squared ? [{ first: 0, last: SQUARES + 1, width: 1.9 }] : [{ first: 0, last: 12, width: 18 }],
    };
  }

  #text(text: string, font: TestFont = {}): void {
    const squared = this.#flavour === "squared";
    this.#put({ row: this.#row, column: squared ? 1 : 0, rows: 1, columns: squared ? SQUARES : 1 }, text, "", font);
    this.#row += 1;
  }

  #table(rows: readonly (readonly Box[])[]): void {
    const placed = placeBoxes(rows);
    const width = Math.max(...placed.flatMap((row) => row.map(({ column, box: { columnSpan = 1 } }) => column + columnSpan)));
    const squared = this.#flavour === "squared";
    const step = squared ? Math.max(1, Math.floor(SQUARES / width)) : 1;
    const left = squared ? 1 : 0;
    const height = squared ? 2 : 1;
    const sides = this.#flavour === "plain" ? "" : "lrtb";
    this.#row += 1;
    for (const row of placed) {
      for (const { column, box } of row) {
        const { text, columnSpan = 1, rowSpan = 1, head = false } = box;
        const last = squared && column + columnSpan === width;
        const columns = last ? SQUARES - column * step : columnSpan * step;
        this.#put(
          { row: this.#row, column: left + column * step, rows: rowSpan * height, columns },
          text,
          sides,
          head ? { bold: true } : {},
        );
      }
      this.#row += height;
    }
    this.#row += 1;
  }

  #put(
    { row, column, rows, columns }: { row: number; column: number; rows: number; columns: number },
    text: string,
    sides: string,
    font: TestFont = {},
  ): void {
    for (let down = 0; down < rows; down += 1)
      for (let along = 0; along < columns; along += 1) {
        const own = [
          ["l", along === 0],
          ["r", along === columns - 1],
          ["t", down === 0],
          ["b", down === rows - 1],
        ].flatMap(([side, edge]) => (edge && sides.includes(String(side)) ? [side] : []));
        if (down === 0 && along === 0 && text !== "")
          this.#cells.push({ row, column, value: text, sides: own.join(""), font, ...spelt(text) });
        else if (own.length > 0) this.#cells.push({ row: row + down, column: column + along, sides: own.join("") });
      }
    if (rows > 1 || columns > 1) this.#merges.push(`${cellName(row, column)}:${cellName(row + rows - 1, column + columns - 1)}`);
  }
}

/** Every third text keeps the kana in which it was typed, every other is set in runs. */
function spelt(text: string): Pick<TestCell, "phonetic" | "runs"> {
  return { ...(text.length % 3 === 0 ? { phonetic: "ヨミガナ" } : {}), runs: text.length % 2 === 0 ? 2 : 1 };
}

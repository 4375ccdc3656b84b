import type { Cell, CellLine, TableRow } from "../document.ts";
import { Passage } from "../passage.ts";

/** All that a cell says, its lines joined by a space. */
export function cellText(cell: Cell): Passage {
  const [only] = cell.lines;
  return only && cell.lines.length === 1 ? only.text : linesText(cell.lines);
}

export function linesText(lines: readonly CellLine[]): Passage {
  return Passage.join(
    lines.map(({ text }) => text),
    " ",
  );
}

export function isEmptyCell(cell: Cell): boolean {
  return cell.lines.every(({ text }) => text.isBlank);
}

/** The cells of a row that say something. */
export function filledCells(row: TableRow): readonly Cell[] {
  return row.cells.filter((cell) => !isEmptyCell(cell));
}

const NOTHING = /^[-‐‑‒–—―−ー─━ｰ－／/＼*＊\s　]+$|^[（(]?(?:該当なし|該当無し|該当なし。|[nN][/／]?[aA])[)）]?$/u;

/** True for a text that stands for nothing: a dash, 該当なし, N/A. */
export function saysNothing(text: string): boolean {
  return text.length < 20 && (text.trim() === "" || NOTHING.test(text.normalize("NFKC").trim()));
}

/** Punctuation and symbols of a text, for what a reader drops from it without dropping a word: bullets, colons, brackets. */
export function glyphsOf(passage: Passage): Passage[] {
  return [...passage.text.matchAll(/[\p{P}\p{S}\p{Co}]+/gu)].map(({ 0: glyphs, index }) => passage.slice(index, index + glyphs.length));
}

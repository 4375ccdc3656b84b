/** A workbook as its format stores it, whatever the format: what the cells show, and what is drawn around them. Rows and columns count from 0. */
export interface Grid {
  readonly name: string;
  readonly hidden: boolean;
  /** The cells that show something, row by row, left to right; no two at one place. */
  readonly cells: readonly GridCell[];
  readonly merges: readonly Area[];
  readonly columns: readonly ColumnRun[];
  readonly hiddenRows: ReadonlySet<number>;
  /** Lines drawn around cells; a cell without any is left out. */
  readonly borders: readonly BorderedCell[];
  /** Text boxes and notes, in the order of their places; each with its paragraphs. */
  readonly asides: readonly Aside[];
  /** Heads of printed pages, then their feet. */
  readonly heads: readonly string[];
  readonly feet: readonly string[];
}

export interface GridCell {
  readonly row: number;
  readonly column: number;
  /** As shown; lines are parted by line feeds. Empty for a formula without a value. */
  readonly text: string;
  /** A formula of which the file holds no value. */
  readonly noValue: boolean;
  /** Null where the file says nothing of it. */
  readonly font: CellFont | null;
}

/** How the text of a cell is set. */
export interface CellFont {
  /** In points. */
  readonly size: number;
  readonly bold: boolean;
}

/** A rectangle of cells. Both ends belong to it. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Columns that are alike, from the first to the last. */
export interface ColumnRun {
  readonly first: number;
  readonly last: number;
  /** In half-width characters. */
  readonly width: number;
  readonly hidden: boolean;
}

export interface BorderedCell {
  readonly row: number;
  readonly column: number;
  /** The sum of the sides that are drawn. */
  readonly sides: number;
}

export const LEFT = 1;
export const RIGHT = 2;
export const TOP = 4;
export const BOTTOM = 8;

export interface Aside {
  readonly row: number;
  readonly column: number;
  readonly paragraphs: readonly string[];
}

/** The width of a column that says none, in half-width characters. */
export const USUAL_WIDTH = 8.43;

/** Excel's own edges. */
export const LAST_ROW = 1_048_575;
export const LAST_COLUMN = 16_383;

/** A1 -> row 0, column 0; null for what names no cell. */
export function readCellName(name: string): { readonly row: number; readonly column: number } | null {
  let column = 0;
  let row = 0;
  let i = 0;
  for (; i < name.length; i += 1) {
    const code = name.charCodeAt(i) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  const letters = i;
  for (; i < name.length; i += 1) {
    const digit = name.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return null;
    row = row * 10 + digit;
  }
  const within = letters > 0 && i > letters && row > 0 && row - 1 <= LAST_ROW && column - 1 <= LAST_COLUMN;
  return within ? { row: row - 1, column: column - 1 } : null;
}

/** A1:C3 as an area, also when its corners are swapped; null for what names none. */
export function readAreaName(name: string): Area | null {
  const [from = "", to = from] = name.replaceAll("$", "").split(":");
  const one = readCellName(from);
  const other = readCellName(to);
  if (!one || !other) return null;
  return {
    top: Math.min(one.row, other.row),
    left: Math.min(one.column, other.column),
    bottom: Math.max(one.row, other.row),
    right: Math.max(one.column, other.column),
  };
}

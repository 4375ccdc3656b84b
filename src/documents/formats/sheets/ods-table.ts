import {
  type Area,
  type Aside,
  BOTTOM,
  type BorderedCell,
  type ColumnRun,
  type Grid,
  type GridCell,
  LAST_COLUMN,
  LAST_ROW,
  LEFT,
  RIGHT,
  TOP,
} from "./grid.ts";
import type { GridBudget } from "./grid-limits.ts";
import type { OdsStyles } from "./ods-styles.ts";

/** A cell of a row, as often as the file repeats it. */
export interface OdsCell {
  readonly repeated: number;
  readonly columns: number;
  readonly rows: number;
  readonly style: string | null;
  readonly text: string;
  readonly noValue: boolean;
}

/** Lines around cells are followed so far where the file repeats a cell: whole columns of a sheet may have a style. */
const LONGEST_RUN = 512;

/** A table of a spreadsheet while its rows come in. */
export class OdsTable {
  readonly asides: Aside[] = [];
  readonly #name: string;
  readonly #style: string | null;
  readonly #styles: OdsStyles;
  readonly #budget: GridBudget;
  readonly #cells: GridCell[] = [];
  readonly #merges: Area[] = [];
  readonly #columns: ColumnRun[] = [];
  readonly #columnStyles: { readonly last: number; readonly style: string | null }[] = [];
  readonly #hiddenRows = new Set<number>();
  readonly #borders: BorderedCell[] = [];
  #row = 0;
  #column = 0;

  constructor(name: string, style: string | null, styles: OdsStyles, budget: GridBudget) {
    this.#name = name;
    this.#style = style;
    this.#styles = styles;
    this.#budget = budget;
  }

  get row(): number {
    return this.#row;
  }

  addColumns(repeated: number, style: string | null, cellStyle: string | null, hidden: boolean): void {
    const first = this.#column;
    const last = Math.min(LAST_COLUMN, first + repeated - 1);
    if (first > LAST_COLUMN) return;
    this.#columns.push({ first, last, width: this.#styles.width(style), hidden });
    this.#columnStyles.push({ last, style: cellStyle });
    this.#column = last + 1;
  }

  addRow(cells: readonly OdsCell[], repeated: number, hidden: boolean): void {
    const says = cells.some(({ text, noValue, columns, rows }) => text !== "" || noValue || columns > 1 || rows > 1);
    const times = Math.min(repeated, LAST_ROW - this.#row + 1);
    const looked = says ? times : times > LONGEST_RUN ? 1 : times;
    for (let i = 0; i < looked && !this.#budget.isSpent; i += 1) this.#addOnce(cells, this.#row + i, hidden && says);
    this.#row += Math.max(0, times);
  }

  finish(): Grid {
    return {
      name: this.#name,
      hidden: this.#styles.isHidden(this.#style),
      cells: this.#cells,
      merges: this.#merges,
      columns: this.#columns,
      hiddenRows: this.#hiddenRows,
      borders: this.#borders,
      asides: this.asides.toSorted((a, b) => a.row - b.row || a.column - b.column),
      ...this.#styles.printed(this.#style),
    };
  }

  #addOnce(cells: readonly OdsCell[], row: number, hidden: boolean): void {
    if (hidden) this.#hiddenRows.add(row);
    let column = 0;
    for (const cell of cells) {
      const says = cell.text !== "" || cell.noValue;
      const looked = says || cell.repeated <= LONGEST_RUN ? cell.repeated : 0;
      for (let i = 0; i < looked && column + i <= LAST_COLUMN && !this.#budget.isSpent; i += 1) this.#addCell(cell, row, column + i, says);
      column += cell.repeated;
      if (column > LAST_COLUMN) break;
    }
  }

  #addCell({ style, columns, rows, text, noValue }: OdsCell, row: number, column: number, says: boolean): void {
    this.#budget.styled();
    const own = style ?? this.#columnStyles.find(({ last }) => column <= last)?.style ?? null;
    const sides = this.#styles.sides(own);
    if (sides > 0) this.#borders.push({ row, column, sides });
    if (columns > 1 || rows > 1) {
      this.#budget.cell(0);
      const bottom = Math.min(LAST_ROW, row + rows - 1);
      this.#merges.push({ top: row, left: column, bottom, right: Math.min(LAST_COLUMN, column + columns - 1) });
      if (sides > 0) this.#frame(row, column, bottom, Math.min(LAST_COLUMN, column + columns - 1), sides);
    }
    if (!says) return;
    this.#budget.cell(text.length);
    this.#cells.push({ row, column, text, noValue, font: this.#styles.font(own) });
  }

  /** A merged cell has its lines in one style: they are those of the whole area. */
  #frame(top: number, left: number, bottom: number, right: number, sides: number): void {
    if (bottom - top > LONGEST_RUN || right - left > LONGEST_RUN) return;
    this.#budget.styled(2 * (bottom - top + right - left));
    for (let row = top; row <= bottom; row += 1)
      this.#borders.push({ row, column: left, sides: sides & LEFT }, { row, column: right, sides: sides & RIGHT });
    for (let column = left; column <= right; column += 1)
      this.#borders.push({ row: top, column, sides: sides & TOP }, { row: bottom, column, sides: sides & BOTTOM });
  }
}

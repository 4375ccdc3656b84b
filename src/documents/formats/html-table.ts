import type { Block, Cell, CellLine, Table, TableRow } from "../document.ts";
import { Passage } from "../passage.ts";

/** HTML's own limit for colspan. Beyond so many columns cells are put side by side without regard to what spans into their row. */
const WIDEST = 1000;
const HIGHEST = 65_534;

interface OpenCell {
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly head: boolean;
  blocks: readonly Block[];
}

/** A table while its cells come in: finds each cell's column beside the cells that span into its row. */
export class TableBuilder {
  readonly page: number;
  inHead = false;
  readonly #rows: OpenCell[][] = [];
  /** For each column the first row that is free again. */
  readonly #freeFrom: number[] = [];
  #freeBelow = 0;
  #column = 0;
  #columns = 0;
  #cell: OpenCell | null = null;

  constructor(page: number) {
    this.page = page;
  }

  get hasOpenCell(): boolean {
    return this.#cell !== null;
  }

  startRow(): void {
    this.#rows.push([]);
    this.#column = 0;
  }

  /** Starts a cell; spans are as the tag writes them. A row is started where there is none. */
  startCell(head: boolean, columnSpan: string | undefined, rowSpan: string | undefined): void {
    if (this.#rows.length === 0) this.startRow();
    const row = this.#rows.length - 1;
    if (row < this.#freeBelow) while (this.#column < WIDEST && (this.#freeFrom[this.#column] ?? 0) > row) this.#column += 1;
    const columns = readSpan(columnSpan, WIDEST);
    const rows = readSpan(rowSpan, HIGHEST);
    if (rows > 1) {
      for (let i = this.#column; i < Math.min(this.#column + columns, WIDEST); i += 1) this.#freeFrom[i] = row + rows;
      this.#freeBelow = Math.max(this.#freeBelow, row + rows);
    }
    this.#cell = { column: this.#column, columnSpan: columns, rowSpan: rows, head: head || this.inHead, blocks: [] };
    this.#rows.at(-1)?.push(this.#cell);
    this.#column += columns;
    this.#columns = Math.max(this.#columns, this.#column);
  }

  endCell(blocks: readonly Block[]): void {
    if (this.#cell) this.#cell.blocks = blocks;
    this.#cell = null;
  }

  /** The blocks that the table comes to: itself, or what its cells hold where it only arranges other tables on the page. */
  finish(): Block[] {
    if (this.#rows.length === 0) return [];
    const cells = this.#rows.flat();
    if (arrangesTables(cells, this.#rows.length, this.#columns)) return cells.flatMap((cell) => cell.blocks);
    const rows = this.#rows.map((row, i): TableRow => ({ cells: row.map((cell) => toCell(cell, this.#rows.length - i)) }));
    return [{ kind: "table", page: this.page, columns: this.#columns, rows }];
  }
}

function readSpan(written: string | undefined, limit: number): number {
  const span = Number.parseInt(written ?? "1", 10);
  return span > 1 ? Math.min(span, limit) : 1;
}

/** Whether a table only arranges other tables on the page: they are most of it, or it has one row or one column. */
export function arrangesTables(cells: readonly { readonly blocks: readonly Block[] }[], rows: number, columns: number): boolean {
  let nested = 0;
  let all = 0;
  for (const cell of cells) {
    for (const block of cell.blocks) {
      const length = block.kind === "table" ? lengthOf(block) : block.text.length;
      all += length;
      if (block.kind === "table") nested += length;
    }
  }
  return nested > 0 && (rows === 1 || columns === 1 || nested * 2 > all);
}

function lengthOf(table: Table): number {
  let length = 0;
  for (const row of table.rows) for (const cell of row.cells) for (const line of cell.lines) length += line.text.length;
  return length;
}

function toCell({ column, columnSpan, rowSpan, head, blocks }: OpenCell, rowsLeft: number): Cell {
  return { column, columnSpan, rowSpan: Math.min(rowSpan, rowsLeft), head, lines: toLines(blocks) };
}

/** What a cell holds, line by line; a table inside it gives a line for each row. */
export function toLines(blocks: readonly Block[]): CellLine[] {
  const lines: CellLine[] = [];
  for (const block of blocks) {
    if (block.kind === "table") for (const row of block.rows) for (const line of flatten(row)) lines.push(line);
    else lines.push({ text: block.text, item: block.kind === "item" });
  }
  return lines;
}

function flatten(row: TableRow): CellLine[] {
  const [first] = row.cells.flatMap((cell) => cell.lines);
  if (!first) return [];
  if (row.cells.some((cell) => cell.lines.length > 1)) return row.cells.flatMap((cell) => cell.lines);
  const texts = row.cells.flatMap((cell) => cell.lines.map((line) => line.text));
  return [{ text: Passage.join(texts, " "), item: first.item }];
}

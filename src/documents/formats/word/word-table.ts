import type { Block, TableRow } from "../../document.ts";
import { arrangesTables, toLines } from "../html-table.ts";
import { columnsOf } from "./table-grid.ts";
import type { WordSetting } from "./word-setting.ts";
import { findChild, findValue, isOn, wholeNumber, type XmlElement } from "./xml-element.ts";

/** Columns of a table, as Word allows them at most 63. */
const WIDEST = 1000;
const ROW_PARTS: ReadonlySet<string> = new Set(["w:trPr", "w:sectPr"]);
const CELL_PARTS: ReadonlySet<string> = new Set(["w:tcPr"]);

interface OpenCell {
  readonly column: number;
  columnSpan: number;
  rowSpan: number;
  readonly head: boolean;
  readonly blocks: Block[];
}

/** How the paragraphs and tables in a cell are read. */
export type BlockReader = (content: readonly XmlElement[]) => Block[];

/** Reads one table; a table that only arranges others on the page gives what is in its cells. */
export class WordTable {
  readonly #setting: WordSetting;
  readonly #read: BlockReader;
  readonly #page: number;
  readonly #rows: OpenCell[][] = [];
  /** The merged cells that may go on in the next row, by the column in which they begin. */
  #open = new Map<number, OpenCell>();
  #widths: readonly number[] = [];

  constructor(setting: WordSetting, read: BlockReader) {
    this.#setting = setting;
    this.#read = read;
    this.#page = setting.writer.page;
  }

  read(table: XmlElement): Block[] {
    this.#readRows(table.children);
    return this.#finish();
  }

  #readRows(elements: readonly XmlElement[]): void {
    for (const element of elements) {
      if (element.name === "w:tblGrid")
        this.#widths = element.children.map((column) => wholeNumber(column.attributes.get("w"), 50_000) ?? 0);
      else if (element.name === "w:tr") this.#readRow(element);
      else if (element.name === "w:sdt") this.#readRows(element.children);
      else if (element.name !== "w:sdtPr") this.#readStray(element);
    }
  }

  /** Content outside of any row, which no writer means. */
  #readStray(element: XmlElement): void {
    this.#rows.push([{ column: 0, columnSpan: 1, rowSpan: 1, head: false, blocks: this.#read([element]) }]);
    this.#setting.writer.endCell();
    this.#setting.writer.endRow();
    this.#open = new Map();
  }

  #readRow(row: XmlElement): void {
    const { writer, tally } = this.#setting;
    const properties = findChild(row, "w:trPr");
    const removed = findChild(properties, "w:del") !== null;
    if (removed || findChild(properties, "w:ins")) tally.add("tracked-changes", writer.offset);
    if (removed) return;
    if (isOn(properties, "w:hidden")) tally.add("hidden", writer.offset);
    const head = isOn(properties, "w:tblHeader") ?? false;
    const cells: OpenCell[] = [];
    const open = new Map<number, OpenCell>();
    const before = Math.min(wholeNumber(findValue(properties, "w:gridBefore"), WIDEST) ?? 0, WIDEST - 1);
    if (before > 0) cells.push({ column: 0, columnSpan: before, rowSpan: 1, head: false, blocks: [] });
    this.#readCells(row.children, { column: before, head, cells, open });
    this.#rows.push(cells);
    this.#open = open;
    writer.endRow();
  }

  #readCells(elements: readonly XmlElement[], row: OpenRow): void {
    for (const element of elements) {
      if (ROW_PARTS.has(element.name) || element.name === "w:sdtPr") continue;
      if (element.name === "w:sdt") this.#readCells(element.children, row);
      else this.#readCell(element, row);
    }
  }

  #readCell(element: XmlElement, row: OpenRow): void {
    const { writer, tally } = this.#setting;
    const isCell = element.name === "w:tc";
    const properties = isCell ? findChild(element, "w:tcPr") : null;
    if (findChild(properties, "w:cellDel")) {
      tally.add("tracked-changes", writer.offset);
      return;
    }
    const content = isCell ? element.children.filter(({ name }) => !CELL_PARTS.has(name)) : [element];
    const last = row.cells.at(-1);
    const columnSpan = Math.max(1, Math.min(wholeNumber(findValue(properties, "w:gridSpan"), WIDEST) ?? 1, WIDEST - row.column));
    const offset = writer.offset;
    const blocks = this.#read(content);
    writer.endCell();
    // More cells than a table has columns, and the cells of a merge across: they go on with the one before.
    if (last && (row.column >= WIDEST || goesOn(properties, "w:hMerge"))) {
      if (row.column < WIDEST) last.columnSpan += columnSpan;
      for (const block of blocks) last.blocks.push(block);
      row.column = Math.min(row.column + columnSpan, WIDEST);
      return;
    }
    const above = isMergedDown(properties) ? this.#open.get(row.column) : undefined;
    if (above && blocks.length === 0) {
      above.rowSpan += 1;
      row.open.set(row.column, above);
    } else {
      // Word does not show what a cell holds that a merged one covers.
      if (above) tally.add("hidden", offset);
      const cell: OpenCell = { column: row.column, columnSpan, rowSpan: 1, head: row.head, blocks };
      row.cells.push(cell);
      if (findChild(properties, "w:vMerge") || findChild(properties, "w:cellMerge")) row.open.set(row.column, cell);
    }
    row.column += columnSpan;
  }

  #finish(): Block[] {
    const cells = this.#rows.flat();
    if (cells.length === 0) return [];
    const columnAt = columnsOf(cells, this.#widths);
    const columns = cells.reduce((most, cell) => Math.max(most, columnAt(cell.column + cell.columnSpan)), 0);
    // One cell is a frame around text.
    if (cells.length === 1 || arrangesTables(cells, this.#rows.length, columns)) return cells.flatMap((cell) => cell.blocks);
    const rows = this.#rows.map(
      (row): TableRow => ({
        cells: row.map(({ column, columnSpan, rowSpan, head, blocks }) => ({
          column: columnAt(column),
          columnSpan: Math.max(1, columnAt(column + columnSpan) - columnAt(column)),
          rowSpan,
          head,
          lines: toLines(blocks),
        })),
      }),
    );
    return [{ kind: "table", page: this.#page, columns, rows }];
  }
}

interface OpenRow {
  column: number;
  readonly head: boolean;
  readonly cells: OpenCell[];
  readonly open: Map<number, OpenCell>;
}

/** A merge that is not said to begin goes on. */
function goesOn(properties: XmlElement | null, merge: string): boolean {
  const element = findChild(properties, merge);
  return element !== null && element.attributes.get("val") !== "restart";
}

function isMergedDown(properties: XmlElement | null): boolean {
  return goesOn(properties, "w:vMerge") || /^cont/u.test(findChild(properties, "w:cellMerge")?.attributes.get("vMerge") ?? "");
}

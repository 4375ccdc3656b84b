import type { Block, TableRow } from "../../document.ts";
import { arrangesTables, toLines } from "../html-table.ts";
import { columnsOf } from "./table-grid.ts";
import type { WordSetting } from "./word-setting.ts";
import { findChild, findValue, isOn, wholeNumber, type XmlElement } from "./xml-element.ts";

/** Columns of a table, as Word allows them at most 63. */
const WIDEST = 1000;
const ROW_PARTS: ReadonlySet<string> = new Set(["w:trPr", "w:sdtPr"]);

interface OpenCell {
  readonly column: number;
  readonly columnSpan: number;
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
    const cells: OpenCell[] = [];
    const before = Math.min(wholeNumber(findValue(properties, "w:gridBefore"), WIDEST) ?? 0, WIDEST - 1);
    if (before > 0) cells.push({ column: 0, columnSpan: before, rowSpan: 1, head: false, blocks: [] });
    const slots: Slot[] = [];
    this.#findSlots(row.children, before, slots);
    const open = new Map<number, OpenCell>();
    for (const slot of slots) {
      const { column, columnSpan } = slot;
      const offset = writer.offset;
      const blocks = this.#read(slot.content);
      writer.endCell();
      const over = isMergedDown(slot.properties) ? this.#open.get(column) : undefined;
      // A cell of another width stands below, and is no part of it.
      const above = over?.columnSpan === columnSpan ? over : undefined;
      // Word does not show what a cell holds that a merged one covers.
      if (above && blocks.length > 0) tally.add("hidden", offset);
      if (above && blocks.length === 0) {
        above.rowSpan += 1;
        open.set(column, above);
        continue;
      }
      const cell: OpenCell = { column, columnSpan, rowSpan: 1, head: isOn(properties, "w:tblHeader") ?? false, blocks };
      cells.push(cell);
      if (findChild(slot.properties, "w:vMerge") || findChild(slot.properties, "w:cellMerge")) open.set(column, cell);
    }
    this.#rows.push(cells);
    this.#open = open;
    writer.endRow();
  }

  /** The cells of a row with the columns that each takes, those that a merge across covers with the one that begins it. */
  #findSlots(elements: readonly XmlElement[], from: number, slots: Slot[]): void {
    const { writer, tally } = this.#setting;
    for (const element of elements) {
      if (ROW_PARTS.has(element.name)) continue;
      if (element.name === "w:sdt") {
        this.#findSlots(element.children, from, slots);
        continue;
      }
      const isCell = element.name === "w:tc";
      const properties = isCell ? findChild(element, "w:tcPr") : null;
      if (findChild(properties, "w:cellDel")) {
        tally.add("tracked-changes", writer.offset);
        continue;
      }
      const content = isCell ? element.children.filter(({ name }) => name !== "w:tcPr") : [element];
      const last = slots.at(-1);
      const column = last ? last.column + last.columnSpan : from;
      const columnSpan = Math.min(Math.max(1, wholeNumber(findValue(properties, "w:gridSpan"), WIDEST) ?? 1), WIDEST - column);
      // Cells beyond the widest table go on with the last one.
      if (last && (columnSpan === 0 || goesOn(properties, "w:hMerge"))) {
        last.columnSpan += columnSpan;
        for (const part of content) last.content.push(part);
      } else slots.push({ column, columnSpan, properties, content });
    }
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

/** A cell of a row before it is read. */
interface Slot {
  readonly column: number;
  columnSpan: number;
  readonly properties: XmlElement | null;
  readonly content: XmlElement[];
}

/** A merge that is not said to begin goes on. */
function goesOn(properties: XmlElement | null, merge: string): boolean {
  const element = findChild(properties, merge);
  return element !== null && element.attributes.get("val") !== "restart";
}

function isMergedDown(properties: XmlElement | null): boolean {
  return goesOn(properties, "w:vMerge") || /^cont/u.test(findChild(properties, "w:cellMerge")?.attributes.get("vMerge") ?? "");
}

import type { BiffGlobals } from "./biff-globals.ts";
import { BiffReader, type BiffRecord } from "./biff-records.ts";
import { BiffShapes } from "./biff-shapes.ts";
import type { Area, BorderedCell, ColumnRun, Grid, GridCell } from "./grid.ts";
import type { GridBudget } from "./grid-limits.ts";

const BLANK = 0x201;
const MULTIPLE_BLANKS = 0xbe;
const NUMBER = 0x203;
const COMPACT_NUMBER = 0x27e;
const MULTIPLE_NUMBERS = 0xbd;
const LABEL = 0x204;
const RICH_LABEL = 0xd6;
const SHARED_LABEL = 0xfd;
const FORMULA = 0x06;
const FORMULA_TEXT = 0x207;
const BOOLEAN_OR_ERROR = 0x205;
const ROW = 0x208;
const COLUMNS = 0x7d;
const MERGES = 0xe5;
const PAGE_HEAD = 0x14;
const PAGE_FOOT = 0x15;

const ERRORS: Readonly<Record<number, string>> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
};

interface Place {
  readonly row: number;
  readonly column: number;
  readonly style: number;
}

/** Reads the part of one sheet of an .xls workbook, record by record. */
export class BiffWorksheet {
  readonly #cells: GridCell[] = [];
  readonly #merges: Area[] = [];
  readonly #columns: ColumnRun[] = [];
  readonly #hiddenRows = new Set<number>();
  readonly #borders: BorderedCell[] = [];
  readonly #heads: string[] = [];
  readonly #feet: string[] = [];
  readonly #shapes = new BiffShapes();
  readonly #globals: BiffGlobals;
  readonly #budget: GridBudget;
  /** A formula whose text stands in the record behind it. */
  #waiting: Place | null = null;

  constructor(globals: BiffGlobals, budget: GridBudget) {
    this.#globals = globals;
    this.#budget = budget;
  }

  read(record: BiffRecord): void {
    const { id, data } = record;
    const size = data.byteLength;
    if (id === MULTIPLE_BLANKS || id === MULTIPLE_NUMBERS) this.#readMany(record);
    else if (size >= 6 && [BLANK, NUMBER, COMPACT_NUMBER, LABEL, RICH_LABEL, SHARED_LABEL, FORMULA, BOOLEAN_OR_ERROR].includes(id)) {
      const place = { row: data.getUint16(0, true), column: data.getUint16(2, true), style: data.getUint16(4, true) };
      this.#openCell(place);
      this.#readCell(record, place);
    } else if (id === FORMULA_TEXT && this.#waiting) {
      const reader = new BiffReader(record);
      this.#text(this.#waiting, reader.text(reader.short()));
      this.#waiting = null;
    } else if (id === ROW && size >= 14 && data.getUint16(12, true) & 0x20) this.#hiddenRows.add(data.getUint16(0, true));
    else if (id === COLUMNS && size >= 10) {
      const [first, last] = [data.getUint16(0, true), Math.min(255, data.getUint16(2, true))];
      if (first <= last && this.#columns.length < 256)
        this.#columns.push({ first, last, width: data.getUint16(4, true) / 256, hidden: (data.getUint16(8, true) & 1) === 1 });
    } else if (id === MERGES) this.#readMerges(data);
    else if ((id === PAGE_HEAD || id === PAGE_FOOT) && size > 3) {
      const reader = new BiffReader(record);
      (id === PAGE_HEAD ? this.#heads : this.#feet).push(reader.text(reader.short()));
    } else this.#shapes.read(record);
  }

  finish(name: string, hidden: boolean): Grid {
    return {
      name,
      hidden,
      cells: this.#cells,
      merges: this.#merges,
      columns: this.#columns,
      hiddenRows: this.#hiddenRows,
      borders: this.#borders,
      asides: this.#shapes.list(),
      heads: this.#heads,
      feet: this.#feet,
    };
  }

  #readCell(record: BiffRecord, place: Place): void {
    const { id, data } = record;
    const size = data.byteLength;
    if (id === NUMBER && size >= 14) this.#number(place, data.getFloat64(6, true));
    else if (id === COMPACT_NUMBER && size >= 10) this.#number(place, compactNumber(data, 6));
    else if (id === SHARED_LABEL && size >= 10) this.#text(place, this.#globals.strings[data.getUint32(6, true)] ?? "");
    else if (id === BOOLEAN_OR_ERROR && size >= 8) this.#flag(place, data.getUint8(7) === 1, data.getUint8(6));
    else if (id === LABEL || id === RICH_LABEL) {
      const reader = new BiffReader(record, 6);
      this.#text(place, reader.text(reader.short()));
    } else if (id === FORMULA && size >= 14) this.#formula(place, data);
  }

  /** The value of a formula: a number, or two bytes of 0xFF and what it is instead. */
  #formula(place: Place, data: DataView): void {
    if (data.getUint16(12, true) !== 0xffff) this.#number(place, data.getFloat64(6, true));
    else if (data.getUint8(6) === 0) this.#waiting = place;
    else if (data.getUint8(6) < 3) this.#flag(place, data.getUint8(6) === 2, data.getUint8(8));
  }

  #readMany({ id, data }: BiffRecord): void {
    if (data.byteLength < 6) return;
    const row = data.getUint16(0, true);
    const first = data.getUint16(2, true);
    const each = id === MULTIPLE_BLANKS ? 2 : 6;
    for (let at = 4, column = first; at + each + 2 <= data.byteLength; at += each, column += 1) {
      const place = { row, column, style: data.getUint16(at, true) };
      this.#openCell(place);
      if (id === MULTIPLE_NUMBERS) this.#number(place, compactNumber(data, at + 2));
    }
  }

  #readMerges(data: DataView): void {
    for (let at = 2; at + 8 <= data.byteLength; at += 8) {
      const [top = 0, bottom = 0, left = 0, right = 0] = [0, 2, 4, 6].map((step) => data.getUint16(at + step, true));
      this.#budget.cell(0);
      if (bottom >= top && right >= left && right < 256 && (bottom > top || right > left)) this.#merges.push({ top, left, bottom, right });
    }
  }

  #openCell({ row, column, style }: Place): void {
    this.#budget.styled();
    const sides = this.#globals.styles[style]?.sides ?? 0;
    if (sides > 0 && column < 256) this.#borders.push({ row, column, sides });
  }

  #number(place: Place, value: number): void {
    this.#add(place, this.#globals.shown.number(value, this.#globals.styles[place.style]?.format ?? null));
  }

  #text(place: Place, text: string): void {
    this.#add(place, this.#globals.shown.text(text, this.#globals.styles[place.style]?.format ?? null));
  }

  #flag(place: Place, isError: boolean, value: number): void {
    this.#add(place, isError ? (ERRORS[value] ?? "#N/A") : value === 1 ? "TRUE" : "FALSE");
  }

  #add({ row, column, style }: Place, text: string): void {
    if (column > 255 || text.trim() === "") return;
    this.#budget.cell(text.length);
    this.#cells.push({ row, column, text, noValue: false, font: this.#globals.styles[style]?.font ?? null });
  }
}

/** A number in four bytes: a whole one, or the upper half of a fraction; a bit says whether it is hundredths. */
function compactNumber(data: DataView, at: number): number {
  const bits = data.getInt32(at, true);
  const hundredths = (bits & 1) === 1;
  let value = bits >> 2;
  if ((bits & 2) === 0) {
    const wide = new DataView(new ArrayBuffer(8));
    wide.setInt32(4, bits & ~3, true);
    value = wide.getFloat64(0, true);
  }
  return hundredths ? value / 100 : value;
}

import type { Block, Cell, CellLine, TableRow } from "../document.ts";
import { readHtml } from "./html.ts";
import { toLines } from "./html-table.ts";
import { splitQuoted, undoubleQuotes } from "./quoted-cell.ts";
import { MOST_PIECES, type Source } from "./source.ts";

/*
 * Our own splitter, because a cell needs the offset of every character and csv-parse tells at most the bytes of a record: a quoted cell with
 * doubled quotes could not be traced. csv-parse is what the tests compare it with.
 */

export interface Field {
  /** Inside the quotes where there are any. */
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

/** Records may lack cells at their end (Excel leaves empty ones out), but so many of ten must be full. */
const FULL_OF_TEN = 7;

/**
 * Splits a text into records of fields, or returns null where it is not CSV throughout: a quote that does not close or has text behind it, a
 * single column or record, records of all sorts of widths.
 */
function splitCsv(text: string, delimiter: string): Field[][] | null {
  const records: Field[][] = [];
  let record: Field[] = [];
  let cells = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const field = text.charAt(at) === '"' ? readQuoted(text, at) : readBare(text, at, delimiter);
    if (!field) return null;
    record.push(field);
    at = field.end + (field.quoted ? 1 : 0);
    const next = text.charAt(at);
    if (next === delimiter) continue;
    if (next !== "" && next !== "\n" && next !== "\r") return null;
    if (record.length > 1 || field.quoted || field.start < field.end) records.push(record);
    cells += record.length;
    if (cells > MOST_PIECES) return null;
    record = [];
    if (next === "\r" && text.charAt(at + 1) === "\n") at += 1;
  }
  return isConsistent(records) ? records : null;
}

function isConsistent(records: readonly Field[][]): boolean {
  const width = records.reduce((widest, record) => Math.max(widest, record.length), 0);
  const full = records.filter((record) => record.length === width).length;
  if (records.length < 2 || width < 2) return false;
  return full === records.length || (width > 2 && full * 10 >= records.length * FULL_OF_TEN);
}

function readQuoted(text: string, start: number): Field | null {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text.charAt(at + 1) !== '"') return { start: start + 1, end: at, quoted: true };
    at += 1;
  }
  return null;
}

function readBare(text: string, start: number, delimiter: string): Field {
  let end = start;
  for (; end < text.length; end += 1) {
    const char = text.charAt(end);
    if (char === delimiter || char === "\n" || char === "\r") break;
  }
  return { start, end, quoted: false };
}

/** The records of a text that is CSV throughout, parted by commas or semicolons, or null. */
export function findRecords(text: string): Field[][] | null {
  for (const delimiter of [",", ";"]) {
    const records = text.includes(delimiter) ? splitCsv(text, delimiter) : null;
    if (records && !readsAsSentences(text, records)) return records;
  }
  return null;
}

/** Sentences have a space behind a comma; cells have none. */
function readsAsSentences(text: string, records: readonly Field[][]): boolean {
  let inner = 0;
  let spaced = 0;
  for (const record of records) {
    for (const field of record.slice(1)) {
      inner += 1;
      if (!field.quoted && text.charAt(field.start) === " ") spaced += 1;
    }
  }
  return spaced * 2 > inner;
}

/** Makes one table of the records of a text. Each line of a quoted cell is a line of the cell. */
export function readCsv(source: Source, records: readonly Field[][]): Block[] {
  let columns = 0;
  let cursor = 0;
  const rows = records.map((record): TableRow => {
    columns = Math.max(columns, record.length);
    const cells = record.map((field, column): Cell => {
      source.mark(cursor, field.start);
      cursor = field.end;
      return { column, columnSpan: 1, rowSpan: 1, head: false, lines: readLines(source, field) };
    });
    return { cells };
  });
  source.mark(cursor, source.text.length);
  return [{ kind: "table", page: 1, columns, rows }];
}

function readLines(source: Source, { start, end, quoted }: Field): CellLine[] {
  const lines = quoted ? splitQuoted(source.text, start, end) : [{ start, end }];
  const read = lines.flatMap((line) => readCellLine(source, line.start, line.end));
  return quoted ? read.map((line) => ({ ...line, text: undoubleQuotes(source, line.text) })) : read;
}

/** A line of a cell; more than one where it holds tags of HTML. */
function readCellLine(source: Source, start: number, end: number): CellLine[] {
  if (/[<&]/u.test(source.text.slice(start, end))) return toLines(readHtml(source, start, end, { page: 1, strict: true }));
  const text = source.passage(start, end);
  return text.isBlank ? [] : [{ text, item: false }];
}

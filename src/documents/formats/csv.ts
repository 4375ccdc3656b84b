import type { Block, Cell, TableRow } from "../document.ts";
import type { Source } from "./source.ts";
import { SourceLines } from "./source-lines.ts";

/*
 * Our own splitter, because a cell needs the offset of every character and csv-parse tells at most the bytes of a record: a quoted cell with
 * doubled quotes could not be traced. csv-parse is what the tests compare it with.
 */

interface Field {
  /** Inside the quotes where there are any. */
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

/**
 * Splits a text into records of fields, or returns null where it is not CSV throughout: a quote that does not close or has text behind it, records of
 * different widths, a single column or a single record.
 */
export function splitCsv(text: string, delimiter: string): Field[][] | null {
  const records: Field[][] = [];
  let record: Field[] = [];
  let width = 0;
  let at = 0;
  while (at <= text.length) {
    const field = text.charAt(at) === '"' ? readQuoted(text, at) : readBare(text, at, delimiter);
    if (!field) return null;
    record.push(field);
    at = field.end + (field.quoted ? 1 : 0);
    const next = text.charAt(at);
    if (next === delimiter) {
      at += 1;
      continue;
    }
    if (next !== "" && next !== "\n" && next !== "\r") return null;
    const blank = record.length === 1 && !field.quoted && field.start === field.end;
    if (!blank) {
      if (width === 0) width = record.length;
      if (record.length !== width || width < 2) return null;
      records.push(record);
    }
    record = [];
    at += next === "\r" && text.charAt(at + 1) === "\n" ? 2 : 1;
  }
  return records.length < 2 ? null : records;
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

/** The delimiter with which the whole text is CSV, or null. Sentences with commas are followed by spaces; cells are not. */
export function findDelimiter(text: string): string | null {
  for (const delimiter of [",", ";", "\t"]) {
    const at = text.indexOf(delimiter);
    if (at < 0) continue;
    const records = splitCsv(text, delimiter);
    if (records && !readsAsSentences(text, delimiter, records)) return delimiter;
  }
  return null;
}

function readsAsSentences(text: string, delimiter: string, records: readonly Field[][]): boolean {
  if (delimiter === "\t") return false;
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

/** Reads a text that is CSV throughout into one table. Each line of a quoted cell is a line of the cell. */
export function readCsv(source: Source, delimiter: string): Block[] {
  const { text } = source;
  const records = splitCsv(text, delimiter) ?? [];
  const pages = new SourceLines(source);
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
  source.mark(cursor, text.length);
  return [{ kind: "table", page: pages.page(0), columns, rows }];
}

function readLines(source: Source, field: Field): Cell["lines"] {
  const { text } = source;
  const lines: { start: number; end: number }[] = [];
  let start = field.start;
  if (!field.quoted) lines.push(field);
  else {
    for (const match of text.slice(field.start, field.end).matchAll(/\r\n|[\n\r\v\f\u0085\u2028\u2029]|$/gu)) {
      lines.push({ start, end: field.start + match.index });
      start = field.start + match.index + match[0].length;
    }
  }
  return lines
    .map((line) => ({ text: unquote(source, line.start, line.end, field.quoted), item: false }))
    .filter((line) => !line.text.isBlank);
}

/** A doubled quote is one; its second character is markup. */
function unquote(source: Source, start: number, end: number, quoted: boolean) {
  const passage = source.passage(start, end);
  if (!quoted || !passage.text.includes('""')) return passage;
  const doubled: number[] = [];
  for (let at = passage.text.indexOf('""'); at >= 0; at = passage.text.indexOf('""', at + 2)) {
    doubled.push(at + 1);
    const origin = passage.origins[at + 1] ?? 0;
    source.mark(origin, origin + 1);
  }
  return passage.without(/(?<="(?:"")*)"/gu);
}

import { readEnumerator } from "../../domain/wording/enumerator.ts";
import { joinText } from "../broken-text.ts";
import type { Cell, TableRow } from "../document.ts";
import type { Range } from "../passage.ts";
import { findBrokenRows } from "./broken-rows.ts";
import { type CellReader, MOST_COLUMNS, type TableRead } from "./pipe-table.ts";
import { splitQuoted, undoubleQuotes } from "./quoted-cell.ts";
import type { SourceLines } from "./source-lines.ts";

/** How far a quoted cell may go on over lines. */
const LONGEST_QUOTED = 20_000;

interface Field {
  readonly start: number;
  readonly end: number;
  /** In quotes, as a spreadsheet writes a cell that holds line breaks, tabs or quotes. */
  readonly quoted: boolean;
  /** Where it goes on in the lines below, of a row that is broken. */
  readonly rest?: readonly Range[];
}

interface Row {
  readonly fields: readonly Field[];
  /** The first line after the row. */
  readonly next: number;
}

interface Run {
  readonly line: number;
  readonly next: number;
  readonly rows: number;
  /** How many texts the fullest row has; 0 for a typed list. */
  readonly texts: number;
  /** How many cells the widest row has. */
  readonly width: number;
  /** Its rows stand one by one between blank lines. */
  readonly apart: boolean;
}

/** So many blank lines in a row end a table whose rows blank lines part. */
const MOST_BLANK = 3;

/**
 * The tables whose cells are cut by tabs. A run of lines with tabs is a table where a tab stands between two texts; a lone line of that kind is
 * one only in a text that has such runs, or with three texts in it. Lines of a bullet or number, a tab and a text are a typed list, no table.
 */
export class TabTables {
  readonly #lines: SourceLines;
  /** First line of a table -> the line after it. */
  readonly #tables = new Map<number, number>();
  readonly #broken: ReadonlyMap<number, number>;

  constructor(lines: SourceLines) {
    this.#lines = lines;
    this.#broken = lines.source.text.includes("\t") ? findBrokenRows(lines) : new Map();
    if (!lines.source.text.includes("\t")) return;
    const runs = this.#findRuns();
    const tabbed = runs.some((run) => run.texts >= 2 && run.rows > 1);
    for (const run of runs) if (run.texts > 2 || (run.texts === 2 && tabbed)) this.#tables.set(run.line, run.next);
  }

  /** The runs of rows; rows that blank lines part, one each, are a run where they are of the same width. */
  #findRuns(): Run[] {
    const runs: Run[] = [];
    let blank = 0;
    for (let line = 0; line < this.#lines.count; ) {
      const run = this.#readRun(line);
      const last = runs.at(-1);
      if (run.rows === 0) blank = this.#lines.isBlank(line) ? blank + 1 : MOST_BLANK;
      else if (last && blank < MOST_BLANK && run.rows === 1 && last.apart && run.width === last.width && run.texts >= 2)
        runs[runs.length - 1] = { ...last, rows: last.rows + 1, texts: Math.max(last.texts, run.texts), next: run.next };
      else runs.push(run);
      if (run.rows > 0) blank = 0;
      line = Math.max(run.next, line + 1);
    }
    return runs;
  }

  /** Reads the table that begins at the line, or null. A row of dashes is a rule. */
  read(first: number, readCell: CellReader): TableRead | null {
    const next = this.#tables.get(first);
    if (next === undefined) return null;
    const rows: TableRow[] = [];
    let columns = 0;
    let line = first;
    while (line < next && this.#lines.source.hasRoom) {
      if (this.#lines.isBlank(line)) {
        line += 1;
        continue;
      }
      const row = this.#readRow(line);
      if (this.#isRule(line)) this.#lines.source.mark(this.#lines.start(line), this.#lines.end(line));
      else {
        const page = this.#lines.page(line);
        const cells = row.fields.map(
          (field, column): Cell => ({ column, columnSpan: 1, rowSpan: 1, head: false, lines: this.#readField(field, page, readCell) }),
        );
        this.#lines.source.spend(cells.length);
        columns = Math.max(columns, cells.length);
        rows.push({ cells });
      }
      line = row.next;
    }
    return { block: rows.length === 0 ? null : { kind: "table", page: this.#lines.page(first), columns, rows }, next: line };
  }

  #readRun(first: number): Run {
    let line = first;
    let rows = 0;
    let texts = 0;
    let width = 0;
    let list = true;
    while (line < this.#lines.count && this.#isRow(line)) {
      const row = this.#readRow(line);
      const filled = row.fields.filter((field) => !this.#lines.source.isBlank(field.start, field.end));
      list &&= row.fields.length === 2 && filled.length === 2 && this.#isEnumerator(filled[0]);
      texts = Math.max(texts, filled.length);
      width = Math.max(width, row.fields.length);
      rows += 1;
      line = row.next;
    }
    return { line: first, next: line, rows, texts: list ? 0 : texts, width, apart: rows === 1 };
  }

  #isRow(line: number): boolean {
    const end = this.#lines.end(line);
    const ink = this.#lines.inkStart(line);
    if (ink === end) return false;
    if (this.#broken.has(line) || this.#lines.text(line).includes("\t")) return true;
    const quoted = this.#lines.start(line) === ink ? this.#findQuoted(ink) : null;
    return quoted !== null && this.#lines.source.text.charAt(quoted.end + 1) === "\t";
  }

  /** The row that begins at the line, its broken cells put together. */
  #readRow(first: number): Row {
    const row = this.#readLine(first);
    const next = this.#broken.get(first);
    if (next === undefined) return row;
    const fields = [...row.fields];
    for (let line = row.next; line < next; line += 1) {
      const [start, ...others] = this.#readLine(line).fields;
      const last = fields.pop();
      if (last && start) fields.push({ ...last, rest: [...(last.rest ?? []), start] });
      for (const field of others) fields.push(field);
    }
    return { fields, next };
  }

  #readLine(line: number): Row {
    const { text } = this.#lines.source;
    const fields: Field[] = [];
    let last = line;
    let start = this.#lines.start(line);
    for (;;) {
      const quoted = this.#findQuoted(start);
      if (quoted) {
        while (last + 1 < this.#lines.count && this.#lines.start(last + 1) <= quoted.end) last += 1;
        fields.push(quoted);
        start = quoted.end + 1;
      } else {
        const end = this.#lines.end(last);
        const tab = fields.length < MOST_COLUMNS ? indexOfWithin(text, "\t", start, end) : -1;
        fields.push({ start, end: tab < 0 ? end : tab, quoted: false });
        start = tab < 0 ? end : tab;
      }
      if (start >= this.#lines.end(last) || text.charAt(start) !== "\t") return { fields, next: last + 1 };
      start += 1;
    }
  }

  /** The quoted cell that begins at the offset and holds a line break, a tab or a quote; others are only words in quotes. */
  #findQuoted(start: number): Field | null {
    const { text } = this.#lines.source;
    if (text.charAt(start) !== '"') return null;
    let at = start + 1;
    for (; at - start < LONGEST_QUOTED; at += 2) {
      at = text.indexOf('"', at);
      if (at < 0 || at - start >= LONGEST_QUOTED) return null;
      if (text.charAt(at + 1) !== '"') break;
    }
    const inside = text.slice(start + 1, at);
    return /^[\t\r\n]?$/u.test(text.charAt(at + 1)) && /[\t\r\n"]/u.test(inside) ? { start: start + 1, end: at, quoted: true } : null;
  }

  #readField(field: Field, page: number, readCell: CellReader): Cell["lines"] {
    const { source } = this.#lines;
    if (!field.quoted) return this.#readBroken(field, page, readCell);
    source.mark(field.start - 1, field.start);
    source.mark(field.end, field.end + 1);
    const lines = splitQuoted(source.text, field.start, field.end).flatMap((line) => readCell(line.start, line.end, page));
    return lines.map((line) => ({ ...line, text: undoubleQuotes(source, line.text) }));
  }

  #readBroken(field: Field, page: number, readCell: CellReader): Cell["lines"] {
    const lines = [...readCell(field.start, field.end, page)];
    for (const { start, end } of field.rest ?? []) {
      const [first, ...others] = readCell(start, end, page);
      const last = lines.pop();
      const whole = last && first ? { ...last, text: joinText([last.text, first.text]) } : (last ?? first);
      if (whole) lines.push(whole);
      for (const line of others) lines.push(line);
    }
    return lines;
  }

  #isRule(line: number): boolean {
    const text = this.#lines.text(line);
    return /^[\s:=_-]+$/u.test(text) && /[=_-]{3}/u.test(text);
  }

  #isEnumerator(field: Field | undefined): boolean {
    const text = field ? this.#lines.source.text.slice(field.start, Math.min(field.end, field.start + 12)).trim() : "";
    return readEnumerator(`${text} `)?.mark === text;
  }
}

function indexOfWithin(text: string, wanted: string, start: number, end: number): number {
  const at = text.slice(start, end).indexOf(wanted);
  return at < 0 ? -1 : start + at;
}

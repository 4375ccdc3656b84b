import type { Block, Cell, CellLine, Line, Table, TableRow } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import { addAll } from "../add-all.ts";
import { runningLines } from "../running-lines.ts";
import { joinText, markOf, widthOf } from "./joining.ts";
import { readLabel } from "./label.ts";
import { readNodeHeading } from "./node-heading.ts";
import { kindOfHeads } from "./table-kind.ts";
import { namesActor } from "./words.ts";

/** A part of a line with white space of a gutter's width around it. */
interface Part {
  /** In half-width columns from the left margin. */
  readonly at: number;
  readonly text: Passage;
}

const GUTTER = /[ \t]{2,}|\u3000[ \t\u3000]+|[ \t]\u3000[ \t\u3000]*/gu;
/** How far a part may stand beside its column's head: brackets that hang over the margins of cells shift what stands behind them. */
const SLACK = 4;
/** Running titles and page numbers between the two halves of a table. */
const BETWEEN_PAGES = 5;
/** How far before the margin a full part may end: a character that may not end a line, a Latin word. */
const RAGGED = 4;
/** A row is never higher. */
const HIGHEST = 60;

/** Puts the tables of a kept layout together again, whose parts stand under the heads of their columns with wide gaps between. Other blocks stay as they are. */
export function layTables(blocks: readonly Block[]): readonly Block[] {
  const laid: Block[] = [];
  const running = runningLines(blocks);
  let at = 0;
  while (at < blocks.length) {
    const block = blocks[at];
    const table = isHead(blocks, at) ? new LaidTable(blocks, at, running).read() : null;
    if (table) {
      laid.push(table.table, ...table.between);
      at = table.next;
    } else {
      if (block) laid.push(block);
      at += 1;
    }
  }
  return laid;
}

class LaidTable {
  readonly #blocks: readonly Block[];
  readonly #from: number;
  readonly #running: ReadonlySet<Line>;
  readonly #columns: readonly number[];
  readonly #rows: Map<number, Passage[]>[] = [];
  /** Of the last column's parts. */
  #widest = 0;

  constructor(blocks: readonly Block[], from: number, running: ReadonlySet<Line>) {
    this.#blocks = blocks;
    this.#from = from;
    this.#running = running;
    const head = blocks[from];
    this.#columns = head?.kind === "line" ? partsOf(head).map(({ at }) => at) : [];
  }

  /** Null where no row stands under the heads. */
  read(): { table: Table; between: Block[]; next: number } | null {
    const between: Block[] = [];
    let at = this.#from;
    let height = 0;
    /** The first line of the table behind a page break. */
    let turnedTo = -1;
    let before: ReadonlyMap<number, Passage> = new Map();
    for (; at < this.#blocks.length; at += 1) {
      const block = this.#blocks[at];
      if (block?.kind !== "line") break;
      if (this.#rows.length > 1 && isHead(this.#blocks, at)) break;
      const cells = this.#cellsOf(at === turnedTo ? { ...block, gapBefore: false } : block, at);
      if (!cells) {
        const skipped = this.#skipPage(at);
        if (skipped === null) break;
        addAll(between, this.#blocks.slice(at, skipped));
        turnedTo = skipped;
        at = skipped - 1;
        continue;
      }
      height += 1;
      this.#widest = Math.max(this.#widest, widthOf(cells.get(this.#columns.length - 1)?.text ?? ""));
      if (at === this.#from || this.#opensRow(cells, before)) {
        this.#rows.push(new Map());
        height = 0;
      }
      if (height > HIGHEST) break;
      before = cells;
      for (const [column, text] of cells) {
        const cell = this.#rows.at(-1)?.get(column);
        if (cell) cell.push(text);
        else this.#rows.at(-1)?.set(column, [text]);
      }
    }
    if (this.#rows.length < 2) return null;
    const page = this.#blocks[this.#from]?.page ?? 1;
    return { table: { kind: "table", page, columns: this.#columns.length, rows: this.#rows.map(rowOf) }, between, next: at };
  }

  /** The parts of a line by the column that they stand in; null for a line that is none of the table's. */
  #cellsOf(line: Line, at: number): Map<number, Passage> | null {
    const cells = new Map<number, Passage>();
    for (const part of partsOf(line)) {
      const column = nearest(this.#columns, part.at);
      if (column < 0 || cells.has(column)) return null;
      cells.set(column, part.text);
    }
    if (cells.size > 1 || at === this.#from) return cells;
    const [only] = cells;
    if (!only || line.gapBefore) return null;
    const width = (this.#columns[only[0] + 1] ?? Number.POSITIVE_INFINITY) - (this.#columns[only[0]] ?? 0);
    if (widthOf(only[1].text) > width) return null;
    return only[0] === 0 && (readNodeHeading(only[1]) || readLabel(only[1], "text")?.mark) ? null : cells;
  }

  /**
   * A row begins where a cell of the row above had ended: its last part did not fill the column, or nothing stood there on the line before. Bullets,
   * and remarks in brackets, go on with a cell that had ended.
   */
  #opensRow(cells: ReadonlyMap<number, Passage>, before: ReadonlyMap<number, Passage>): boolean {
    const row = this.#rows.at(-1);
    return [...cells].some(([column, { text }]) => {
      const parts = row?.get(column);
      if (column === 0 && namesActor(text) && namesActor(parts?.map((part) => part.text).join("") ?? "")) return true;
      if (isOpen(parts) || /^[(（]/u.test(text)) return false;
      const bulleted = markOf(text)?.kind === "bullet" || (parts?.some((part) => markOf(part.text)?.kind === "bullet") ?? false);
      if (markOf(text)?.kind === "bullet" && parts?.every((part) => markOf(part.text)?.kind !== "bullet")) return true;
      if (bulleted) return parts !== undefined && !before.has(column);
      if (column > 0 && parts === undefined && row !== undefined && row.size > 0)
        return before.size > 0 && !before.has(column) && cells.size > 1;
      const last = before.get(column);
      return parts !== undefined && (last === undefined || !this.#fills(column, last.text));
    });
  }

  #fills(column: number, text: string): boolean {
    const width = this.#widthOf(column);
    return widthOf(text) >= width - Math.min(RAGGED, Math.floor(width / 4));
  }

  #widthOf(column: number): number {
    const next = this.#columns[column + 1];
    return next === undefined ? this.#widest : next - (this.#columns[column] ?? 0) - 2;
  }

  /** Where the table goes on behind a page break; null where it does not. */
  #skipPage(at: number): number | null {
    for (let next = at; next < Math.min(this.#blocks.length, at + BETWEEN_PAGES); next += 1) {
      const block = this.#blocks[next];
      if (block?.kind !== "line") return null;
      if (this.#running.has(block)) continue;
      const turned = block.page !== this.#blocks[at - 1]?.page;
      const cells = turned ? this.#cellsOf({ ...block, gapBefore: false }, next) : null;
      return cells && (cells.size > 1 || !cells.has(0)) ? next : null;
    }
    return null;
  }
}

/** Whether heads of columns stand there, in one line or broken over two or three. */
function isHead(blocks: readonly Block[], at: number): boolean {
  const [line, ...below] = blocks.slice(at, at + 3);
  if (line?.kind !== "line" || line.text.length > 240) return false;
  const parts = partsOf(line);
  if (parts.length < 2) return false;
  const heads = parts.map(({ text }) => text.text);
  if (kindOfHeads(heads.join(" "))) return true;
  for (const next of below) {
    if (next.kind !== "line" || next.gapBefore) return false;
    for (const part of partsOf(next)) {
      const column = nearest(
        parts.map(({ at: start }) => start),
        part.at,
      );
      if (column < 0) return false;
      heads[column] += part.text.text;
    }
    if (kindOfHeads(heads.join(" "))) return true;
  }
  return false;
}

/** Index of the column that begins next to a place; -1 where none is near. */
function nearest(starts: readonly number[], at: number): number {
  let best = -1;
  for (const [i, start] of starts.entries()) {
    const distance = Math.abs(start - at);
    if (distance <= SLACK && (best < 0 || distance < Math.abs((starts[best] ?? 0) - at))) best = i;
  }
  return best;
}

function partsOf(line: Line): Part[] {
  const parts: Part[] = [];
  let from = 0;
  let at = line.indent;
  const add = (to: number): void => {
    const text = line.text.slice(from, to);
    if (!text.isBlank) parts.push({ at, text });
    at += widthOf(text.text);
  };
  for (const match of line.text.text.matchAll(GUTTER)) {
    add(match.index);
    at += widthOf(match[0]);
    from = match.index + match[0].length;
  }
  add(line.text.length);
  return parts;
}

/** Whether a cell breaks off within brackets: 9（令和 / 5年度）. */
function isOpen(parts: readonly Passage[] | undefined): boolean {
  const text = parts?.map((part) => part.text).join("") ?? "";
  return (text.match(/[(（]/gu)?.length ?? 0) > (text.match(/[)）]/gu)?.length ?? 0);
}

function rowOf(cells: ReadonlyMap<number, readonly Passage[]>): TableRow {
  return {
    cells: [...cells]
      .sort(([a], [b]) => a - b)
      .map(([column, parts]): Cell => ({ column, columnSpan: 1, rowSpan: 1, head: false, lines: linesOf(parts) })),
  };
}

/** A bullet opens a line of the cell, other parts go on with the line above. Where the cell begins with one, only its like are bullets. */
function linesOf(parts: readonly Passage[]): CellLine[] {
  const glyph = markOf(parts[0]?.text ?? "")?.mark ?? null;
  const lines: Passage[][] = [];
  for (const part of parts) {
    const mark = markOf(part.text);
    if (lines.length === 0 || (mark?.kind === "bullet" && (glyph === null || mark.mark === glyph))) lines.push([part]);
    else lines.at(-1)?.push(part);
  }
  return lines.map((line) => ({ text: joinText(line), item: false }));
}

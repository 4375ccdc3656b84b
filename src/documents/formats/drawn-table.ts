import { readEnumerator } from "../../domain/wording/enumerator.ts";
import { joinText, widthOf } from "../broken-text.ts";
import type { Cell, CellLine, TableRow } from "../document.ts";
import type { Passage } from "../passage.ts";
import { type DrawnLine, type DrawnPiece, drawnWidth, isDrawn, readDrawnLine } from "./drawn-line.ts";
import type { CellReader, TableRead } from "./pipe-table.ts";
import type { SourceLines } from "./source-lines.ts";

/** How far below its first line a table shows that it has two columns: a title over all of them may come first. */
const LOOK_AHEAD = 6;

/** Sections in charge stand one under the other, each as wide as the cell. */
const DIVISION = /^\S{1,12}[課室局係]$/u;

/**
 * Reads the table that is drawn with characters (┌─┬┐│ or +---+ and |) and begins at the line, or null. Rules part the rows, a rule that leaves a column out lets its
 * cell go on; where no rules stand between the rows, a row ends where a cell ended before its side. What is drawn becomes markup.
 */
export function readDrawnTable(lines: SourceLines, first: number, readCell: CellReader): TableRead | null {
  if (!beginsTable(lines, first)) return null;
  const drawn: DrawnLine[] = [];
  for (let line = first; line < lines.count; line += 1) {
    const read = readDrawnLine(lines, line);
    if (!read) break;
    drawn.push(read);
  }
  const table = new DrawnTable(lines, drawn, readCell);
  const rows = table.read();
  const next = first + drawn.length;
  return { block: rows.length === 0 ? null : { kind: "table", page: lines.page(first), columns: table.columns, rows }, next };
}

/** Typed sides (|) are those of a pipe table where no rule of +---+ stands over them. */
function beginsTable(lines: SourceLines, first: number): boolean {
  const opening = readDrawnLine(lines, first);
  if (!opening) return false;
  const char = lines.source.text.charAt(lines.inkStart(first));
  const typed = !isDrawn(char) && char !== "｜";
  if (typed && !(opening.isRule && char === "+")) return false;
  let texts = 0;
  for (let line = first; line < Math.min(lines.count, first + LOOK_AHEAD); line += 1) {
    const read = readDrawnLine(lines, line);
    if (!read) return false;
    if (!read.isRule) texts += 1;
    if (!read.isRule && read.pieces.length > 1) return opening.isRule || texts > 1 || readDrawnLine(lines, line + 1) !== null;
  }
  return false;
}

interface OpenCell {
  readonly column: number;
  readonly columnSpan: number;
  rowSpan: number;
  /** The parts of each of its lines. */
  readonly lines: { readonly item: boolean; readonly parts: Passage[] }[];
  /** The piece that it was last given, and on which line. */
  last: DrawnPiece | null;
  line: number;
}

const toLine = ({ item, parts }: OpenCell["lines"][number]): CellLine => ({ item, text: joinText(parts) });

class DrawnTable {
  readonly #lines: SourceLines;
  readonly #drawn: readonly DrawnLine[];
  readonly #readCell: CellReader;
  /** Where each column begins, in half-width columns. */
  readonly #starts: readonly number[];
  readonly #ruleWidth: 1 | 2;
  readonly #rows: OpenCell[][] = [];
  readonly #open: (OpenCell | null)[];
  readonly columns: number;

  constructor(lines: SourceLines, drawn: readonly DrawnLine[], readCell: CellReader) {
    this.#lines = lines;
    this.#drawn = drawn;
    this.#readCell = readCell;
    this.columns = drawn.reduce((most, { pieces }) => Math.max(most, pieces.length), 1);
    const widest =
      drawn.find(({ pieces, isRule }) => pieces.length === this.columns && !isRule) ??
      drawn.find(({ pieces }) => pieces.length === this.columns);
    const rule = drawn.find(({ isRule }) => isRule);
    this.#ruleWidth = rule && widest && widest !== rule && this.#gap(widest, rule, 1) < this.#gap(widest, rule, 2) ? 1 : 2;
    this.#starts = widest ? this.#startsOf(widest) : [0];
    this.#open = Array.from({ length: this.columns }, () => null);
  }

  read(): TableRow[] {
    const ruled = this.#isRuled();
    let pending = true;
    for (const drawn of this.#drawn) {
      this.#markLine(drawn);
      if (!this.#lines.source.hasRoom) {
        for (const piece of drawn.pieces) if (piece.kind === "text") this.#put(piece, 0, this.columns, drawn.line);
        continue;
      }
      const placed = this.#place(drawn);
      if (!drawn.isRule && !ruled && !pending && this.#opensRow(placed, drawn.line)) {
        this.#open.fill(null);
        pending = true;
      }
      const ends = placed.some(({ piece }) => piece.kind === "rule");
      if (drawn.isRule || ends) {
        pending = true;
        for (const { piece, column, span } of placed) if (piece.kind === "rule") this.#open.fill(null, column, column + span);
        if (drawn.isRule) continue;
      }
      if (pending && this.#takesRow(placed)) {
        this.#rows.push([]);
        pending = false;
        for (const cell of new Set(this.#open)) if (cell) cell.rowSpan += 1;
      }
      for (const { piece, column, span } of placed) if (piece.kind !== "rule") this.#put(piece, column, span, drawn.line);
    }
    return this.#rows.map((cells) => ({
      cells: cells
        .sort((a, b) => a.column - b.column)
        .map(({ column, columnSpan, rowSpan, lines }): Cell => ({ column, columnSpan, rowSpan, head: false, lines: lines.map(toLine) })),
    }));
  }

  /** Whether rules part the rows below the heads. */
  #isRuled(): boolean {
    const texts = this.#drawn.flatMap(({ isRule }, i) => (isRule ? [] : [i]));
    const [from, to] = [texts[0] ?? 0, texts.at(-1) ?? 0];
    const inner = this.#drawn.filter(({ pieces }, i) => i > from && i < to && pieces.some(({ kind }) => kind === "rule")).length;
    return inner > 1;
  }

  /** A line of only a rule and text beside it goes on with the cells that stay open. */
  #takesRow(placed: readonly Placed[]): boolean {
    return placed.some(({ piece, column }) => piece.kind !== "rule" && !this.#open[column]);
  }

  #put(piece: DrawnPiece, column: number, columnSpan: number, line: number): void {
    let cell = this.#open[column] ?? null;
    if (!cell) {
      cell = { column, columnSpan, rowSpan: 1, lines: [], last: null, line };
      if (this.#rows.length === 0) this.#rows.push([]);
      this.#rows.at(-1)?.push(cell);
      this.#open.fill(cell, column, column + columnSpan);
      this.#lines.source.spend(1);
    }
    if (piece.kind !== "text") return;
    const [first, ...others] = this.#readCell(piece.start, piece.end, this.#lines.page(line));
    const goesOn = cell.last !== null && cell.line === line - 1 && first !== undefined && this.#goesOn(cell.last, first.text.text);
    const open = goesOn ? cell.lines.at(-1) : undefined;
    if (first && open) open.parts.push(first.text);
    else if (first) cell.lines.push({ item: first.item, parts: [first.text] });
    for (const { item, text } of others) cell.lines.push({ item, parts: [text] });
    cell.last = piece;
    cell.line = line;
  }

  /** Whether the text would not have fitted into its cell with the next word. */
  #goesOn(piece: DrawnPiece, next: string): boolean {
    const text = this.#lines.source.text.slice(piece.start, piece.end);
    const said = text.trim();
    if (/^[、。，．）)」』ーっゃゅょッャュョ]/u.test(next)) return true;
    if (readEnumerator(next) !== null || (DIVISION.test(said) && DIVISION.test(next))) return false;
    const word = /^(?:[\dA-Za-z,.%０-９，．％]+|.)/u.exec(next)?.[0] ?? "";
    return widthOf(said) + widthOf(word) > widthOf(text) - 2;
  }

  /** Where no rules part the rows: a cell had ended before its side, and no sentence of another goes on beside an empty first cell. */
  #opensRow(placed: readonly Placed[], line: number): boolean {
    const states = placed.map(({ piece, column }) => {
      const cell = this.#open[column];
      if (piece.kind !== "text" || !cell?.last) return "silent";
      const text = this.#lines.source.text.slice(piece.start, piece.end).trim();
      if (/^[(（[［]/u.test(text)) return "silent";
      return cell.line === line - 1 && this.#goesOn(cell.last, text) ? "on" : "ended";
    });
    const headed = placed[0]?.piece.kind === "text";
    return states.includes("ended") && (headed || !states.includes("on"));
  }

  /** The pieces of a line with the columns that they stand in. */
  #place(drawn: DrawnLine): Placed[] {
    const { pieces } = drawn;
    if (pieces.length === this.columns) return pieces.map((piece, column) => ({ piece, column, span: 1 }));
    const starts = this.#startsOf(drawn);
    const columns: number[] = [];
    for (const i of pieces.keys()) {
      const least = (columns.at(-1) ?? -1) + 1;
      const most = this.columns - (pieces.length - i);
      columns.push(i === 0 ? 0 : Math.min(most, Math.max(least, this.#nearest(starts[i] ?? 0))));
    }
    return pieces.map((piece, i) => {
      const column = columns[i] ?? 0;
      return { piece, column, span: (columns[i + 1] ?? this.columns) - column };
    });
  }

  #nearest(at: number): number {
    let best = 0;
    for (const [i, start] of this.#starts.entries()) if (Math.abs(start - at) < Math.abs((this.#starts[best] ?? 0) - at)) best = i;
    return best;
  }

  /** Where each piece of a line begins, in half-width columns. */
  #startsOf({ line, pieces }: DrawnLine): number[] {
    const { text } = this.#lines.source;
    let from = this.#lines.start(line);
    let width = 0;
    return pieces.map(({ start }) => {
      width += drawnWidth(text.slice(from, start), this.#ruleWidth);
      from = start;
      return width;
    });
  }

  #gap(one: DrawnLine, other: DrawnLine, rule: 1 | 2): number {
    return Math.abs(drawnWidth(this.#lines.text(one.line).trim(), rule) - drawnWidth(this.#lines.text(other.line).trim(), rule));
  }

  /** What is drawn is markup; the texts between are not. */
  #markLine({ line, pieces }: DrawnLine): void {
    const { source } = this.#lines;
    let from = this.#lines.start(line);
    for (const { start, end, kind } of pieces) {
      source.mark(from, start);
      if (kind === "rule") source.mark(start, end);
      from = end;
    }
    source.mark(from, this.#lines.end(line));
  }
}

interface Placed {
  readonly piece: DrawnPiece;
  readonly column: number;
  readonly span: number;
}

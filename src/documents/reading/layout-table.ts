import type { Block, Cell, CellLine, Line, Table, TableRow } from "../document.ts";
import { Passage } from "../passage.ts";
import { addAll } from "./add-all.ts";
import { CountedRows } from "./counted-rows.ts";
import { isNumber } from "./goals/numbers.ts";
import { areHeads, type IsLabel } from "./laid-heads.ts";
import { endsSentence, joinText, markOf, widthOf } from "./plan/joining.ts";
import { runningLines } from "./running-lines.ts";

/** A stretch of a line with white space of a gutter's width around it. */
interface Segment {
  /** In half-width columns from the left margin. */
  readonly at: number;
  readonly text: Passage;
}

interface LaidLine {
  readonly line: Line;
  readonly segments: readonly Segment[];
}

/**
 * Puts the tables of a text whose layout was kept (pdftotext -layout) together again: lines whose parts stand in columns become the rows and cells of a
 * table, page breaks aside. Blocks that are no such lines stay as they are.
 *
 * A row begins where the first column holds a number, where it holds text again after a pause, where its label is whole, and where a line holds
 * several heads. Rows whose label is set in the middle of their height cannot be told, and stay one with their neighbours.
 */
export function layoutTables(blocks: readonly Block[], isLabel: IsLabel): readonly Block[] {
  const running = runningLines(blocks);
  const out: Block[] = [];
  let run: LaidLine[] = [];
  let aside: Block[] = [];
  const flush = () => {
    if (run.length > 0) addAll(out, isTable(run) ? [tableOf(run, isLabel)] : run.map(({ line }) => line));
    addAll(out, aside);
    run = [];
    aside = [];
  };
  for (const block of blocks) {
    if (block.kind !== "line") {
      flush();
      out.push(block);
    } else if (running.has(block)) (run.length > 0 ? aside : out).push(block);
    else {
      const laid = { line: block, segments: segmentsOf(block) };
      if (!belongs(laid, run)) flush();
      if (run.length > 0 || laid.segments.length > 1) run.push(laid);
      else out.push(block);
    }
  }
  flush();
  return out;
}

const GUTTER = /(?:[ \t]{2,}|\u3000[ \t\u3000]+|[ \t]\u3000[ \t\u3000]*)(?![ \t\u3000]*[:：])/gu;

function segmentsOf(line: Line): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  let at = line.indent;
  const add = (to: number) => {
    const text = line.text.slice(from, to);
    if (!text.isBlank) segments.push({ at, text });
    at += widthOf(text.text);
  };
  for (const match of line.text.text.matchAll(GUTTER)) {
    add(match.index);
    at += widthOf(match[0]);
    from = match.index + match[0].length;
  }
  add(line.text.length);
  return segments;
}

/** A line that stands in one column goes on with a run where that column is one of the run's, and no gap parts them on the same page. */
function belongs({ line, segments }: LaidLine, run: readonly LaidLine[]): boolean {
  const last = run.at(-1);
  if (!last) return true;
  const apart = line.gapBefore && line.page === last.line.page;
  if (segments.length > 1)
    return !apart || run.slice(-LOOK_BACK).some((other) => other.segments.some(({ at }) => segments.slice(1).some((own) => own.at === at)));
  const [only] = segments;
  if (!only || apart) return false;
  const first = last.segments.length > 1 ? last.segments[1] : undefined;
  if (only.at === 0 && first && widthOf(only.text.text) > first.at) return false;
  if (only.at === 0 && line.gapBefore && markOf(only.text.text)?.kind === "dotted") return false;
  if (last.segments.some(({ at, text }) => only.at > at && only.at - at <= OVERHANG && markOf(text.text) !== null)) return true;
  return run.slice(-LOOK_BACK).some((other) => other.segments.some(({ at }) => Math.abs(at - only.at) <= 1));
}

const LOOK_BACK = 60;

/** One line in two parts is a title with a date; a table has more. */
const isTable = (run: readonly LaidLine[]): boolean => run.filter(({ segments }) => segments.length > 1).length > 1;

function tableOf(run: readonly LaidLine[], isLabel: IsLabel): Table {
  const columns = new LaidColumns(run);
  const rows: LaidRow[] = [];
  const counted = new CountedRows();
  let held: string | null = null;
  let labelled = false;
  let headed = false;
  for (const [number, { line, segments }] of run.entries()) {
    const placed = columns.place(segments, number);
    const row = rows.at(-1);
    const first = placed[0]?.column === 0 ? placed[0].text.text : null;
    const heads = first === null && areHeads(segments, isLabel);
    const goesOn = headed && row !== undefined && !row.isAll(isLabel);
    const opens: boolean =
      first === null
        ? (heads && !goesOn) || counted.opensRow(placed, headed && (row?.isAll(isLabel) ?? false))
        : held === null || labelled || isNumber(first) || (segments.length > 1 && (line.gapBefore || isApart(first, held, isLabel)));
    let current = row;
    if (!current || opens) {
      current = new LaidRow();
      rows.push(current);
      held = null;
      headed = heads;
    }
    if (first !== null) held = (held ?? "") + first;
    else if (!heads) held = null;
    labelled = held !== null && (isLabel(held) || isNumber(held));
    current.add(placed);
    counted.take(placed, opens);
  }
  const widths = sureWidths(rows);
  return { kind: "table", page: run[0]?.line.page ?? 1, columns: columns.count, rows: rows.map((row) => row.row(widths, isLabel)) };
}

/** In 現状と / 課題 the whole label below is the rest of the one above. */
const isApart = (first: string, held: string, isLabel: IsLabel): boolean => isLabel(first) && !isLabel(held + first);

interface Placed extends Segment {
  readonly column: number;
  /** The line that it stands on, in the order of the run. */
  readonly line: number;
  /** Up to where the next column begins; endless for the last. */
  readonly room: number;
  /** White space that the layout put in front of a part: it stood in the text. */
  readonly indented: boolean;
}

/** The columns of a run: where parts of its lines begin. */
class LaidColumns {
  readonly #starts = new Map<number, { readonly column: number; readonly at: number }>();
  readonly #begins: number[] = [];
  readonly count: number;

  constructor(run: readonly LaidLine[]) {
    const counts = new Map<number, number>();
    for (const { segments } of run) for (const { at } of segments) counts.set(at, (counts.get(at) ?? 0) + 1);
    let column = -1;
    let start = 0;
    let before = Number.NEGATIVE_INFINITY;
    let support = 0;
    for (const [at, count] of [...counts].sort(([a], [b]) => a - b)) {
      const same = at - before <= 1 || (at - start <= OVERHANG && count * 3 <= support);
      if (!same) {
        column += 1;
        start = at;
        support = 0;
        this.#begins.push(at);
      }
      this.#starts.set(at, { column, at: start });
      support += count;
      before = at;
    }
    this.count = column + 1;
  }

  place(segments: readonly Segment[], line: number): Placed[] {
    const placed: Placed[] = [];
    for (const segment of segments) {
      const start = this.#starts.get(segment.at) ?? { column: 0, at: 0 };
      const column = Math.max(start.column, (placed.at(-1)?.column ?? -1) + 1);
      const room = (this.#begins[column + 1] ?? Number.POSITIVE_INFINITY) - segment.at;
      placed.push({ ...segment, column, line, room, indented: segment.at - start.at === 1 });
    }
    return placed;
  }
}

/** A full stop that hangs over the margin shifts what stands behind it by its width; what goes on below a mark, (1) …, stands behind its width. */
const OVERHANG = 4;

class LaidRow {
  readonly #cells = new Map<number, Placed[]>();

  add(placed: readonly Placed[]): void {
    for (const part of placed) {
      const cell = this.#cells.get(part.column);
      if (cell) cell.push(part);
      else this.#cells.set(part.column, [part]);
    }
  }

  isAll(isLabel: IsLabel): boolean {
    return [...this.#cells.values()].every((parts) => isLabel(parts.map(({ text }) => text.text).join("")));
  }

  get cells(): ReadonlyMap<number, readonly Placed[]> {
    return this.#cells;
  }

  row(sure: ReadonlyMap<number, readonly number[]>, isLabel: IsLabel): TableRow {
    const cells = [...this.#cells].sort(([a], [b]) => a - b);
    const listed = cells.find(([, parts]) => parts.length > 1 && parts.every(({ text }) => markOf(text.text) !== null))?.[1] ?? [];
    return {
      cells: cells.map(([column, parts]): Cell => {
        const paired = parts.length === listed.length && parts.every(({ line }, i) => line === listed[i]?.line);
        const lines = linesOf(parts, { width: cellWidth(parts, sure.get(column) ?? []), paired }, isLabel);
        return { column, columnSpan: 1, rowSpan: 1, head: false, lines };
      }),
    };
  }
}

/** So many parts show how wide their cell is. */
const SURE_PARTS = 3;

/**
 * How wide the cells of each column are, as far as cells of several parts, and the widest of all, show it; ascending. A column may hold narrow cells and
 * merged ones.
 */
function sureWidths(rows: readonly LaidRow[]): ReadonlyMap<number, readonly number[]> {
  const widths = new Map<number, Set<number>>();
  const widest = new Map<number, number>();
  for (const { cells } of rows)
    for (const [column, parts] of cells) {
      const own = ownWidth(parts);
      if (parts.length >= SURE_PARTS) widths.set(column, (widths.get(column) ?? new Set()).add(own));
      widest.set(column, Math.max(own, widest.get(column) ?? 0));
    }
  return new Map([...widest].map(([column, most]) => [column, [...(widths.get(column) ?? []), most].sort((a, b) => a - b)]));
}

/** The width of a cell: its own where it has parts enough, else the next that the column's other cells show. */
function cellWidth(parts: readonly Placed[], sure: readonly number[]): number {
  const own = ownWidth(parts);
  return parts.length >= SURE_PARTS ? own : (sure.find((width) => width >= own - 2) ?? own);
}

interface CellShape {
  readonly width: number;
  /** Each part stands on the line of an item of a list in the same row: 3月 beside ・…, 9月 beside ・…. */
  readonly paired: boolean;
}

/** A part that the layout broke fills so much of its column. */
const FILLED = 0.7;

/** The lines of a cell as its author broke them: a part that fills the cell's width is broken by the layout, a mark in front opens a line. */
function linesOf(parts: readonly Placed[], { width, paired }: CellShape, isLabel: IsLabel): CellLine[] {
  const isFull = (part: Placed | undefined) => {
    const own = widthOf(part?.text.text ?? "");
    return part !== undefined && own >= width - 2 && !(paired && (part.room === Number.POSITIVE_INFINITY || own < part.room * FILLED));
  };
  const glyphs = sureBullets(parts, isFull);
  const lines: Passage[][] = [];
  for (const [i, part] of parts.entries()) {
    const before = parts[i - 1];
    const mark = markOf(part.text.text);
    // ・ in front of a line may be the dot in まち・ひと, where the cell has no other bullets.
    const opens = mark !== null && (mark.kind !== "bullet" || !isFull(before) || glyphs.has(mark.mark));
    const counted = NUMBERED.test(part.text.text) && parts.slice(0, i).some(({ text }) => NUMBERED.test(text.text));
    const heads = NUMBERED.test(parts[i + 1]?.text.text ?? "") && isLabel(part.text.text);
    if (before && isFull(before) && !opens && !counted && !heads && !endsSentence(before.text.text))
      lines.at(-1)?.push(...(part.indented ? [SPACE] : []), part.text);
    else lines.push([part.text]);
  }
  return lines.map((line) => ({ text: joinText(line), item: false }));
}

/** 12 水辺の保全: below another such line it opens one of its own, though the one before filled the cell. */
const NUMBERED = /^[0-9０-９]{1,3}(?:[-－][0-9０-９①-⑳]{1,3}){0,3}[ \u3000][^\s0-9０-９]/u;
const SPACE = Passage.traced(" ", [-1]);

/** As wide as most of a cell's wider parts; single ones may hang over. */
function ownWidth(parts: readonly Placed[]): number {
  const widths = parts.map(({ text }) => widthOf(text.text)).sort((a, b) => b - a);
  return widths[Math.floor(widths.length / 5)] ?? 0;
}

/** Glyphs that stand as bullets where nothing else can be meant: in front of the cell, behind an unfilled part, or inside a part behind white space. */
function sureBullets(parts: readonly Placed[], isFull: (part: Placed | undefined) => boolean): ReadonlySet<string> {
  const glyphs = new Set<string>();
  for (const [i, { text }] of parts.entries()) {
    const mark = markOf(text.text);
    if (mark?.kind === "bullet" && !isFull(parts[i - 1])) glyphs.add(mark.mark);
    for (const [, glyph] of text.text.matchAll(/[\s①-⑳)）]([・●○◆■□◇])/gu)) if (glyph) glyphs.add(glyph);
  }
  return glyphs;
}

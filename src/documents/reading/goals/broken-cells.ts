import { readPeriod } from "../../../domain/calendar/period.ts";
import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import type { CellLine, Line } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import type { ColumnField } from "../labels.ts";
import { joinText, widthOf } from "../plan/joining.ts";
import { saysNothing } from "../tables.ts";
import { spaceBetween } from "./broken-labels.ts";

/** A stretch of a row without white space in it. */
export interface Piece {
  readonly text: Passage;
  readonly line: Line;
  /** It opens its line. */
  readonly opens: boolean;
}

/** A row has no more pieces: a longer one is no row of a table. */
export const PIECES_AT_MOST = 90;
const PIECES_OF_A_CELL = 40;
/** Nothing but a lack of anything better makes such a cell. */
const UNLIKELY = 5;

/**
 * The pieces of a row as the cells of its columns, left to right, empty where a column has none: the way to part them in which what stands in each cell fits its
 * column best, and the lines of each cell are as wide as each other.
 */
export function partCells(pieces: readonly Piece[], fields: readonly ColumnField[]): CellLine[][] {
  const count = pieces.length;
  const looks = new Map<number, Look>();
  const lookAt = (from: number, to: number): Look => {
    const key = from * (count + 1) + to;
    const known = looks.get(key) ?? look(pieces.slice(from, to));
    looks.set(key, known);
    return known;
  };
  const best: { cost: number; from: number }[][] = [[{ cost: 0, from: 0 }]];
  for (const [column, field] of fields.entries()) {
    const before = best[column] ?? [];
    const row: { cost: number; from: number }[] = [];
    for (let to = 0; to <= count; to += 1)
      for (let from = Math.max(0, to - PIECES_OF_A_CELL); from <= to; from += 1) {
        const known = before[from];
        if (!known) continue;
        const cost = known.cost + costOf(lookAt(from, to), field);
        if (cost < (row[to]?.cost ?? Number.POSITIVE_INFINITY)) row[to] = { cost, from };
      }
    best.push(row);
  }
  const cells: CellLine[][] = [];
  let to = count;
  for (let column = fields.length; column > 0; column -= 1) {
    const from = best[column]?.[to]?.from ?? 0;
    cells.unshift(linesOf(pieces.slice(from, to)));
    to = from;
  }
  return cells;
}

/** The pieces as lines: a mark in front of a line opens one, what the conversion broke is joined. */
function linesOf(pieces: readonly Piece[]): CellLine[] {
  const lines: Passage[][] = [];
  for (const [i, piece] of pieces.entries()) {
    const open = lines.at(-1);
    const before = pieces[i - 1];
    const marked = readEnumerator(piece.text.text) !== null && piece.text.length > 1;
    if (!open || (piece.opens && marked)) lines.push([piece.text]);
    else if (before && !piece.opens) open.push(spaceBetween(piece.line, before.text, piece.text), piece.text);
    else open.push(piece.text);
  }
  return lines.map((parts) => ({ text: joinText(parts), item: false }));
}

/** What there is to be seen of a stretch of pieces, whatever column it stands in. */
interface Look {
  readonly length: number;
  readonly says: "nothing" | "period" | "glyph" | "text";
  readonly figures: boolean;
  readonly opensWithFigure: boolean;
  readonly opensWithMonth: boolean;
  readonly sentence: boolean;
  /** A full stop, and another cell's text behind it. */
  readonly trails: boolean;
  readonly grade: boolean;
  readonly divisions: boolean;
  readonly unevenness: number;
}

function look(pieces: readonly Piece[]): Look {
  const text = pieces.map((piece) => piece.text.text).join("");
  return {
    length: text.length,
    says: saysNothing(text) ? "nothing" : GLYPH.test(text) ? "glyph" : isPeriod(text) ? "period" : "text",
    figures: /[0-9０-９]/u.test(text),
    opensWithFigure: /^[0-9０-９]/u.test(text),
    opensWithMonth: MONTH.test(text),
    sentence: /。$/u.test(text),
    trails: /。[^。)）」]+$/u.test(text),
    grade: text.length <= 16 && GRADE.test(text),
    divisions: text.length <= 60 && areDivisions(text),
    unevenness: pieces.length === 0 ? 0 : unevenness(pieces) + (pieces.length - 1) * 0.01,
  };
}

const OFTEN_EMPTY: ReadonlySet<ColumnField> = new Set(["midterm", "result", "issues", "grade", "divisions", "remark", "period"]);
const ONE_TEXT: ReadonlySet<ColumnField> = new Set(["target", "action", "title"]);

/** How badly a stretch of pieces fits a column: 0 is what one expects, 1 is odd, 3 and more is what happens only where nothing else explains the row. */
function costOf(cell: Look, field: ColumnField): number {
  if (cell.length === 0) return OFTEN_EMPTY.has(field) ? 2.5 : UNLIKELY;
  // Behind a full stop another cell begins, unless it tells of several things.
  const trailing = cell.trails ? (ONE_TEXT.has(field) ? 1 : 0.4) : 0;
  return fitOf(cell, field) + trailing + cell.unevenness;
}

const GRADE =
  /^(?:[A-ZＡ-Ｚ◎○〇◯△▲×✕●☆★]|[0-9０-９.．]+[%％]|.{0,6}(?:達成|計画|順調|目標|遅れ|完了|継続|未).{0,8})(?:[（(].{1,12}[)）])?$/u;
const GLYPH = /^[A-ZＡ-Ｚ◎○〇◯△▲×✕]$/u;
const DIVISION = /^[^。0-9０-９]{1,14}(?:課|室|係|局|部|館|所|センター|署)$/u;
const areDivisions = (text: string): boolean => text.split(/[、,／/]|及び/u).every((part) => DIVISION.test(part));

function fitOf({ says, figures, sentence, ...cell }: Look, field: ColumnField): number {
  if (says === "nothing") return OFTEN_EMPTY.has(field) || field === "target" ? 0 : 3;
  const elsewhere = says === "glyph" && field !== "grade" ? UNLIKELY : says === "period" && field !== "period" ? 2 : 0;
  switch (field) {
    case "period":
      return says === "period" ? 0 : UNLIKELY;
    case "grade":
      return cell.grade ? 0 : UNLIKELY;
    case "divisions":
      return cell.divisions ? 0 : UNLIKELY;
    case "target":
      return elsewhere + (figures ? 0 : 1.2) + (sentence ? 0.8 : 0) + (cell.opensWithMonth ? 0.7 : 0);
    case "midterm":
    case "result":
    case "issues":
      return elsewhere + (sentence ? 0 : figures && field !== "issues" ? 0.3 : 1);
    case "title":
      return elsewhere + (sentence ? 3 : 0) + (cell.length > 40 ? 2 : 0) + (cell.length < 3 || cell.opensWithFigure ? 2 : 0);
    default:
      return elsewhere + (cell.length < 4 || cell.opensWithFigure ? 2 : 0);
  }
}

/** A month, and in front of it no more than its year: 令和7年3月, ～9月末. */
const MONTH = /^(?:[令和平成RHrｒＲ元0-9０-９年度.．/～~〜―－-]{0,12})[0-9０-９]{1,2}月/u;

function isPeriod(text: string): boolean {
  if (text.length > 24 || /[。人件回]$/u.test(text)) return false;
  if (/^(?:通年|随時|年度[内末中]|上半期|下半期|年度当初|毎[年月週])(?:$|[^\p{Script=Han}\p{Script=Katakana}])/u.test(text)) return true;
  if (/^(?:毎[年月週]|年度[内末中]|通年)(?:実施|開催|完了|策定|公表|検討)?$/u.test(text)) return true;
  return MONTH.test(text) && readPeriod(text, null) !== null;
}

/** Half-width columns by which the lines of one cell may differ: a character that did not fit, and a stop that hangs over. */
const ROOM = 3;

/** The lines of a cell but the last all fill it; a line that ended before leaves something to explain. */
function unevenness(pieces: readonly Piece[]): number {
  const lines: { width: number; ended: boolean }[] = [];
  for (const { text, opens } of pieces) {
    const last = lines.at(-1);
    const ended = /[。：:]$/u.test(text.text);
    if (!last || opens) lines.push({ width: widthOf(text.text), ended });
    else lines[lines.length - 1] = { width: last.width + 1 + widthOf(text.text), ended };
  }
  const widest = Math.max(...lines.map(({ width }) => width));
  // Two pieces of one line are more often two cells than one.
  const inner = pieces.filter(({ opens }, i) => i > 0 && !opens).length * 1.1;
  return lines.slice(0, -1).reduce((sum, { width, ended }) => sum + (widest - width <= ROOM ? 0 : ended ? 0.6 : 2.5), inner);
}

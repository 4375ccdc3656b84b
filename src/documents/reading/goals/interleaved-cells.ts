import type { CellLine } from "../../document.ts";
import type { ColumnField } from "../labels.ts";
import { endsSentence, joinText, widthOf } from "../plan/joining.ts";
import { type Piece, partCells } from "./broken-cells.ts";

/** Half-width columns by which a full line may be narrower than its cell. */
const RAGGED = 4;
const UNLIKELY = 4;
/** What never goes on in the line below. */
const WHOLE: ReadonlySet<ColumnField> = new Set(["grade"]);

/** The pieces of a row, line by line. */
function linesOfPieces(pieces: readonly Piece[]): Piece[][] {
  return [...Map.groupBy(pieces, ({ line }) => line).values()];
}

/** How wide the lines of each column are, by rows whose first line has something in every column. */
export function widthsOf(rows: readonly (readonly Piece[])[], fields: readonly ColumnField[]): number[] {
  const widths = fields.map(() => 0);
  for (const row of rows) {
    const [first] = linesOfPieces(row);
    if (!first || first.length < fields.length) continue;
    for (const [i, lines] of partCells(first, fields).entries()) widths[i] = Math.max(widths[i] ?? 0, widthOf(lines[0]?.text.text ?? ""));
  }
  return widths;
}

/**
 * The cells of a row whose lines a conversion left as they stood side by side: its first line has a part of every cell, and each line below goes on with those
 * that had filled theirs. Null where the lines are not of that kind.
 */
export function partInterleaved(pieces: readonly Piece[], fields: readonly ColumnField[], widths: readonly number[]): CellLine[][] | null {
  const [first, ...below] = linesOfPieces(pieces);
  if (!first || below.length === 0 || first.length < fields.length || below.some(({ length }) => length > fields.length)) return null;
  const cells = partCells(first, fields).map((lines) => lines.map(({ text }) => text));
  if (cells.some((lines) => lines.length !== 1)) return null;
  let full = cells.map((lines, i) => fills(lines[0]?.text ?? "", widths[i] ?? 0));
  for (const line of below) {
    const columns = deal(line, (column) => goOnCost(cells[column]?.at(-1)?.text ?? "", fields[column], full[column] === true));
    if (!columns) return null;
    const next = fields.map(() => false);
    for (const [i, column] of columns.entries()) {
      const text = line[i]?.text;
      if (!text) continue;
      cells[column]?.push(text);
      next[column] = fills(text.text, widths[column] ?? 0);
    }
    full = next;
  }
  return cells.map((lines) => [{ text: joinText(lines), item: false }]);
}

function fills(text: string, width: number): boolean {
  return widthOf(text) >= width - Math.min(RAGGED, Math.floor(width / 4)) && !endsSentence(text);
}

function goOnCost(before: string, field: ColumnField | undefined, full: boolean): number {
  if (field === undefined || WHOLE.has(field) || endsSentence(before)) return UNLIKELY;
  // 10月～3 / 月.
  if (field === "period" && /[0-9０-９～~〜-]$/u.test(before)) return -1;
  const whole = field === "period" && /(?:[月内末年]|通年|随時)$/u.test(before);
  return full && !whole ? 0 : 1.5;
}

/** The columns of the pieces of one line, left to right, at the least cost; a column that was full and gets nothing costs too. */
function deal(line: readonly Piece[], costOf: (column: number) => number): number[] | null {
  const costs: number[] = [];
  for (let column = 0; column < 16; column += 1) costs.push(costOf(column));
  let best: { readonly columns: readonly number[]; readonly cost: number }[] = [{ columns: [], cost: 0 }];
  for (const [column, cost] of costs.entries()) {
    const skip = cost <= 0 ? 1 : 0;
    const next: typeof best = [];
    for (const [taken, state] of best.entries()) {
      const kept = { ...state, cost: state.cost + skip };
      if (kept.cost < (next[taken]?.cost ?? Number.POSITIVE_INFINITY)) next[taken] = kept;
      const took = { columns: [...state.columns, column], cost: state.cost + cost };
      if (taken < line.length && took.cost < (next[taken + 1]?.cost ?? Number.POSITIVE_INFINITY)) next[taken + 1] = took;
    }
    best = next;
  }
  const found = best[line.length];
  return found && found.cost < UNLIKELY ? [...found.columns] : null;
}

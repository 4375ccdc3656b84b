import { readPeriod } from "../../../domain/calendar/period.ts";
import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import type { ReportCell, ReportField } from "../align.ts";
import type { ActionRow } from "./actions.ts";
import { isNumber } from "./numbers.ts";
import { goesOn, joinWritten, type WrittenLine } from "./written-lines.ts";

export type WrittenColumn = "action" | ReportField;

/**
 * The rows of a table of actions of which only the lines are left, cell by cell (text taken from a PDF): a row begins at a number that stands alone, or at the next number in
 * front of a text; a cell ends where a numbering begins anew, and where a line without a mark does not go on with the one before.
 */
export function rowsOfColumns(lines: readonly WrittenLine[], columns: readonly WrittenColumn[], widest: number): ActionRow[] {
  const rows: WrittenRow[] = [];
  for (const line of lines) {
    const alone = isNumber(line.text.text) && readEnumerator(line.text.text) !== null;
    const last = rows.at(-1);
    if (alone || !last || opensRow(line, last, widest)) rows.push({ mark: alone ? line : null, lines: alone ? [] : [line] });
    else last.lines.push(line);
  }
  return rows.map(({ mark, lines: own }): ActionRow => {
    const cells = cellsOf(own, columns, widest);
    const reports = cells.flatMap(({ column, lines: cell }): ReportCell[] =>
      column === "action" ? [] : [{ field: column, lines: joinWritten(cell, widest) }],
    );
    const actions = cells.filter(({ column }) => column === "action").flatMap(({ lines: cell }) => joinWritten(cell, widest));
    return { mark: mark?.text ?? null, lines: actions, reports, resumed: false, level: "action" };
  });
}

interface WrittenRow {
  /** The number that stands alone in front of the row. */
  readonly mark: WrittenLine | null;
  readonly lines: WrittenLine[];
}

/** ② … below a row that began with ① and has gone on to another cell: the next number stands in front of the next row's text. */
function opensRow(line: WrittenLine, { mark, lines }: WrittenRow, widest: number): boolean {
  const own = readEnumerator(line.text.text);
  const [first, ...others] = lines;
  const before = first && mark === null ? readEnumerator(first.text.text) : null;
  if (own?.ordinal == null || before?.ordinal == null || own.kind !== before.kind || own.ordinal !== before.ordinal + 1) return false;
  const marks = others.map(({ text }) => readEnumerator(text.text));
  const isApart = (i: number) => marks[i] === null && !goesOn(others[i] ?? line, (lines[i] ?? line).text, widest);
  return marks.some((_, i) => isApart(i)) && marks.every((known) => known?.kind !== own.kind);
}

interface WrittenCell {
  readonly column: WrittenColumn;
  readonly lines: WrittenLine[];
}

function cellsOf(lines: readonly WrittenLine[], columns: readonly WrittenColumn[], widest: number): WrittenCell[] {
  const cells: WrittenCell[] = [];
  let at = -1;
  for (const line of lines) {
    const open = cells.at(-1);
    if (open && belongs(line, open, widest)) {
      open.lines.push(line);
      continue;
    }
    at = Math.min(at + 1, columns.length - 1);
    // A period that is not given leaves no line behind.
    if (columns[at] === "period" && at + 1 < columns.length && !isPeriod(line)) at += 1;
    const column = columns[at];
    if (column && column === open?.column) open.lines.push(line);
    else if (column) cells.push({ column, lines: [line] });
  }
  return cells;
}

function belongs(line: WrittenLine, { column, lines }: WrittenCell, widest: number): boolean {
  const last = lines.at(-1);
  const mark = readEnumerator(line.text.text);
  if (!last || goesOn(line, last.text, widest)) return true;
  if (mark === null) return false;
  const before = lines.findLast(({ text }) => readEnumerator(text.text)?.kind === mark.kind);
  const known = before && readEnumerator(before.text.text);
  if (!known) return column === "action" || readEnumerator(lines[0]?.text.text ?? "") !== null;
  return mark.kind === "bullet" ? mark.mark === known.mark : (mark.ordinal ?? 0) > (known.through ?? 0);
}

function isPeriod(line: WrittenLine): boolean {
  const { text } = line.text;
  const mark = readEnumerator(text)?.length ?? 0;
  const period = text.length < 40 ? readPeriod(text.slice(mark), null) : null;
  return (
    period !== null &&
    (/通年|随時|年度|[0-9０-９]\s*月|毎[年月週]|四半期|上期|下期|[上下]半期/u.test(text) || period.from !== null || period.to !== null)
  );
}

import type { Cell, CellLine } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { outline } from "../marks.ts";
import { cellText, glyphsOf } from "../tables.ts";
import { ordinalOf } from "./cells.ts";
import type { Column, Columns } from "./columns.ts";
import { isReport } from "./goal-notes.ts";
import { numberOf } from "./heading.ts";
import type { Notebook } from "./notebook.ts";
import type { Field } from "./words.ts";

export interface GoalRowsContext {
  readonly columns: Columns;
  /** The heads stand right above the row. */
  readonly behindHeads: boolean;
  /** The rows are actions of the goal that is open, not goals. */
  readonly areActions: boolean;
}

/** Reads a row under heads of goals: a goal, a further row of the one that is open, or an action of it. */
export function readGoalRow(notes: Notebook, cells: readonly Cell[], context: GoalRowsContext): void {
  const { columns, areActions } = context;
  const fields = new Set([...columns.values()].map(({ field }) => field));
  const by = (field: Field) => cells.filter((cell) => columns.get(cell.column)?.field === field);
  const linesBy = (field: Field) => by(field).flatMap(({ lines }) => lines);
  const [number] = by("number");
  const ordinal = number ? ordinalOf(number) : null;
  const titles = linesBy("title");
  const split = fields.has("title") && fields.has("content");
  const body = split ? linesBy("content") : [...titles, ...linesBy("content")];
  const reports = cells.some((cell) => isReport(columns.get(cell.column)?.field ?? ""));

  let first = false;
  if (!areActions) {
    const named = split ? titles : body;
    const opens =
      ordinal !== null ? body.length > 0 || titles.length > 0 : opensUnnumbered(notes, named, { split, reports, fields, ...context });
    if (opens || !notes.goal) {
      notes.openGoal("table", split ? titles : [], number && ordinal !== null ? { ordinal, mark: cellText(number) } : null);
      first = true;
    } else if (split) notes.goal.title.push(...titles);
  }
  const { goal } = notes;
  if (!goal) return;
  if (body.length > 0) goal.addContent(body, first || areActions || reports, areActions && number ? cellText(number) : null);
  notes.claim(...[...titles, ...body].flatMap(({ text }) => glyphsOf(text)));
  for (const cell of cells) {
    const column = columns.get(cell.column);
    if (!column || OF_THE_GOAL.has(column.field)) continue;
    if (notes.say(column.field, linesUnder(column, cell), column.label)) notes.claim(...glyphsOf(cellText(cell)));
  }
}

const OF_THE_GOAL: ReadonlySet<Field> = new Set(["number", "title", "content"]);

interface Unnumbered {
  readonly split: boolean;
  readonly reports: boolean;
  readonly fields: ReadonlySet<Field>;
  readonly behindHeads: boolean;
}

/**
 * Whether a row without a number begins a goal. Titles in a column of their own do. Where the other rows have numbers, only a title with a report beside
 * it right under the heads does (the number was lost). Else every row does but one whose marks go on with those of the row above.
 */
function opensUnnumbered({ goal }: Notebook, lines: readonly CellLine[], { split, reports, fields, behindHeads }: Unnumbered): boolean {
  if (lines.length === 0) return false;
  if (split) return true;
  const [first] = outline(lines);
  if (fields.has("number")) return behindHeads && first?.kind === null && reports;
  const titled = outline(goal?.rows[0]?.lines ?? [])[0]?.kind === null;
  if (!titled || first?.kind === null) return true;
  const number = first?.mark ? numberOf(first.mark) : null;
  const last = outline(goal?.rows.at(-1)?.lines ?? []).findLast(({ ordinal }) => ordinal !== null);
  return number !== null && !(last?.kind === number.kind && number.ordinal === (last.ordinal ?? 0) + 1);
}

/** Under a year alone the year is a part of what is said: 令和6年度 検討. */
function linesUnder({ isYear, label }: Column, { lines }: Cell): readonly CellLine[] {
  if (!isYear) return lines;
  return lines.map(({ text, item }) => ({ text: Passage.join([label, text], " "), item }));
}

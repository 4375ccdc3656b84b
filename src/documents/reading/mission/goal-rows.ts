import type { Cell, CellLine } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { outline } from "../marks.ts";
import { cellText } from "../tables.ts";
import { append } from "./append.ts";
import { ordinalOf } from "./cells.ts";
import type { Column, Columns } from "./columns.ts";
import { isReport } from "./goal-notes.ts";
import { numberOf } from "./heading.ts";
import type { Notebook } from "./notebook.ts";
import { codeLength, isPlacementLabel } from "./placements.ts";
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
  const department = readHeadCells(notes, cells, columns);
  const by = (field: Field) => cells.filter((cell) => columns.get(cell.column)?.field === field);
  const linesBy = (field: Field) => by(field).flatMap(({ lines }) => lines);
  const [first] = by("number");
  const { number, ordinal, beside } = numberIn(first);
  const titles = [...beside, ...linesBy("title")];
  const split = (fields.has("title") || beside.length > 0) && fields.has("content");
  const { body, placements } = splitPlacements(split ? linesBy("content") : [...titles, ...linesBy("content")]);
  const reports = cells.some((cell) => isReport(columns.get(cell.column)?.field ?? ""));

  let opened = false;
  if (!areActions) {
    const named = split ? titles : body;
    const opens =
      ordinal !== null ? body.length > 0 || titles.length > 0 : opensUnnumbered(notes, named, { split, reports, fields, ...context });
    if (opens || !notes.goal) {
      notes.openGoal("table", split ? titles : [], number && ordinal !== null ? { ordinal, mark: number } : null);
      opened = true;
    } else if (split) append(notes.goal.title, titles);
  }
  const { goal } = notes;
  if (!goal) return;
  goal.department ??= department;
  readPlacements(notes, placements);
  if (body.length > 0) goal.addContent(body, opened || areActions || reports, areActions ? number : null);
  notes.claimGlyphs(titles);
  notes.claimGlyphs(body);
  for (const cell of cells) {
    const column = columns.get(cell.column);
    if (!column || OF_THE_GOAL.has(column.field)) continue;
    if (notes.say(column.field, linesUnder(column, cell), column.label)) notes.claimGlyphs(cell.lines);
  }
}

/**
 * The head that a row names, in a table of several departments' statements.
 *
 * @returns the department where the table says nothing else of who states: it is the goal's alone.
 */
export function readHeadCells(notes: Notebook, cells: readonly Cell[], columns: Columns): Passage | null {
  const by = (field: Field) => {
    const cell = cells.find(({ column }) => columns.get(column)?.field === field);
    return cell ? cellText(cell) : null;
  };
  const head = { department: by("department"), post: by("post"), name: by("name"), year: null, labelled: true, furniture: [] };
  const fields = new Set([...columns.values()].map(({ field }) => field));
  if (!["post", "name", "mission", "policy"].some((field) => fields.has(field as Field))) return head.department;
  if (head.department || head.post || head.name) notes.takeHead(head);
  return null;
}

/** The number of a row; in some forms its title stands in the same cell (1 窓口改革), or instead of it. */
function numberIn(cell: Cell | undefined): { number: Passage | null; ordinal: number | null; beside: readonly CellLine[] } {
  if (!cell) return { number: null, ordinal: null, beside: [] };
  const text = cellText(cell);
  const ordinal = ordinalOf(cell);
  if (ordinal !== null || text.length <= 6) return { number: text, ordinal, beside: [] };
  const number = numberOf(text);
  const title = number ? text.slice(number.mark.length).trim() : text;
  return { number: number?.mark ?? null, ordinal: number?.ordinal ?? null, beside: [{ text: title, item: false }] };
}

/** Labels of plans with codes under them, at the end of a cell. */
function splitPlacements(lines: readonly CellLine[]): { readonly body: readonly CellLine[]; readonly placements: readonly CellLine[] } {
  const at = lines.findIndex(
    ({ text }, i) =>
      i > 0 && isPlacementLabel(text.text) && codeLength(lines[i + 1]?.text.text ?? "") > 0 && !outline([{ text, item: false }])[0]?.mark,
  );
  return at < 0 ? { body: lines, placements: [] } : { body: lines.slice(0, at), placements: lines.slice(at) };
}

function readPlacements({ goal, furniture }: Notebook, lines: readonly CellLine[]): void {
  for (const line of lines) {
    if (!isPlacementLabel(line.text.text)) {
      goal?.placements.add([line], 0);
      continue;
    }
    goal?.placements.openLabel(line.text, 0);
    furniture.push(line.text);
  }
}

const OF_THE_GOAL: ReadonlySet<Field> = new Set(["number", "title", "content", "department", "post", "name"]);

interface Unnumbered {
  readonly split: boolean;
  readonly reports: boolean;
  readonly fields: ReadonlySet<Field>;
  readonly behindHeads: boolean;
}

/**
 * Whether a row without a number begins a goal. Titles in a column of their own do. Where the other rows have numbers, only a title with a report beside
 * it does, right under the heads or behind placements (the number was lost). Else every row does but one whose marks go on with those of the row above.
 */
function opensUnnumbered({ goal }: Notebook, lines: readonly CellLine[], { split, reports, fields, behindHeads }: Unnumbered): boolean {
  if (lines.length === 0) return false;
  if (split) return true;
  const [first] = outline(lines);
  if (fields.has("number")) return (behindHeads || goal?.placements.isUsed === true) && first?.kind === null && reports;
  if (!goal || goal.firstKind !== null || first?.kind === null) return true;
  const number = first?.mark ? numberOf(first.mark) : null;
  return number !== null && !(goal.lastNumber?.kind === number.kind && number.ordinal === goal.lastNumber.ordinal + 1);
}

/** Under a year alone the year is a part of what is said: 令和6年度 検討. */
function linesUnder({ isYear, label }: Column, { lines }: Cell): readonly CellLine[] {
  if (!isYear) return lines;
  return lines.map(({ text, item }) => ({ text: Passage.join([label, text], " "), item }));
}

import type { Cell, CellLine, Table } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { outline } from "../marks.ts";
import { cellText } from "../tables.ts";
import { type Column, type Columns, columnsOf } from "./columns.ts";
import { isReport } from "./goal-notes.ts";
import { headOfRow } from "./head.ts";
import { goalHeadingOf, type LineNumber, numberOf, numeral, shapeOf } from "./heading.ts";
import type { Notebook } from "./notebook.ts";
import { codeLength, isPlacementLabel } from "./placements.ts";
import type { TextReader } from "./read-text.ts";
import type { Row } from "./rows.ts";
import { type Field, fieldOf, sectionOf } from "./words.ts";

type CellRow = Extract<Row, { kind: "cells" }>;

const ORDINAL = /^(?:[Nn]o\.?|№|第|目標|重点目標)?\s*([0-9０-９]{1,2}|[①-⑳]|[Ⅰ-Ⅻ]|[(（][0-9０-９]{1,2}[)）])[.．]?$/u;
const LONGEST_PLACEMENT = 80;

/** Reads the rows of tables: heads over columns with rows below them, or labels with their texts beside them. */
export class TableReader {
  readonly #notes: Notebook;
  readonly #texts: TextReader;
  #table: Table | null = null;
  #columns: Columns | null = null;
  /** The row before was one of heads. */
  #behindHeads = false;
  /** The rows under the heads are actions of the goal that is open, not goals. */
  #rowsAreActions = false;
  /** A label that spans rows, and how many more it covers. */
  #spanning: { label: Passage; field: Field; rows: number } | null = null;

  constructor(notes: Notebook, texts: TextReader) {
    this.#notes = notes;
    this.#texts = texts;
  }

  read({ table, cells, all }: CellRow, next: Passage | null): void {
    if (table !== this.#table) {
      this.#table = table;
      this.#columns = null;
      this.#behindHeads = false;
      this.#spanning = null;
      this.#texts.reset();
    }
    if (cells.length === 0) {
      this.#notes.goal?.placements.close();
      return;
    }
    const behindHeads = this.#behindHeads;
    this.#behindHeads = false;
    if (this.#readHead(cells) || this.#readHeads(cells, table, behindHeads)) return;
    if (this.#readAlone(cells, next)) return;
    if (this.#readPlacements(cells)) return;
    if (this.#columns && !this.#opensForm(cells)) this.#readColumns(cells, all, behindHeads, this.#columns);
    else if (!this.#readForm(cells) && cells.length === 1) this.#readLines(cells[0], next);
  }

  #readHead(cells: readonly Cell[]): boolean {
    const head = headOfRow(cells.map(cellText));
    if (!head) return false;
    this.#notes.takeHead(head);
    return true;
  }

  #readHeads(cells: readonly Cell[], table: Table, behindHeads: boolean): boolean {
    const columns = columnsOf(cells, table.columns, behindHeads ? this.#columns : null);
    if (!columns) return false;
    const notes = this.#notes;
    const fields = new Set([...columns.values()].map(({ field }) => field));
    const ofGoals = fields.has("title") || fields.has("content");
    if (!ofGoals && !fields.has("policy") && !fields.has("mission") && !notes.isInGoals && notes.section !== "policy") return false;
    notes.claim(...cells.map(cellText));
    this.#columns = columns;
    this.#behindHeads = true;
    this.#spanning = null;
    if (notes.section === "aside" && !(ofGoals && [...fields].some(isReport))) {
      this.#columns = null;
      return true;
    }
    if (ofGoals && !notes.isInGoals) notes.enter("goals", []);
    this.#rowsAreActions = notes.goal !== null && notes.goalBy !== "table" && notes.goal.rows.length === 0 && !fields.has("title");
    return true;
  }

  /** A cell alone in its row: the heading of a part, of a goal, or a text as between tables. */
  #readAlone(cells: readonly Cell[], next: Passage | null): boolean {
    const [only] = cells;
    const line = only?.lines[0];
    if (cells.length !== 1 || !only || only.lines.length !== 1 || !line) return false;
    const shape = shapeOf(line.text);
    const strict = sectionOf(shape.label.text, false);
    const heading = strict !== null && fieldOf(shape.label.text) === null;
    const numbered =
      shape.number !== null && sectionOf(shape.label.text, true) !== null && this.#notes.sectionNumber?.kind === shape.number.kind;
    if (this.#columns && !heading && !numbered) return false;
    if (!this.#columns && isPlacementLabel(line.text.text) && this.#notes.goal) return false;
    if (this.#columns) this.#notes.enter(null, []);
    this.#columns = null;
    this.#texts.read(line, null, next);
    return true;
  }

  #readLines(cell: Cell | undefined, next: Passage | null): void {
    for (const [i, line] of (cell?.lines ?? []).entries()) this.#texts.read(line, null, cell?.lines[i + 1]?.text ?? next);
  }

  /** Rows below a goal that say where in the plans it stands: labels of plans, then codes and texts. */
  #readPlacements(cells: readonly Cell[]): boolean {
    const { goal } = this.#notes;
    if (!goal || this.#opensGoal(cells)) return false;
    const labels = cells.map(placementLabelOf);
    const found = labels.filter((label) => label !== null).length;
    if (found === 0 && !(goal.placements.isOpen && this.#isPlacementRow(cells))) return false;
    const besides = found > 1 && found === cells.length && cells.every((cell) => cell.lines.length === 1);
    for (const [i, cell] of cells.entries()) {
      const label = labels[i];
      if (!label) {
        goal.placements.add(cell.lines, cell.column);
        continue;
      }
      this.#notes.claim(label.label);
      goal.placements.openLabel(label.label, cell.column, besides && i > 0);
      goal.placements.add(label.rest, cell.column);
    }
    return true;
  }

  #isPlacementRow(cells: readonly Cell[]): boolean {
    const [first] = cells;
    if (!first || (fieldOf(cellText(first).text) !== null && codeLength(cellText(first).text) === 0)) return false;
    return cells.every((cell) => cell.lines.every(({ text }) => text.length <= LONGEST_PLACEMENT && !/^[※＊*]/u.test(text.text)));
  }

  /** A row whose number is the next goal's, with something to do or a report beside it. */
  #opensGoal(cells: readonly Cell[]): boolean {
    const columns = this.#columns;
    if (!columns) return false;
    const field = (cell: Cell) => columns.get(cell.column)?.field;
    const number = cells.find((cell) => field(cell) === "number");
    const others = cells.filter((cell) => cell !== number);
    const rich = others.some((cell) => {
      const items = outline(cell.lines);
      return items.some(({ kind }) => kind !== null) || (cell.lines.length > 1 && placementLabelOf(cell) === null);
    });
    if (number) {
      const ordinal = ordinalOf(number);
      if (ordinal === null) return false;
      const { goal } = this.#notes;
      if (!goal?.placements.isOpen) return others.length > 0;
      return (
        rich ||
        (ordinal === (goal.number?.value ?? -2) + 1 &&
          others.some((cell) => field(cell) !== "title" && field(cell) !== "content" && codeLength(cellText(cell).text) === 0))
      );
    }
    return rich && cells.some((cell) => field(cell) === "title" || field(cell) === "content") && placementLabelOf(cells[0]) === null;
  }

  /** In a table with heads: a row that begins with a label of a form (評価 | A) all the same. */
  #opensForm(cells: readonly Cell[]): boolean {
    const [first, second] = cells;
    if (!first || !second || first.lines.length !== 1) return false;
    const field = fieldOf(cellText(first).text);
    const own = this.#columns?.get(first.column)?.field;
    return field !== null && field !== "baseline" && own !== "content" && own !== "policy" && cellText(first).length <= 12;
  }

  #readColumns(cells: readonly Cell[], all: readonly Cell[], behindHeads: boolean, columns: Columns): void {
    const fields = new Set([...columns.values()].map(({ field }) => field));
    if (fields.has("title") || fields.has("content")) this.#readGoalRow(cells, all, behindHeads, columns, fields);
    else this.#readPolicyRow(cells, columns);
  }

  #readPolicyRow(cells: readonly Cell[], columns: Columns): void {
    const notes = this.#notes;
    const of = (field: Field) => cells.filter((cell) => columns.get(cell.column)?.field === field).flatMap(({ lines }) => lines);
    const number = cells.find((cell) => columns.get(cell.column)?.field === "number");
    if (of("mission").length > 0) notes.say("mission", of("mission"), [...columns.values()].find(({ field }) => field === "mission")?.label ?? null);
    const policy = of("policy");
    const summary = of("summary").concat(of("result"));
    if (policy.length > 0)
      notes.statement.policies.push({ mark: number ? cellText(number) : null, lines: [...policy], summary: [...summary] });
    else if (summary.length > 0) notes.statement.policies.at(-1)?.summary.push(...summary);
  }

  #readGoalRow(cells: readonly Cell[], all: readonly Cell[], behindHeads: boolean, columns: Columns, fields: ReadonlySet<Field>): void {
    const notes = this.#notes;
    const by = (field: Field) => cells.filter((cell) => columns.get(cell.column)?.field === field);
    const [number] = by("number");
    const ordinal = number ? ordinalOf(number) : null;
    const titles = by("title").flatMap(({ lines }) => lines);
    const contents = by("content").flatMap(({ lines }) => lines);
    const reports = cells.filter((cell) => isReport(columns.get(cell.column)?.field ?? ""));
    const split = fields.has("title") && fields.has("content");
    const body = split ? contents : [...titles, ...contents];

    let first = false;
    if (!this.#rowsAreActions) {
      const opens =
        number && ordinal !== null
          ? body.length > 0 || titles.length > 0
          : this.#opensUnnumbered(split ? titles : body, reports.length > 0, fields, split, behindHeads);
      if (opens || !notes.goal) {
        notes.openGoal("table", split ? titles : [], number && ordinal !== null ? { ordinal, mark: cellText(number) } : null);
        first = true;
      } else if (split && titles.length > 0) notes.goal.title.push(...titles);
    }
    const { goal } = notes;
    if (!goal) return;
    if (body.length > 0)
      goal.addContent(body, first || this.#rowsAreActions || reports.length > 0, this.#rowsAreActions && number ? cellText(number) : null);
    for (const cell of all) {
      const column = columns.get(cell.column);
      if (!column || !cells.includes(cell) || column.field === "number" || column.field === "title" || column.field === "content") continue;
      notes.say(column.field, linesUnder(column, cell), column.label);
    }
  }

  /** Whether a row without a number begins a goal: it has a title of its own, or, where titles stand with what is to be done, a report. */
  #opensUnnumbered(
    lines: readonly CellLine[],
    reports: boolean,
    fields: ReadonlySet<Field>,
    split: boolean,
    behindHeads: boolean,
  ): boolean {
    if (lines.length === 0) return false;
    if (split) return true;
    const items = outline(lines);
    const [first] = items;
    if (fields.has("number")) return behindHeads && first?.kind === null && reports;
    const last = lastNumberOf(this.#notes.goal?.rows.at(-1)?.lines ?? []);
    const number = first?.mark ? numberOf(first.mark) : null;
    const titled = outline(this.#notes.goal?.rows[0]?.lines ?? [])[0]?.kind === null;
    if (titled && first?.kind !== null && (!number || (last?.kind === number.kind && number.ordinal === last.ordinal + 1))) return false;
    return true;
  }

  /** A row of labels, each with its text beside it. */
  #readForm(cells: readonly Cell[]): boolean {
    const [first] = cells;
    if (!first) return false;
    const spanning = this.#spanning;
    if (spanning && spanning.rows > 0 && first.column > 0) {
      spanning.rows -= 1;
      const own = labelIn(first);
      if (!own || cells.length === 1) {
        for (const cell of cells) this.#notes.say(spanning.field, cell.lines, spanning.label);
        return true;
      }
    }
    if (cells.length < 2 || !labelIn(first)) return false;
    let open: Cell | null = null;
    for (const cell of cells) {
      const label = labelIn(cell);
      if (label && (cell === first || cell.lines.length === 1) && cell !== cells.at(-1)) open = cell;
      else if (open) this.#sayLabelled(open, cell);
    }
    const field = fieldOf(cellText(first).text);
    this.#spanning = first.rowSpan > 1 && field ? { label: cellText(first), field, rows: first.rowSpan - 1 } : null;
    return true;
  }

  #sayLabelled(labelCell: Cell, { lines }: Cell): void {
    const notes = this.#notes;
    const label = cellText(labelCell);
    const heading = goalHeadingOf(shapeOf(label));
    const [line] = lines;
    if (heading?.title.isBlank && line) {
      notes.claim(label);
      notes.openGoal("label", lines, { ordinal: heading.number, mark: heading.label });
      return;
    }
    const field = fieldOf(label.text);
    const section = sectionOf(label.text, false);
    if (section === "mission" || section === "policy" || section === "summary") {
      notes.claim(label);
      notes.say(section, lines, label);
    } else if (field === "title" || (!field && (section === "goals" || section === "midTerm"))) this.#sayTitle(label, section, lines);
    else if (field && field !== "number" && field !== "baseline" && (notes.isInGoals || notes.goal) && notes.say(field, lines, label))
      notes.claim(label);
  }

  #sayTitle(label: Passage, section: ReturnType<typeof sectionOf>, lines: readonly CellLine[]): void {
    const notes = this.#notes;
    notes.claim(label);
    if (section === "midTerm" && notes.section !== "midTerm") notes.enter("midTerm", []);
    else if (!notes.isInGoals) notes.enter("goals", []);
    const items = outline(lines);
    const whole = items.length === 1 && (items[0]?.children.length ?? 0) === 0;
    const { goal } = notes;
    if (whole && goal && goal.title.length === 0 && goal.isBare) goal.title.push(...lines);
    else if (whole) notes.openGoal("label", lines);
    else notes.openGoal("label", []).addContent(lines, true);
  }
}

function ordinalOf(cell: Cell): number | null {
  const text = cellText(cell).text.trim();
  const match = ORDINAL.exec(text);
  const value = numeral((match?.[1] ?? "").replace(/[()（）]/gu, ""));
  return match && !Number.isNaN(value) ? value : null;
}

function placementLabelOf(cell: Cell | undefined): { label: Passage; rest: CellLine[] } | null {
  const [first, ...others] = cell?.lines ?? [];
  if (!first) return null;
  if (isPlacementLabel(first.text.text))
    return others.length === 0 || others.every(({ text }) => text.length <= LONGEST_PLACEMENT) ? { label: first.text, rest: others } : null;
  const shape = shapeOf(first.text);
  if ((shape.colon || shape.bracketed) && isPlacementLabel(shape.label.text))
    return { label: shape.label, rest: shape.rest.isBlank ? others : [{ text: shape.rest, item: false }, ...others] };
  const [word = ""] = /^\S{2,16}/u.exec(first.text.text) ?? [];
  const behind = first.text.slice(word.length).trim();
  if (isPlacementLabel(word) && codeLength(behind.text) > 0)
    return { label: first.text.slice(0, word.length), rest: [{ text: behind, item: false }, ...others] };
  return null;
}

/** The cell's text where it is a label of a form. */
function labelIn(cell: Cell): Passage | null {
  const text = cellText(cell);
  if (text.length > 24 || cell.lines.length > 2) return null;
  const known =
    fieldOf(text.text, cell.head) !== null || sectionOf(text.text, false) !== null || goalHeadingOf(shapeOf(text))?.title.isBlank;
  return known ? text : null;
}

/** Under a year alone the year is a part of what is said: 令和6年度 検討. */
function linesUnder({ isYear, label }: Column, { lines }: Cell): readonly CellLine[] {
  if (!isYear) return lines;
  return lines.map(({ text, item }) => ({ text: Passage.join([label, text], " "), item }));
}

function lastNumberOf(lines: readonly CellLine[]): LineNumber | null {
  const last = outline(lines).findLast(({ ordinal, mark }) => ordinal !== null && mark !== null);
  return last?.mark ? numberOf(last.mark) : null;
}

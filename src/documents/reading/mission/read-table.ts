import type { Cell, Table } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { labelKey, plainHeads } from "../labels.ts";
import { cellText } from "../tables.ts";
import { append } from "./append.ts";
import { labelIn } from "./cells.ts";
import { type Columns, columnsOf } from "./columns.ts";
import { FormRows } from "./form-rows.ts";
import { type GoalNotes, isReport } from "./goal-notes.ts";
import { readGoalRow, readHeadCells } from "./goal-rows.ts";
import { GoalsAcross } from "./goals-across.ts";
import { headOfRow } from "./head.ts";
import { goalHeadingOf, shapeOf } from "./heading.ts";
import type { Notebook } from "./notebook.ts";
import { readPlacementRow } from "./placement-rows.ts";
import { isPlacementLabel } from "./placements.ts";
import type { TextReader } from "./read-text.ts";
import type { Row } from "./rows.ts";
import { type Field, fieldOf, headFieldOf, type Section, sectionOf } from "./words.ts";

type CellRow = Extract<Row, { kind: "cells" }>;

/** Reads the rows of tables: heads over columns with rows below them, or labels with their texts beside them. */
export class TableReader {
  readonly #notes: Notebook;
  readonly #texts: TextReader;
  readonly #form: FormRows;
  readonly #across: GoalsAcross;
  #table: Table | null = null;
  #columns: Columns | null = null;
  /** The row before was one of heads. */
  #behindHeads = false;
  /** The rows under the heads are actions of the goal that is open, not goals. */
  #rowsAreActions = false;
  /** The table before, which one without heads may go on with. */
  #before: { readonly columns: Columns; readonly width: number; readonly section: Section | null; readonly goal: GoalNotes | null } | null =
    null;
  /** 部局名 | 補職 | 氏名, whose texts stand in the next row. */
  #headLabels: readonly Cell[] | null = null;

  constructor(notes: Notebook, texts: TextReader) {
    this.#notes = notes;
    this.#texts = texts;
    this.#form = new FormRows(notes);
    this.#across = new GoalsAcross(notes);
  }

  /** @param next the text that follows the row. */
  read({ table, cells }: CellRow, next: Passage | null): void {
    if (table !== this.#table) this.#begin(table);
    else this.#notes.heading = null;
    if (cells.length === 0) {
      this.#notes.goal?.placements.close();
      return;
    }
    const behindHeads = this.#behindHeads;
    this.#behindHeads = false;
    if (this.#across.read(cells)) return;
    if (this.#readPlainHeads(cells, table) || this.#readHead(cells) || this.#readHeads(cells, table, behindHeads)) return;
    if (this.#readAlone(cells, next) || readPlacementRow(this.#notes, cells, this.#columns)) return;
    this.#resume(cells, table);
    if (this.#columns && !this.#opensForm(cells)) this.#readColumns(cells, behindHeads, this.#columns);
    else if (this.#notes.section === "policy" && cells.length === 2 && !labelIn(cells[0])) this.#readPair(cells);
    else if (!this.#form.read(cells) && cells.length === 1) this.#readLines(cells[0], next);
  }

  #begin(table: Table): void {
    this.#before = this.#columns && {
      columns: this.#columns,
      width: this.#table?.columns ?? 0,
      section: this.#notes.section,
      goal: this.#notes.goal,
    };
    this.#table = table;
    this.#columns = null;
    this.#behindHeads = false;
    this.#headLabels = null;
    this.#form.reset();
    this.#across.reset();
    this.#texts.reset();
    this.#notes.goal?.placements.close();
  }

  /** A table without heads right behind one as wide goes on with it, on the next page. */
  #resume(cells: readonly Cell[], { columns: width }: Table): void {
    const before = this.#before;
    this.#before = null;
    if (!before || this.#columns || before.width !== width || before.section !== this.#notes.section || before.goal !== this.#notes.goal)
      return;
    if (!labelIn(cells[0])) this.#columns = before.columns;
  }

  #readPair([policy, summary]: readonly Cell[]): void {
    this.#notes.statement.policies.push({ mark: null, lines: [...(policy?.lines ?? [])], summary: [...(summary?.lines ?? [])] });
  }

  #readHead(cells: readonly Cell[]): boolean {
    const labels = this.#headLabels;
    this.#headLabels = null;
    const below = labels && cells.length <= labels.length ? headOfRow(cells.flatMap((cell) => pairUnder(cell, labels))) : null;
    const head = below ?? headOfRow(cells.map(cellText));
    if (head) this.#notes.takeHead(head);
    else if (cells.length > 1 && cells.every((cell) => headFieldOf(cellText(cell).text) !== null)) this.#headLabels = cells;
    return head !== null || this.#headLabels !== null;
  }

  /** 項目 | 内容 over rows of labels and texts says nothing of them. */
  #readPlainHeads(cells: readonly Cell[], { rows }: Table): boolean {
    if (cells.length !== 2 || !cells.every((cell) => plainHeads.find(cellText(cell).text) !== null)) return false;
    const below = rows.flatMap((row) => row.cells.slice(0, 1)).filter((cell) => cellText(cell).text !== cellText(cells[0] ?? cell).text);
    const labels = below.filter((cell) => labelIn(cell) !== null);
    if (labels.length < 2 || labels.length * 2 < below.length) return false;
    this.#notes.claim(...cells.map(cellText));
    return true;
  }

  #readHeads(cells: readonly Cell[], table: Table, behindHeads: boolean): boolean {
    const notes = this.#notes;
    const told = columnsOf(cells, table.columns, behindHeads ? this.#columns : null);
    if (!told || opensPart(cells)) return false;
    const columns = this.#namesGoal(told) ? asTargets(told) : withGrades(told, table);
    const fields = new Set([...columns.values()].map(({ field }) => field));
    const ofGoals = fields.has("title") || fields.has("content");
    if (!ofGoals && !fields.has("policy") && !fields.has("mission") && !notes.isInGoals && notes.section !== "policy") return false;
    if (notes.section === "aside" && !(ofGoals && [...fields].some(isReport))) return false;
    notes.claim(...cells.map(cellText));
    this.#columns = columns;
    this.#behindHeads = true;
    this.#form.reset();
    if (ofGoals && !notes.isInGoals) notes.enter("goals", []);
    this.#rowsAreActions = notes.goal !== null && notes.goalBy !== "table" && notes.goal.rows.length === 0 && !fields.has("title");
    return true;
  }

  /** 目標 | 実績 | 評価 below a heading: what the goal is called stands in the heading, which is read here where nothing took it for one. */
  #namesGoal(columns: Columns): boolean {
    const notes = this.#notes;
    const found = [...columns.values()];
    const own = found.every(({ field, label }) => field !== "content" && (field !== "title" || labelKey(label.text) === "目標"));
    if (!own || !found.some(({ field }) => field === "title") || !found.some(({ field }) => field === "result" || field === "grade"))
      return false;
    if (notes.heading) {
      const { heading } = notes;
      notes.enter("goals", []);
      notes.openGoal("heading", [heading]);
    }
    return notes.goalBy === "heading" && notes.goal?.isBare === true;
  }

  /** A cell alone in its row: the heading of a part, of a goal, or a text as between tables. */
  #readAlone(cells: readonly Cell[], next: Passage | null): boolean {
    const [only] = cells;
    const line = only?.lines[0];
    if (cells.length !== 1 || only?.lines.length !== 1 || !line) return false;
    const shape = shapeOf(line.text);
    const { number, label } = shape;
    if (this.#columns && goalHeadingOf(shape)?.title.isBlank === false) this.#columns = null;
    else if (this.#columns) {
      const heading = sectionOf(label.text, false) !== null && fieldOf(label.text) === null;
      const numbered = number !== null && sectionOf(label.text, true) !== null && this.#notes.sectionNumber?.kind === number.kind;
      if (!heading && !numbered) return false;
      this.#notes.enter(null, []);
      this.#columns = null;
    } else if (isPlacementLabel(line.text.text) && this.#notes.goal) return false;
    this.#texts.read(line, null, next);
    return true;
  }

  #readLines(cell: Cell | undefined, next: Passage | null): void {
    for (const [i, line] of (cell?.lines ?? []).entries()) this.#texts.read(line, null, cell?.lines[i + 1]?.text ?? next);
  }

  /** In a table with heads: a row that begins with a label of a form (評価 | A) all the same. */
  #opensForm([first, second]: readonly Cell[]): boolean {
    if (!first || !second || first.lines.length !== 1) return false;
    const field = fieldOf(cellText(first).text);
    const own = this.#columns?.get(first.column)?.field;
    return field !== null && field !== "baseline" && own !== "content" && own !== "policy" && cellText(first).length <= 12;
  }

  #readColumns(cells: readonly Cell[], behindHeads: boolean, columns: Columns): void {
    const ofGoals = [...columns.values()].some(({ field }) => field === "title" || field === "content");
    if (ofGoals || (this.#rowsAreActions && this.#notes.isInGoals))
      readGoalRow(this.#notes, cells, { columns, behindHeads, areActions: this.#rowsAreActions });
    else this.#readPolicyRow(cells, columns);
  }

  #readPolicyRow(cells: readonly Cell[], columns: Columns): void {
    const notes = this.#notes;
    readHeadCells(notes, cells, columns);
    const of = (field: Field) => cells.filter((cell) => columns.get(cell.column)?.field === field).flatMap(({ lines }) => lines);
    const number = cells.find((cell) => columns.get(cell.column)?.field === "number");
    const label = [...columns.values()].find(({ field }) => field === "mission")?.label ?? null;
    notes.say("mission", of("mission"), label);
    const lines = of("policy");
    const summary = [...of("summary"), ...of("result")];
    const { policies } = notes.statement;
    if (lines.length > 0) policies.push({ mark: number ? cellText(number) : null, lines, summary });
    else append(policies.at(-1)?.summary ?? [], summary);
  }
}

/** 目標 is what the goal that is open is to reach. */
function asTargets(columns: Columns): Columns {
  return new Map([...columns].map(([at, column]) => [at, column.field === "title" ? { ...column, field: "target" } : column]));
}

/** Of two columns of results the one that holds grades only. */
function withGrades(columns: Columns, { rows }: Table): Columns {
  const results = [...columns].filter(([, { field }]) => field === "result");
  if (results.length < 2 || [...columns.values()].some(({ field }) => field === "grade")) return columns;
  const isGraded = (at: number) => {
    const below = rows
      .slice(1)
      .flatMap(({ cells }) => cells.filter(({ column }) => column === at).map((cell) => cellText(cell).text.trim()));
    return below.length > 0 && below.every((text) => GRADE.test(text)) && below.some((text) => text !== "");
  };
  return new Map(
    [...columns].map(([at, column]) => [at, column.field === "result" && isGraded(at) ? { ...column, field: "grade" } : column]),
  );
}

const GRADE = /^(?:[A-EＡ-ＥSＳ]|[◎○〇△×✕▲①-⑤]|[1-5１-５])?$/u;

/** 4. 中期目標 alone in a row right below heads under which nothing stands. */
function opensPart([only, ...others]: readonly Cell[]): boolean {
  if (!only || others.length > 0) return false;
  const { number, label } = shapeOf(cellText(only));
  return number !== null && sectionOf(label.text, true) !== null;
}

function pairUnder(cell: Cell, labels: readonly Cell[]): Passage[] {
  const label = labels.find(({ column }) => column === cell.column);
  return label ? [cellText(label), cellText(cell)] : [Passage.empty];
}

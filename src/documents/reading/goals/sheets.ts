import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import { normalise } from "../../../domain/wording/normal.ts";
import type { Cell, CellLine, TableRow } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import type { ReportCell, ReportField } from "../align.ts";
import { Derived } from "../draft.ts";
import type { ColumnField } from "../labels.ts";
import { outline } from "../marks.ts";
import { cellText, filledCells, glyphsOf, linesText, saysNothing } from "../tables.ts";
import type { ColumnPlan, Slot } from "./columns.ts";
import { type FinishedGoal, type Form, GoalInProgress } from "./goal-in-progress.ts";
import { type Pair, type PairValue, type PeeledCell, peel } from "./pairs.ts";
import { RemarkReader } from "./remarks.ts";
import { yearsIn } from "./years.ts";

type How = "pair" | "column" | "cell";

/** The goals of a document's forms while they are being read: which stand open side by side, and what is known of the page they stand on. */
export class Sheets {
  readonly furniture: Passage[] = [];
  readonly repeats: Passage[] = [];
  readonly #goals: { readonly goal: GoalInProgress; readonly side: number }[] = [];
  #open: GoalInProgress[] = [];
  #how: How | null = null;
  #years: Derived<number>[] = [];
  #yearsStand = false;
  #department: Passage | null = null;
  /** Pairs that were printed before the title of the goal that they belong to. */
  #pending: Pair[] = [];
  #lastPair: Pair | null = null;
  #remarks: RemarkReader | null = null;

  /** The title of the goal stands apart from the table of its actions. */
  get isTitled(): boolean {
    return this.#how === "pair";
  }

  /** A running title names years: those named since the last table, in order, are the years of the goals that stand side by side. */
  standIn(years: readonly Derived<number>[]): void {
    if (years.length === 0) return;
    if (this.#yearsStand) this.#years = [];
    this.#yearsStand = false;
    this.#years = [...this.#years, ...years.filter(({ value }) => !this.#years.some((known) => known.value === value))];
  }

  standUnder(department: Passage): void {
    this.#department = department;
  }

  closeTable(): void {
    this.#yearsStand = true;
    this.#remarks = null;
    this.#lastPair = null;
  }

  pairs(pairs: readonly Pair[]): void {
    const titles = pairs.filter(({ field, values }) => field === "title" && values.length > 0);
    for (const pair of pairs) {
      this.#lastPair = pair;
      if (pair.field !== "title") this.#take(pair);
      else if (pair.values.length > 0) this.#openByPair(pair, titles.indexOf(pair), titles.length);
      else this.furniture.push(pair.label);
    }
  }

  #openByPair(pair: Pair, side: number, sides: number): void {
    const [value, ...others] = pair.values;
    const text = linesText(value?.lines ?? []);
    const [year] = yearsIn(pair.label);
    this.furniture.push(pair.label);
    if (side === 0) this.#how = "pair";
    const goal = this.#begin(text, sides > 1 ? "list" : "sheet", side, year ?? this.#yearOf(side, sides), numberIn(pair.label));
    if (side === 0 && this.#open.length > sides) this.#open.length = sides;
    for (const { lines } of others) if (goal.priority === null) goal.priority = numberIn(linesText(lines));
    if (side > 0) return;
    const pending = this.#pending;
    this.#pending = [];
    for (const before of pending) this.#give(before, goal);
  }

  /** Opens a goal, unless it is the one that stands open already (its head is printed again on the next page). */
  #begin(printed: Passage, form: Form, side: number, year: GoalInProgress["year"], priority: Derived<number> | null): GoalInProgress {
    const { title, number } = splitNumber(printed);
    const current = this.#open[side];
    const known = priority ?? number;
    if (
      current &&
      sameTitle(current.title, title) &&
      (known === null || current.priority === null || valueOf(current.priority) === known.value)
    ) {
      this.repeats.push(printed);
      return current;
    }
    const goal = new GoalInProgress(title, form);
    goal.year = year;
    goal.department = this.#department;
    goal.priority = known;
    this.#open[side] = goal;
    this.#goals.push({ goal, side });
    return goal;
  }

  #yearOf(side: number, sides: number): Derived<number> | null {
    if (sides === 1 || this.#years.length >= sides) return this.#years[side] ?? null;
    const [only] = this.#years;
    return only && sides === 2 && side === 0 ? new Derived(only.value - 1, only.from) : (only ?? null);
  }

  #take(pair: Pair): void {
    const [goal] = this.#open;
    if (pair.field === "department")
      this.#department = linesText(pair.values[0]?.lines ?? []).isBlank ? this.#department : linesText(pair.values[0]?.lines ?? []);
    if (!goal || this.#how !== "pair" || belongsToNext(pair, goal)) {
      if (pair.field === "department" || pair.field === "year") this.furniture.push(pair.label);
      if (pair.field === "year") this.standIn(pair.values.flatMap(({ lines }) => yearsIn(linesText(lines))));
      this.#pending.push(pair);
    } else this.#give(pair, goal);
  }

  #give(pair: Pair, goal: GoalInProgress): void {
    this.furniture.push(pair.label, ...pair.values.flatMap(({ lines }) => lines.flatMap(({ text }) => glyphsOf(text))));
    const values = pair.values.filter(({ lines }) => !saysNothing(linesText(lines).text));
    const [first] = values;
    const text = first ? linesText(first.lines) : null;
    switch (pair.field) {
      case "department":
        if (text) goal.department = text;
        goal.ownDepartment = text !== null;
        break;
      case "priority":
        goal.priority = (text && numberIn(text)) ?? goal.priority;
        break;
      case "year":
        goal.year = (text && yearsIn(text)[0]) ?? goal.year;
        break;
      case "background":
      case "purpose":
        for (const { lines } of values) goal[pair.field].push(...lines);
        break;
      case "sdgs":
        goal.sdgs.push(...values.map(({ lines }) => linesText(lines)));
        break;
      case "placement":
        goal.placements.push(...values.map(({ lines }) => ({ label: pair.label, lines })));
        break;
      case "remark":
      case "remark-label":
        this.#remarks = new RemarkReader(pair.label, pair.field === "remark-label" ? pair.column : null);
        for (const value of pair.values) this.#remarks.add(value);
        goal.remarks.push(this.#remarks);
        break;
      default:
        this.#report(pair.field, values, goal);
    }
  }

  /** 取組項目 | … and below it 期限 | …: an action told in pairs. */
  #report(field: ColumnField | "title", values: readonly PairValue[], goal: GoalInProgress): void {
    const lines = values.flatMap((value) => value.lines);
    if (lines.length === 0 || field === "title") return;
    if (field === "action") goal.rows.push({ mark: null, lines, reports: [], resumed: false });
    else if (isReport(field)) goal.rows.push({ mark: null, lines: [], reports: [{ field, lines }], resumed: false });
  }

  /** A row without a label below the pairs of a row; false where there is nothing that it could go on with. */
  pairsGoOn(values: readonly PairValue[]): boolean {
    const [goal] = this.#open;
    if (!this.#lastPair || !goal || this.#how !== "pair" || this.#lastPair.field === "title") return false;
    this.#give({ ...this.#lastPair, values }, goal);
    return true;
  }

  remarksGoOn(values: readonly PairValue[]): boolean {
    for (const value of values) this.#remarks?.add(value, true);
    for (const { lines } of values) for (const { text } of lines) this.furniture.push(...glyphsOf(text));
    return this.#remarks !== null;
  }

  body(rows: readonly TableRow[], plan: ColumnPlan, fresh: boolean): void {
    for (const [i, row] of rows.entries()) this.#bodyRow(row, plan, fresh && i === 0);
  }

  #bodyRow(row: TableRow, plan: ColumnPlan, resumed: boolean): void {
    const cells = filledCells(row).map((cell) => ({ cell, slot: plan.slots.get(cell.column) ?? null, peeled: peel(cell) }));
    const number = cells.find(({ slot, cell }) => (slot?.field === "mark" || slot?.field === "priority") && isNumber(cellText(cell).text));
    const numberText = number ? cellText(number.cell) : null;
    let opened = false;
    for (let side = 0; side < plan.sides; side += 1) {
      const own = cells.filter(({ slot }) => slot !== null && (slot.side === null || slot.side === side));
      const inCell = own.find(({ peeled }) => peeled.title)?.peeled.title ?? null;
      const inColumn = own.find(({ slot }) => slot?.field === "title");
      const title = inCell?.value ?? (inColumn ? cellText(inColumn.cell) : null);
      if (!title || saysNothing(title.text)) continue;
      this.#how = inCell ? "cell" : "column";
      const priority = (numberText && numberIn(numberText)) ?? (inCell && numberIn(inCell.label));
      this.#begin(title, "list", side, plan.years[side] ?? this.#yearOf(side, plan.sides), priority);
      opened = true;
    }
    for (let side = 0; side < plan.sides; side += 1) {
      const goal = this.#open[side];
      if (goal) this.#addRow(goal, side, plan, cells, opened ? null : numberText, resumed);
    }
    if (this.#open.length > 0 && numberText) this.furniture.push(numberText);
  }

  #addRow(
    goal: GoalInProgress,
    side: number,
    plan: ColumnPlan,
    cells: readonly BodyCell[],
    number: Passage | null,
    resumed: boolean,
  ): void {
    const lines: CellLine[] = [];
    const reports: ReportCell[] = [];
    for (const { cell, slot, peeled } of cells) {
      if (!slot || (slot.side !== null && slot.side !== side)) continue;
      this.furniture.push(...peeled.labels);
      const field = peeled.field ?? slot.field;
      if (!field || field === "mark" || field === "priority" || (field === "title" && !peeled.title)) continue;
      if (saysNothing(cellText(cell).text)) this.furniture.push(cellText(cell));
      else if (field === "action") lines.push(...peeled.lines);
      else if (isReport(field)) reports.push({ field, lines: peeled.lines });
      else if (field !== "title")
        this.#give({ field, label: slot.label, column: cell.column, values: [{ column: cell.column, lines: peeled.lines }] }, goal);
      this.furniture.push(...cell.lines.flatMap(({ text }) => (field === "action" ? glyphsOf(text) : [])));
    }
    const isPriority =
      number !== null && goal.priority === null && goal.rows.length === 0 && (plan.sides > 1 || numbersGoals(number, lines));
    if (isPriority) goal.priority = numberIn(number);
    if (lines.length > 0 || reports.length > 0 || (number && !isPriority))
      goal.rows.push({ mark: isPriority || plan.hasTitles ? null : number, lines, reports, resumed });
  }

  /** Goals of the first side first, as they stand in the document. */
  finish(): FinishedGoal[] {
    return [...this.#goals].sort((a, b) => a.side - b.side).map(({ goal }) => goal.finish());
  }
}

interface BodyCell {
  readonly cell: Cell;
  readonly slot: Slot | null;
  readonly peeled: PeeledCell;
}

const REPORTS: ReadonlySet<string> = new Set(["period", "target", "midterm", "result", "issues", "grade", "divisions"]);
const isReport = (field: string): field is ReportField => REPORTS.has(field);

/** A department, a number or a year that the open goal has already, or any pair below its actions that is no remark, is the next goal's. */
function belongsToNext({ field }: Pair, goal: GoalInProgress): boolean {
  if (field === "department") return goal.ownDepartment || goal.rows.length > 0;
  if (field === "priority" || field === "year") return goal.rows.length > 0;
  if (goal.rows.length === 0 || field === "remark" || field === "remark-label") return false;
  if (field === "background" || field === "purpose" || field === "sdgs") return goal[field].length > 0;
  return false;
}

const valueOf = (priority: GoalInProgress["priority"]): number | null => (priority instanceof Derived ? priority.value : priority);
const sameTitle = (a: Passage, b: Passage): boolean => bare(a) === bare(b);
const bare = (text: Passage): string => normalise(text.text).replace(/\s/gu, "");

const NUMBER = /^(?:第|no\.?)?\d{1,3}(?:[-.]\d{1,2})*(?:位|番)?$/iu;

function isNumber(text: string): boolean {
  if (text.length > 12) return false;
  return NUMBER.test(normalise(text).replace(/\s/gu, "")) || readEnumerator(text)?.mark.length === text.trim().length;
}

/** 1位, No.3, ①: the number that a text gives; null where it gives none. */
function numberIn(text: Passage): Derived<number> | null {
  const ordinal = readEnumerator(text.text)?.ordinal;
  const digits = /\d{1,3}/u.exec(normalise(text.text))?.[0];
  if (digits !== undefined) return new Derived(Number(digits), text);
  return ordinal ? new Derived(ordinal, text) : null;
}

/** A plain number beside a cell whose actions have marks of their own counts the goals. */
function numbersGoals(number: Passage, lines: readonly CellLine[]): boolean {
  return /^[0-9０-９]+$/u.test(number.text.trim()) && outline(lines.slice(0, 3))[0]?.ordinal != null;
}

const LEADING_NUMBER = /^(?:[0-9０-９]{1,2}(?=[\s　])|(?:[①-⑳]|[(（][0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}[.．](?![0-9０-９])))[\s　]*/u;

/** 1 公共交通の充実: the number of the goal in front of its title. */
function splitNumber(printed: Passage): { title: Passage; number: Derived<number> | null } {
  const lead = LEADING_NUMBER.exec(printed.text)?.[0];
  if (!lead || lead.length === printed.length) return { title: printed, number: null };
  return { title: printed.slice(lead.length), number: numberIn(printed.slice(0, lead.length)) };
}

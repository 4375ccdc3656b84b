import type { Cell, CellLine, TableRow } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { addAll } from "../add-all.ts";
import type { ReportCell } from "../align.ts";
import { Derived } from "../draft.ts";
import { outline } from "../marks.ts";
import { cellText, filledCells, glyphsOf, saysNothing } from "../tables.ts";
import type { ActionRow } from "./actions.ts";
import type { ColumnPlan, Slot } from "./columns.ts";
import type { GoalInProgress } from "./goal-in-progress.ts";
import { withMeans } from "./means.ts";
import { isNumber, numberIn, numberOfLabel, splitNumber } from "./numbers.ts";
import type { OpenGoals } from "./open-goals.ts";
import { isReport, type PairTaker } from "./pair-taker.ts";
import { type PeeledCell, peel } from "./pairs.ts";
import { yearsIn } from "./years.ts";

interface BodyCell {
  readonly cell: Cell;
  readonly slot: Slot | null;
  readonly peeled: PeeledCell;
}

/** What is known of a row before its cells are looked at. */
interface RowHead {
  readonly number: Passage | null;
  readonly resumed: boolean;
  /** A cell of actions reaches down into the row. */
  readonly under: boolean;
}

/** A cell that reaches down into the rows below. */
interface Span {
  readonly body: BodyCell;
  readonly rows: number;
}

/** What one merged cell may say of several actions. */
const FOR_ALL: ReadonlySet<string | null> = new Set(["period", "grade", "divisions"]);
const LONGEST_TITLE = 80;

const stillSpanning = (spans: readonly Span[], own: readonly BodyCell[]): Span[] => [
  ...spans.flatMap(({ body, rows }) => (rows > 1 ? [{ body, rows: rows - 1 }] : [])),
  ...own.flatMap((body) => (body.cell.rowSpan > 1 ? [{ body, rows: body.cell.rowSpan - 1 }] : [])),
];

/** Takes the rows below the heads of a table of actions: opens the goals that they name, and gives each its actions and reports. */
export class RowTaker {
  readonly #goals: OpenGoals;
  readonly #pairs: PairTaker;
  /** Of the column of departments the last: it holds for the rows below that leave theirs empty. */
  #department: Passage | null = null;
  /** Of the columns of plans in front of the titles the last, by column. */
  readonly #placements = new Map<number, BodyCell>();

  constructor(goals: OpenGoals, pairs: PairTaker) {
    this.#goals = goals;
    this.#pairs = pairs;
  }

  /** @param fresh the first of the rows opens a table, and may go on with the last row of the one before. */
  take(rows: readonly TableRow[], plan: ColumnPlan, fresh: boolean): void {
    let spans: Span[] = [];
    this.#department = null;
    this.#placements.clear();
    for (const [i, row] of rows.entries()) {
      const own = filledCells(row).map((cell): BodyCell => {
        const slot = plan.slots.get(cell.column) ?? null;
        return { cell, slot, peeled: peel(cell, slot?.glued) };
      });
      // A merged cell speaks of every action beside it; a row without one adds to the action before, which has it.
      const acts = own.some(({ slot }) => slot?.field === "action");
      const reaching = spans.flatMap(({ body }) => (acts && FOR_ALL.has(body.slot?.field ?? null) ? [body] : []));
      const cells = [...own, ...reaching];
      const under = spans.some(({ body }) => body.slot?.field === "action");
      const reached = spans.map(({ body }) => body);
      spans = stillSpanning(spans, own);
      const numbered = cells.find(({ slot, cell }) => isNumberSlot(slot) && isNumber(cellText(cell).text));
      const number = numbered ? cellText(numbered.cell) : null;
      if (this.#openByRow(own, plan)) continue;
      const opened = this.#openGoals(own, reached, plan, number);
      if (opened) addAll(cells, this.#placementOver(own, reached, plan));
      for (let side = 0; side < plan.sides; side += 1) {
        const goal = this.#goals.open[side];
        if (goal) this.#addRow(goal, side, plan, cells, { number: opened ? null : number, resumed: fresh && i === 0, under });
      }
      if (this.#goals.open.length > 0 && number) this.#goals.furniture.push(number);
    }
  }

  /** 2 支え合うまち in front of several goals, printed once: a merged cell that reaches down to this row, or one that the rows below leave empty. */
  #placementOver(own: readonly BodyCell[], reached: readonly BodyCell[], { slots }: ColumnPlan): readonly BodyCell[] {
    const title = [...slots].find(([, { field }]) => field === "title")?.[0] ?? 0;
    const isOver = ({ slot, cell }: BodyCell) => slot?.field === "placement" && cell.column < title;
    for (const body of [...reached, ...own]) if (isOver(body)) this.#placements.set(body.cell.column, body);
    const said = new Set(own.map(({ cell }) => cell.column));
    return [...this.#placements].flatMap(([column, body]) => (said.has(column) ? [] : [body]));
  }

  /** Opens the goals whose titles the row holds, in a column of titles or in front of the actions; false where it holds none. */
  #openGoals(cells: readonly BodyCell[], reached: readonly BodyCell[], plan: ColumnPlan, number: Passage | null): boolean {
    const yearCell = cellOf(cells, "year") ?? cellOf(reached, "year");
    const [year] = yearCell ? yearsIn(cellText(yearCell)) : [];
    const department = cellOf(cells, "department");
    if (department) this.#department = cellText(department);
    let opened = false;
    for (let side = 0; side < plan.sides; side += 1) {
      const own = cells.filter((cell) => isOnSide(cell, side));
      const inCell = own.find(({ peeled }) => peeled.title)?.peeled.title ?? null;
      const inColumn = own.find(({ slot }) => slot?.field === "title");
      const title = inCell?.value ?? (inColumn ? cellText(inColumn.cell) : null);
      if (!title || saysNothing(title.text)) continue;
      this.#goals.told = inCell ? "cell" : "column";
      const priority = (number && numberIn(number)) ?? (inCell && numberOfLabel(inCell.label));
      this.#goals.begin(title, "list", side, {
        year: year ?? plan.years[side] ?? this.#goals.yearOf(side, plan.sides),
        priority,
        department: this.#department,
      });
      opened = true;
    }
    return opened;
  }

  /** A row that holds one text over all columns is the title of the goal whose actions stand below it. */
  #openByRow(cells: readonly BodyCell[], plan: ColumnPlan): boolean {
    const [only, ...others] = cells;
    if (!only || others.length > 0 || plan.hasTitles) return false;
    const text = cellText(only.cell);
    // Below a title behind its label (重点目標１　…), the next one may be its number and its words only.
    if (this.#goals.told === "pair" && !this.#isNext(text)) return false;
    const isWide = only.cell.columnSpan > 2 || (only.cell.column === 0 && isNumberSlot(only.slot));
    if (!isWide || isNumber(text.text) || text.length > LONGEST_TITLE || /。/u.test(text.text)) return false;
    if (this.#goals.told !== "pair") this.#goals.told = "cell";
    this.#goals.begin(text, this.#goals.told === "pair" ? "sheet" : "list", 0, {
      year: plan.years[0] ?? this.#goals.yearOf(0, 1),
      priority: null,
      department: null,
    });
    return true;
  }

  #isNext(text: Passage): boolean {
    const before = this.#goals.open[0]?.priority ?? null;
    return before instanceof Derived && splitNumber(text).number?.value === before.value + 1;
  }

  #addRow(goal: GoalInProgress, side: number, plan: ColumnPlan, cells: readonly BodyCell[], { number, resumed, under }: RowHead): void {
    let lines: CellLine[] = [];
    const means: CellLine[] = [];
    const steps: ActionRow[] = [];
    const reports: ReportCell[] = [];
    for (const body of cells) {
      const { cell, slot, peeled } = body;
      if (!slot || !isOnSide(body, side)) continue;
      addAll(this.#goals.furniture, peeled.labels);
      const field = peeled.field ?? slot.field;
      if (!field || isNumberSlot(slot) || field === "mark" || field === "title") continue;
      if (saysNothing(cellText(cell).text)) this.#goals.furniture.push(cellText(cell));
      else if (field === "action") for (const line of peeled.lines) lines.push(line);
      else if (field === "schedule") addAll(steps, stepIn(body, plan));
      else if (field === "means") for (const line of peeled.lines) means.push(line);
      else if (isReport(field)) reports.push({ field, lines: peeled.lines, merged: cell.rowSpan > 1 });
      else
        this.#pairs.give({ field, label: slot.label, column: cell.column, values: [{ column: cell.column, lines: peeled.lines }] }, goal);
      if (field === "action" || field === "means")
        addAll(
          this.#goals.furniture,
          cell.lines.flatMap(({ text }) => glyphsOf(text)),
        );
    }
    if (means.length > 0) lines = withMeans(lines, means);
    const counts = number !== null && goal.priority === null && goal.rows.length === 0 && (plan.sides > 1 || countsGoals(number, lines));
    if (counts) goal.priority = numberIn(number);
    const mark = counts || plan.hasTitles ? null : number;
    if (lines.length > 0 || reports.length > 0 || mark || steps.length > 0) goal.addRow({ mark, lines, reports, resumed, under });
    for (const step of steps) goal.addRow(step);
  }
}

/** What stands below 第1四半期 is a step of that time; an arrow says nothing. */
function stepIn({ cell, slot, peeled: { lines } }: BodyCell, { slots }: ColumnPlan): ActionRow[] {
  if (!slot || !/\p{L}|\p{N}/u.test(cellText(cell).text)) return [];
  const last = slots.get(cell.column + cell.columnSpan - 1);
  const period = last && last !== slot && last.field === "schedule" ? Passage.join([slot.label, last.label], " ") : slot.label;
  return [{ mark: null, lines, reports: [{ field: "period", lines: [period] }], resumed: false, level: "step" }];
}

const cellOf = (cells: readonly BodyCell[], field: Slot["field"]): Cell | null =>
  cells.find(({ slot }) => slot?.field === field)?.cell ?? null;
const isNumberSlot = (slot: Slot | null): boolean => slot?.field === "mark" || slot?.field === "priority";
const isOnSide = ({ slot }: BodyCell, side: number): boolean => slot !== null && (slot.side === null || slot.side === side);

/** A plain number beside a cell whose actions have marks of their own counts the goals. */
function countsGoals(number: Passage, lines: readonly CellLine[]): boolean {
  return /^[0-9０-９]+$/u.test(number.text.trim()) && outline(lines.slice(0, 3))[0]?.ordinal != null;
}

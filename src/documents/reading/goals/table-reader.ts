import type { Cell, Table, TableRow } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import { columnLabels, labelKey, namesGoal, plainHeads, sheetLabels } from "../labels.ts";
import { cellText, filledCells } from "../tables.ts";
import { isHeadRow, isYearRow, namesYearOver, planColumns } from "./columns.ts";
import { isDepartmentName } from "./departments.ts";
import { isFormTitle } from "./form-titles.ts";
import { goalsAcross } from "./goals-across.ts";
import { partLabels } from "./label-rows.ts";
import type { OpenGoals } from "./open-goals.ts";
import type { PairTaker } from "./pair-taker.ts";
import { type Pair, type PairValue, readClosing, readPairs } from "./pairs.ts";
import { RowTaker } from "./row-taker.ts";
import { yearsIn } from "./years.ts";

/** What a row of a form is. plain: heads that say nothing (項目 | 内容). title: a line that stands over forms, in a row of its own (a sheet of a workbook). */
type Kind = "head" | "pairs" | "remark" | "body" | "title" | "plain";

interface Look {
  readonly kind: Kind;
  readonly pairs?: readonly Pair[];
}

const isOver = (pairs: readonly Pair[]): boolean =>
  pairs.length > 1 && pairs.some(({ field }) => field === "title") && pairs.every(({ values }) => values.length === 0);

const labelsOf = ({ rows }: Table): string[] =>
  rows.flatMap((row) =>
    filledCells(row)
      .slice(0, 1)
      .map((cell) => cellText(cell).text),
  );

/** What is said of a goal over its actions, and of no action. */
const OF_A_SHEET: ReadonlySet<string> = new Set(["placement", "background", "purpose", "sdgs"]);

/** How many rows at the top of a table say what is said over goals (基本方針 | …, 部局名 | …), before one that names a goal. */
function rowsOverTitle(rows: readonly TableRow[]): number {
  const at = rows.findIndex((row) => !readPairs(row, false)?.every(({ field }) => OVER_TITLE.has(field)));
  return at > 0 && readPairs(rows[at] ?? { cells: [] }, false)?.some(({ field }) => field === "title") ? at : 0;
}

const OVER_TITLE: ReadonlySet<string> = new Set(["department", "placement", "priority", "year", "person"]);

function isNamed(table: Table): boolean {
  const [first = "", ...others] = labelsOf(table);
  if (!namesGoal(first) || sheetLabels.find(first) === "title") return false;
  const ofSheet = others.findIndex((label) => OF_A_SHEET.has(sheetLabels.find(label) ?? "title"));
  const actions = others.findIndex((label) => columnLabels.find(label) === "action");
  const known = ofSheet >= 0 && (actions < 0 || ofSheet < actions);
  if (!known && (actions >= 0 || !others.some((label) => labelKey(label) === "目標"))) return false;
  return others.every((label) => sheetLabels.find(label) !== "title" || labelKey(label) === "目標");
}

function asNamed(pair: Pair): Pair {
  if (namesGoal(pair.label.text)) return { ...pair, field: "title" };
  return pair.field === "title" ? { ...pair, field: "target" } : pair;
}

/** 目標 below 重点事業 | … is what is promised for it: that label names the goals of the table. */
function isTitledOtherwise({ rows }: Table): boolean {
  const titles = rows.flatMap((row) => readPairs(row, false) ?? []).filter(({ field, values }) => field === "title" && values.length > 0);
  const [first] = titles;
  return first !== undefined && !isPlain(first) && titles.some(isPlain);
}

/** Of a table below the title of a goal, one 目標 among other labels. */
function hasPlainTitle({ rows }: Table): boolean {
  const pairs = rows.flatMap((row) => readPairs(row, true) ?? []);
  const titles = pairs.filter(({ field, values }) => field === "title" && values.length > 0);
  return pairs.length > titles.length && titles.length === 1 && titles.every(isPlain);
}

const isPlain = ({ label }: Pair): boolean => label.text.trim() === "目標";
const asPromised = (pair: Pair): Pair => (pair.field === "title" && isPlain(pair) ? { ...pair, field: "target" } : pair);

function standsOverHeads(row: TableRow, next: TableRow | undefined): boolean {
  const [only, ...others] = filledCells(row);
  return only !== undefined && others.length === 0 && namesYearOver(cellText(only), next);
}

/** 重点目標一覧表 | 市民部: the title of a page that a converter took for the first row of the table below it. */
function isTitleRow([first, ...others]: readonly Cell[]): boolean {
  if (!first || first.column > 0 || !isFormTitle(cellText(first))) return false;
  return others.every((cell) => isFormTitle(cellText(cell)) || isDepartmentName(cellText(cell).text));
}

/** No head of a table has more rows. */
const HEADS_AT_MOST = 6;

/** Reads the tables of forms of goals, row by row. */
export class TableReader {
  readonly #goals: OpenGoals;
  readonly #pairs: PairTaker;
  readonly #rows: RowTaker;
  readonly #title: (title: Passage) => void;
  #heads: TableRow[] = [];
  #columns = 0;
  /** The heads that told the columns last, and of how wide a table. */
  #told: { readonly heads: readonly TableRow[]; readonly columns: number } | null = null;
  #before: Kind | null = null;
  #body: TableRow[] = [];
  #fresh = true;
  /** The table begins with 事業名 | …, which names the goal, and 目標 below it is what is promised. */
  #named = false;
  #promised = false;
  /** Labels without anything behind them, until the row below shows whose they are. */
  #over: readonly Pair[] | null = null;

  /** @param title takes a running title that stands in a row of its own. */
  constructor(goals: OpenGoals, pairs: PairTaker, title: (title: Passage) => void) {
    this.#goals = goals;
    this.#pairs = pairs;
    this.#rows = new RowTaker(goals, pairs);
    this.#title = title;
  }

  read(table: Table): void {
    const across = goalsAcross(table);
    if (across) for (const one of across) this.#read(one);
    else this.#read(table);
  }

  #read(table: Table): void {
    // Without heads of its own, a table of as many columns goes on with the one before.
    if (table.columns !== this.#columns || this.#before !== "body") this.#heads = [];
    this.#columns = table.columns;
    this.#before = null;
    this.#fresh = true;
    this.#named = isNamed(table);
    this.#promised = !this.#named && (isTitledOtherwise(table) || (this.#isTitledAbove && hasPlainTitle(table)));
    const filled = table.rows.flatMap(partLabels).filter((row) => filledCells(row).length > 0);
    const lead = rowsOverTitle(filled);
    for (const [i, row] of filled.entries())
      if (standsOverHeads(row, filled[i + 1])) this.#yearRow(row);
      else this.#row(row, i < lead);
    this.#flush();
    this.#pairs.close();
    this.#goals.closeYears();
  }

  /** @param next what the row says is the next goal's. */
  #row(row: TableRow, next: boolean): void {
    const { kind, pairs } = this.#look(row);
    if (kind !== "body") this.#flush();
    if (kind === "head") this.#head(row);
    else if (kind === "title") this.#titleRow(row);
    else if (kind === "plain") for (const cell of filledCells(row)) this.#goals.furniture.push(cellText(cell));
    else if (pairs && isOver(pairs)) this.#over = pairs;
    else if (pairs) this.#pairs.take(pairs, next);
    else if (this.#stands(row) || this.#goesOn(row)) return;
    else this.#body.push(row);
    this.#before = kind;
  }

  #look(row: TableRow): Look {
    const [only, ...others] = filledCells(row);
    const alone = only && others.length === 0 && only.column === 0 ? cellText(only) : null;
    if (alone && alone.length <= 80 && (isFormTitle(alone) || isDepartmentName(alone.text))) return { kind: "title" };
    if (only && others.length > 0 && this.#before === null && isTitleRow(filledCells(row))) return { kind: "title" };
    if (isHeadRow(row) || isYearRow(row)) return { kind: "head" };
    if (filledCells(row).every((cell) => plainHeads.find(cellText(cell).text))) return { kind: "plain" };
    // A row of labels at the top of a table opens a form: the heads of the table before are none of it.
    const opens = this.#before === null && readPairs(row, false) !== null;
    const closing = this.#heads.length > 0 && !opens ? readClosing(row) : null;
    const pairs = closing ?? readPairs(row, opens || this.#heads.length === 0);
    if (!pairs) return { kind: "body" };
    if (this.#named) return { kind: "pairs", pairs: pairs.map(asNamed) };
    if (this.#promised && pairs.some(isPlain)) return { kind: "pairs", pairs: pairs.map(asPromised) };
    return { kind: pairs.some(({ field }) => field === "remark" || field === "remark-label") ? "remark" : "pairs", pairs };
  }

  /** A row of values below a row of labels: 重点目標 | 部局名 | 優先順位, and below it what each is. */
  #stands(row: TableRow): boolean {
    const over = this.#over;
    this.#over = null;
    if (!over) return false;
    const cells = filledCells(row);
    const below = over.map((pair) => ({ ...pair, values: cells.filter(({ column }) => column === pair.column) }));
    if (this.#before !== "pairs" || below.every(({ values }) => values.length === 0)) {
      this.#pairs.take(over);
      return false;
    }
    this.#pairs.take(below);
    return true;
  }

  #head(row: TableRow): void {
    if (this.#before !== "head" || this.#heads.length >= HEADS_AT_MOST) this.#heads = [];
    this.#heads.push(row);
    for (const cell of filledCells(row)) this.#goals.furniture.push(cellText(cell));
  }

  /** 令和5年度実績 alone over heads: the year of the goals below them. */
  #yearRow(row: TableRow): void {
    this.#flush();
    this.#pairs.close();
    this.#goals.closeYears();
    for (const cell of filledCells(row)) {
      this.#goals.furniture.push(cellText(cell));
      this.#goals.standIn(yearsIn(cellText(cell)));
    }
    this.#before = "title";
  }

  #titleRow(row: TableRow): void {
    if (this.#before !== "title") {
      this.#pairs.close();
      this.#goals.closeYears();
    }
    for (const cell of filledCells(row)) this.#title(cellText(cell));
    // The name of a department alone between rows stands over those that follow, below the same heads.
    if (!filledCells(row).every((cell) => isDepartmentName(cellText(cell).text))) this.#heads = [];
  }

  /** A row without a label of its own goes on with the remarks, or with the pairs over a table that has no heads yet. */
  #goesOn(row: TableRow): boolean {
    const cells = filledCells(row);
    if ((cells[0]?.column ?? 0) === 0) return false;
    const values = (): PairValue[] => cells.map(({ column, lines }) => ({ column, lines }));
    if (this.#before === "remark") return this.#pairs.remarksGoOn(values());
    return this.#before === "pairs" && this.#heads.length === 0 && this.#pairs.goOn(values());
  }

  #flush(): void {
    if (this.#over) this.#pairs.take(this.#over);
    this.#over = null;
    const body = this.#body;
    if (body.length === 0) return;
    this.#body = [];
    const titled = this.#goals.told === "pair";
    const own = planColumns(this.#heads, body, titled);
    const plan = own ?? (this.#isToldBefore ? planColumns([...this.#heads, ...(this.#told?.heads ?? [])], body, titled) : null);
    if (own) this.#told = { heads: this.#heads, columns: this.#columns };
    if (plan) this.#rows.take(body, plan, this.#fresh);
    this.#fresh = false;
  }

  /** The label of a goal stands right above (in a caption), and nothing has been said of it yet. */
  get #isTitledAbove(): boolean {
    const [goal, ...others] = this.#goals.open;
    return goal !== undefined && others.length === 0 && this.#goals.told === "pair" && goal.isBare;
  }

  /** On a later page only the years stand over columns whose heads the pages before have told. */
  get #isToldBefore(): boolean {
    return this.#told?.columns === this.#columns && this.#heads.length > 0 && this.#heads.every(isYearRow);
  }
}

import { normalise } from "../../../domain/wording/normal.ts";
import type { Document, Table, TableRow } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import { type Findings, nothingFound } from "../draft.ts";
import { formTitles, labelKey } from "../labels.ts";
import { cellText, filledCells } from "../tables.ts";
import { type ColumnPlan, isHeadRow, isYearRow, planColumns } from "./columns.ts";
import { departmentIn, isDepartmentName } from "./departments.ts";
import type { Form } from "./goal-in-progress.ts";
import { OpenGoals } from "./open-goals.ts";
import { PairTaker } from "./pair-taker.ts";
import { type PairValue, readPairs, splitInline } from "./pairs.ts";
import { RowTaker } from "./row-taker.ts";
import { yearsIn } from "./years.ts";

/** Everything that the forms of goals in a document say, the goals of one kind of form alone. */
export function readForms(document: Document, form: Form): Findings {
  const reader = new FormReader();
  for (const block of document.blocks) {
    if (block.kind === "table") reader.table(block);
    else reader.text(block.text);
  }
  return reader.findings(form);
}

type RowKind = "head" | "pairs" | "remark" | "body" | "title";

class FormReader {
  readonly #goals = new OpenGoals();
  readonly #pairs = new PairTaker(this.#goals);
  readonly #rows = new RowTaker(this.#goals, this.#pairs);
  readonly #texts: Passage[] = [];
  #heads: TableRow[] = [];
  #columns = 0;
  #before: RowKind | null = null;

  text(passage: Passage): void {
    this.#texts.push(passage);
    this.#overPage(passage);
  }

  /** A running title, a page number or the name of a department: what stands over the forms. False for anything else. */
  #overPage(passage: Passage): boolean {
    const text = passage.text;
    if (text.length > 80) return false;
    if (isPageNumber(text)) this.#goals.furniture.push(passage);
    else if (isFormTitle(text)) this.#title(passage);
    else if (this.#labelled(passage)) return true;
    else if (isDepartmentName(text)) this.#goals.standUnder(passage);
    else return false;
    return true;
  }

  /** 担当部局名　政策企画部, over the forms of a department. */
  #labelled(passage: Passage): boolean {
    const inline = splitInline(passage, false);
    if (inline?.field !== "department" && inline?.field !== "year") return false;
    const { field, label, value } = inline;
    this.#pairs.take([{ field, label, column: 0, values: [{ column: 0, lines: [{ text: value, item: false }] }] }]);
    return true;
  }

  /** 令和6年度 政策企画部 重点目標管理シート: the year, and the department where one is named. */
  #title(passage: Passage): void {
    this.#goals.furniture.push(passage);
    this.#goals.standIn(yearsIn(passage));
    const department = departmentIn(passage);
    if (department) this.#goals.standUnder(department);
  }

  #close(): void {
    this.#goals.closeYears();
    this.#pairs.close();
  }

  table(table: Table): void {
    let body: TableRow[] = [];
    let fresh = true;
    if (table.columns !== this.#columns || this.#before !== "body") this.#heads = [];
    this.#columns = table.columns;
    this.#before = null;
    const flush = () => {
      if (body.length > 0) this.#body(body, fresh);
      if (body.length > 0) fresh = false;
      body = [];
    };
    for (const row of table.rows) {
      if (filledCells(row).length === 0) continue;
      const kind = this.#rowKind(row);
      if (kind !== "body") flush();
      if (kind === "head") {
        if (this.#before !== "head") this.#heads = [];
        this.#heads.push(row);
        for (const cell of filledCells(row)) this.#goals.furniture.push(cellText(cell));
      } else if (kind === "body") body.push(row);
      else if (kind === "title") {
        if (this.#before !== "title") this.#close();
        const [title] = filledCells(row);
        if (title) this.text(cellText(title));
        this.#heads = [];
      }
      this.#before = kind;
    }
    flush();
    this.#close();
  }

  /** What a row is; pairs and the rows that go on with them are read at once. */
  #rowKind(row: TableRow): RowKind {
    if (isHeadRow(row) || isYearRow(row)) return "head";
    const [only, ...others] = filledCells(row);
    if (only && others.length === 0 && only.column === 0 && isOverPage(cellText(only))) return "title";
    const underHeads = this.#heads.length > 0;
    const pairs = readPairs(row, !underHeads);
    if (pairs) {
      this.#pairs.take(pairs);
      return pairs.some(({ field }) => field === "remark" || field === "remark-label") ? "remark" : "pairs";
    }
    const [first] = filledCells(row);
    const goesOn = first !== undefined && first.column > 0;
    const values = (): PairValue[] => filledCells(row).map(({ column, lines }) => ({ column, lines }));
    if (this.#before === "remark" && goesOn && this.#pairs.remarksGoOn(values())) return "remark";
    if (this.#before === "pairs" && goesOn && !underHeads && this.#pairs.goOn(values())) return "pairs";
    return "body";
  }

  #body(rows: readonly TableRow[], fresh: boolean): void {
    const plan: ColumnPlan | null = planColumns(this.#heads, rows, this.#goals.told === "pair");
    if (plan) this.#rows.take(rows, plan, fresh);
  }

  findings(form: Form): Findings {
    const finished = this.#goals.finish();
    const goals = finished.filter((goal) => goal.form === form);
    if (goals.length === 0) return nothingFound;
    const said = new Set(
      goals.flatMap(({ draft }) => [draft.title, draft.department]).flatMap((text) => (text ? [sameText(String(text))] : [])),
    );
    return {
      ...nothingFound,
      goals: goals.map(({ draft }) => draft),
      furniture: [...this.#goals.furniture, ...goals.flatMap(({ furniture }) => furniture)],
      repeats: [...this.#goals.repeats, ...this.#texts.filter(({ text }) => text.length < 200 && said.has(sameText(text)))],
    };
  }
}

/** A text without its mark and white space, for telling whether it repeats another. */
export const sameText = (text: string): string =>
  normalise(text)
    .replace(/^[\s\-–・●○◆■□◇]*(?:\(?\d{1,2}[).、]?(?=\s|[^\d.]))?/u, "")
    .replace(/\s/gu, "");

const PAGE_NUMBER = /^[\s\-－‐–—]*(?:[pP][.．]?\s*)?[0-9０-９]{1,4}(?:\s*[/／]\s*[0-9０-９]{1,4})?\s*(?:ページ|頁)?[\s\-－‐–—]*$/u;
const isPageNumber = (text: string): boolean => text.length < 20 && PAGE_NUMBER.test(text);

/** What stands over forms and is no part of them; a number alone may be a row's, so it is none. */
const isOverPage = ({ text }: Passage): boolean => text.length <= 80 && (isFormTitle(text) || isDepartmentName(text));

/** A running title: it names the form, or a year and nothing else. */
function isFormTitle(text: string): boolean {
  if (text.length > 60 || /。/u.test(text)) return false;
  const key = normalise(text).replace(/\s/gu, "");
  if (labelKey(text) === "" && /年度/u.test(key)) return true;
  const word = formTitles.find((title) => key.includes(title));
  if (!word) return false;
  const rest = key.replace(word, "").replace(/(?:令和|平成)(?:元|\d{1,2})年度?|20\d\d年度?|\(\d{4}\)|[【】()「」・\-の:]/gu, "");
  return rest.length <= 16;
}

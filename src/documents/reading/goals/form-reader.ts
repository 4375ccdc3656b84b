import { normalise } from "../../../domain/wording/normal.ts";
import type { Block, Document, Line, Running, Table, TableRow } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import { addAll } from "../add-all.ts";
import { type Findings, nothingFound } from "../draft.ts";
import { columnLabels, sheetLabels } from "../labels.ts";
import { layoutTables } from "../layout-table.ts";
import { endsSentence, widthOf } from "../plan/joining.ts";
import { runningLines } from "../running-lines.ts";
import { filledCells } from "../tables.ts";
import { brokenTables } from "./broken-table.ts";
import { namesYearOver } from "./columns.ts";
import { departmentAlone, departmentIn, isDepartmentName } from "./departments.ts";
import { isFormTitle, isOfSite, isPageNumber, isPhase } from "./form-titles.ts";
import type { FinishedGoal, Form } from "./goal-in-progress.ts";
import { readLabelLine } from "./label-lines.ts";
import { OpenGoals } from "./open-goals.ts";
import { PairTaker } from "./pair-taker.ts";
import { isPlacementLabel } from "./placement.ts";
import { withoutRepeats } from "./repeated-cells.ts";
import { stackedTables } from "./stacked-table.ts";
import { TableReader } from "./table-reader.ts";
import { WrittenForm } from "./written-form.ts";
import type { WrittenLine } from "./written-lines.ts";
import { yearsIn } from "./years.ts";

/** Everything that the forms of goals in a document say, the goals of one kind of form alone. */
export function readForms(document: Document, form: Form): Findings {
  const known = READ.get(document);
  const read = known ?? readAll(document);
  if (!known) READ.set(document, read);
  const goals = read.goals.filter((goal) => goal.form === form);
  return goals.length === 0 ? nothingFound : findingsOf(goals, read);
}

/** Both readers of goals look at the same forms, so a document is read once. */
const READ = new WeakMap<Document, ReadForms>();

interface ReadForms {
  readonly goals: readonly FinishedGoal[];
  readonly furniture: readonly Passage[];
  readonly repeats: readonly Passage[];
  /** Every text outside tables. */
  readonly texts: readonly Passage[];
}

function readAll(document: Document): ReadForms {
  const widest = document.blocks.reduce((most, block) => (block.kind === "line" ? Math.max(most, widthOf(block.text.text)) : most), 0);
  const reader = new FormReader(widest);
  const blocks = layoutTables(brokenTables(stackedTables(document.blocks)), isLabel);
  for (const [i, block] of blocks.entries()) {
    if (block.kind === "table") reader.table(block);
    else if (namesYearOver(block.text, headsOf(blocks[i + 1]))) reader.year(block.text);
    else if (block.kind === "running") reader.title(block.text);
    else reader.line(writtenLine(block, { before: blocks[i - 1], next: blocks[i + 1] }));
  }
  return reader.finish(runningLines(document.blocks));
}

const headsOf = (block: Block | undefined): TableRow | undefined =>
  block?.kind === "table" ? block.rows.find((row) => filledCells(row).length > 0) : undefined;

function findingsOf(goals: readonly FinishedGoal[], { furniture, repeats, texts }: ReadForms): Findings {
  const said = new Set(goals.flatMap(({ draft: { title, department } }) => [title, department ?? ""].map((text) => words(String(text)))));
  return {
    ...nothingFound,
    goals: goals.map(({ draft }) => draft),
    furniture: [...furniture, ...goals.flatMap((goal) => goal.furniture)],
    repeats: [...repeats, ...texts.filter(({ text }) => text.length < 200 && said.has(words(text)))],
  };
}

const NUMBER_BEHIND = /[0-9０-９]{1,2}$|[①-⑳]$/u;

/** A whole label of a sheet or of a column. A plan's name alone may be the first half of a label. */
const isLabel = (text: string): boolean =>
  sheetLabels.find(text) !== null ||
  sheetLabels.find(text.replace(NUMBER_BEHIND, "")) === "title" ||
  columnLabels.findCompound(text) !== null ||
  (isPlacementLabel(text) && /付け?$|づけ$/u.test(text.trim()));

interface Neighbours {
  readonly before: Block | undefined;
  readonly next: Block | undefined;
}

function writtenLine(block: Exclude<Block, Table | Running>, { before, next }: Neighbours): WrittenLine {
  const line = block.kind === "line";
  const below = next && next.kind !== "table" ? readLabelLine(next.text, true) : null;
  // A lower heading may be set no larger than the text: it stands alone between a heading and the labels.
  const heads = block.kind === "heading" || (block.kind === "paragraph" && before?.kind === "heading" && !endsSentence(block.text.text));
  const overLabels = below !== null && (heads ? below.field !== "title" : isPhase(block.text.text));
  return { text: block.text, whole: !line, item: block.kind === "item", gapBefore: line && block.gapBefore, overLabels };
}

/** What a text over forms may have in characters. */
const LONGEST_TITLE = 80;

class FormReader {
  readonly #goals = new OpenGoals();
  readonly #pairs = new PairTaker(this.#goals);
  readonly #tables = new TableReader(this.#goals, this.#pairs, (title) => this.#overForms(title));
  readonly #written: WrittenForm;
  readonly #texts: Passage[] = [];

  constructor(widest: number) {
    this.#written = new WrittenForm(this.#goals, this.#pairs, widest);
  }

  table(table: Table): void {
    this.#written.close();
    const { table: merged, repeats } = withoutRepeats(table);
    addAll(this.#goals.repeats, repeats);
    this.#tables.read(merged);
  }

  /** 令和5年度実績 over a table: the year of its goals. */
  year(text: Passage): void {
    this.#texts.push(text);
    this.#written.close();
    this.#goals.furniture.push(text);
    this.#goals.standIn(yearsIn(text));
  }

  /** What is printed around the text may name the form, its year and its department: the name of a sheet does. */
  title(text: Passage): void {
    if (text.length > LONGEST_TITLE) return;
    if (isFormTitle(text)) this.#overForms(text);
    else if (isDepartmentName(text.text)) this.#goals.standUnder(text);
  }

  line(line: WrittenLine): void {
    this.#texts.push(line.text);
    const { text } = line.text;
    if (isOfSite(text)) this.#written.close();
    else if (line.overLabels && isPhase(text)) this.#goals.furniture.push(line.text);
    else if (isPageNumber(text) && !this.#written.isWaiting) this.#goals.furniture.push(line.text);
    else if (!this.#overForms(line.text)) this.#written.take(line);
  }

  /** Takes a running title or the name of a department; false for anything else. */
  #overForms(text: Passage): boolean {
    if (text.length > LONGEST_TITLE) return false;
    if (isFormTitle(text)) {
      this.#written.close();
      this.#written.expectGoals();
      this.#goals.furniture.push(text);
      this.#goals.standIn(yearsIn(text));
      const department = departmentIn(text);
      if (department) this.#goals.standUnder(department);
      return true;
    }
    const alone = this.#written.isWaiting ? null : departmentAlone(text);
    if (!alone || readLabelLine(text, false)) return false;
    this.#written.countAnew();
    this.#goals.standUnder(alone.name);
    for (const part of alone.around) this.#goals.furniture.push(part);
    return true;
  }

  finish(running: ReadonlySet<Line>): ReadForms {
    this.#written.close();
    const goals = this.#goals.finish();
    const furniture = [...this.#goals.furniture, ...[...running].map(({ text }) => text)];
    return { goals, furniture, repeats: this.#goals.repeats, texts: this.#texts };
  }
}

/** A text without its mark and white space, for telling whether it repeats another: a table of contents, a head. */
const words = (text: string): string =>
  normalise(text)
    .replace(/^[\s\-–・●○◆■□◇]*(?:\(?\d{1,2}[).、]?(?=\s|[^\d.]))?/u, "")
    .replace(/\s/gu, "");

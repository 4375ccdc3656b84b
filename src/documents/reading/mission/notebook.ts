import type { CellLine } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import { Derived } from "../draft.ts";
import { yearsIn } from "../goals/years.ts";
import { labelKey } from "../labels.ts";
import { glyphsOf } from "../tables.ts";
import { append } from "./append.ts";
import { GoalNotes, isReport } from "./goal-notes.ts";
import type { Head } from "./head.ts";
import type { LineNumber } from "./heading.ts";
import { Statement } from "./statement.ts";
import type { StatementTitle } from "./title.ts";
import type { Field, Section } from "./words.ts";

/** How the goals of a part were opened. table: rows of a table with heads are goals. */
export type OpenedBy = "heading" | "glyph" | "number" | "line" | "label" | "table";

/** How the heading that opens a part is written. */
export interface PartHeading {
  readonly number: LineNumber | null;
  readonly glyph: string;
  readonly depth: number | null;
}

const NO_HEADING: PartHeading = { number: null, glyph: "", depth: null };

/** What has been read so far, and where the reader stands in it: which statement, which part, which goal. */
export class Notebook {
  readonly statements: Statement[] = [new Statement()];
  readonly furniture: Passage[] = [];
  section: Section | null = null;
  /** The number of the heading that opened the part, and its depth where the format marks it. */
  sectionNumber: LineNumber | null = null;
  /** ■ in front of it; empty where there is none. */
  sectionGlyph = "";
  sectionDepth: number | null = null;
  goal: GoalNotes | null = null;
  goalBy: OpenedBy | null = null;
  goalNumber: LineNumber | null = null;
  /** The heading right above, where it opened neither a part nor a goal: a table below it may be of one goal, which it names. */
  heading: CellLine | null = null;
  /** The year that the heading of the part names: last year's goals with their results may stand before this year's. */
  #year: Derived<number> | null = null;
  /** The last number of a line in the part, and in the field that is open. */
  lastNumber: LineNumber | null = null;

  get statement(): Statement {
    const last = this.statements.at(-1);
    if (last) return last;
    const first = new Statement();
    this.statements.push(first);
    return first;
  }

  claim(...passages: readonly Passage[]): void {
    append(this.furniture, passages);
  }

  /** Brackets, bullets and stops of lines whose words are read: what no field takes of them is no text. */
  claimGlyphs(lines: readonly CellLine[]): void {
    for (const { text } of lines) append(this.furniture, glyphsOf(text));
  }

  /** Takes a head. A department other than the one whose statement is open begins the next statement. */
  takeHead(head: Head): void {
    this.claim(...head.furniture);
    this.#begin(head.department);
    const { statement } = this;
    statement.department ??= head.department;
    statement.post ??= head.post;
    statement.name ??= head.name;
    statement.year ??= head.year;
    for (const passage of [head.department, head.post, head.name]) if (passage) this.claim(passage);
    if (head.year) this.claim(head.year.from);
  }

  takeTitle(line: Passage, { department, year }: StatementTitle): void {
    this.claim(line);
    this.#begin(department);
    this.statement.titled ||= STATEMENT.test(line.text);
    this.statement.named ||= department !== null;
    this.statement.department ??= department;
    this.statement.year ??= year;
  }

  #begin(department: Passage | null): void {
    const { statement } = this;
    if (!department || !statement.hasParts || sameName(department, statement.department)) return;
    const next = new Statement();
    next.year = statement.year;
    next.titled = statement.titled && !statement.named;
    this.statements.push(next);
    this.enter(null, []);
  }

  enter(section: Section | null, labels: readonly Passage[], heading: PartHeading = NO_HEADING): void {
    this.claim(...labels);
    this.section = section;
    this.sectionNumber = heading.number ?? (section === null ? null : this.sectionNumber);
    this.sectionGlyph = heading.glyph;
    this.sectionDepth = heading.depth;
    this.goal = null;
    this.goalBy = null;
    this.goalNumber = null;
    this.lastNumber = null;
    if (section === "mission" && labels.some(namesMission)) this.statement.statesMission = true;
    this.#year = section === "goals" ? (labels.map((label) => yearsIn(label)[0] ?? null).find((year) => year !== null) ?? null) : null;
    if (this.#year) this.statement.takeYear(this.#year);
  }

  /** 目標 inside a goal that has its title already is its target. */
  fieldIn(label: Passage, field: Field | null): Field | null {
    const { goal } = this;
    return field === "title" && goal && goal.title.length > 0 && goal.label !== "目標" && labelKey(label.text) === "目標"
      ? "target"
      : field;
  }

  get isInGoals(): boolean {
    return this.section === "goals" || this.section === "midTerm";
  }

  openGoal(
    by: OpenedBy,
    title: readonly CellLine[],
    number: { readonly ordinal: number; readonly mark: Passage } | null = null,
  ): GoalNotes {
    if (!this.isInGoals) this.enter("goals", []);
    const goal = new GoalNotes();
    append(goal.title, title);
    goal.inTable = by === "table";
    goal.year = this.#year;
    if (number && !Number.isNaN(number.ordinal)) goal.number = new Derived(number.ordinal, number.mark);
    (this.section === "midTerm" ? this.statement.midTermGoals : this.statement.goals).push(goal);
    this.goal = goal;
    this.goalBy = by;
    this.lastNumber = null;
    return goal;
  }

  /** Writes down what a label or the head of a column says that the lines are. False where nothing can hold them. */
  say(field: Field, lines: readonly CellLine[], label: Passage | null, apart = false): boolean {
    if (lines.length === 0) return true;
    const { statement } = this;
    if (field === "mission") {
      append(statement.missions, lines);
      if (label && namesMission(label)) statement.statesMission = true;
    } else if (field === "policy") this.sayPolicy(lines, apart, null);
    else if (field === "summary") this.#saySummary(lines);
    else return this.#sayOfGoal(field, lines, label, apart);
    return true;
  }

  sayPolicy(lines: readonly CellLine[], apart: boolean, mark: Passage | null): void {
    const { policies } = this.statement;
    const last = policies.at(-1);
    if (last && !apart) append(last.lines, lines);
    else policies.push({ mark, lines: [...lines], summary: [] });
  }

  /** Beside a policy in a table the summary is that row's; elsewhere it is of all policies. */
  #saySummary(lines: readonly CellLine[]): void {
    append(this.statement.summaries, lines);
  }

  #sayOfGoal(field: Field, lines: readonly CellLine[], label: Passage | null, apart: boolean): boolean {
    if (field === "baseline" || field === "number") return false;
    const goal = this.goal ?? (this.isInGoals ? this.openGoal("label", []) : null);
    if (!goal) return false;
    if (field === "title") append(goal.title, lines);
    else if (field === "content") goal.addContent(lines, apart || (goal.rows.at(-1)?.reports.size ?? 0) > 0);
    else if (field === "issues" && label && labelKey(label.text) === "課題" && goal.rows.length === 0) append(goal.background, lines);
    else if (isReport(field)) goal.addReport(field, lines);
    else if (field === "background") append(goal.background, lines);
    else if (field === "purpose") append(goal.purpose, lines);
    else if (field === "sdgs")
      append(
        goal.sdgs,
        lines.map(({ text }) => text),
      );
    else if (field === "remark" && label) goal.remarks.push({ label, lines: [...lines] });
    else if (field === "placement" && label) {
      goal.placements.openLabel(label, 0);
      goal.placements.add(lines, 0);
      goal.placements.close();
    } else return false;
    return true;
  }
}

/** What only statements of heads of department are called; 重点目標一覧表 is a title too, of a list of goals. */
const STATEMENT = /方針|宣言|マニフェスト|長の?(?:重点|[0-9０-９]{1,2}つの)?(?:目標|仕事|約束|公約)|経営目標|使命|ミッション/u;

function namesMission({ text }: Passage): boolean {
  return /使命|ミッション|mission/iu.test(text);
}

function sameName(a: Passage, b: Passage | null): boolean {
  return b === null || a.text.replace(/\s/gu, "") === b.text.replace(/\s/gu, "");
}

import type { Passage } from "../../passage.ts";
import { addAll } from "../add-all.ts";
import type { ReportField } from "../align.ts";
import { Derived, type Draft } from "../draft.ts";
import { glyphsOf, linesText, saysNothing } from "../tables.ts";
import type { GoalInProgress } from "./goal-in-progress.ts";
import { numberIn, numberOfLabel } from "./numbers.ts";
import type { OpenGoals } from "./open-goals.ts";
import type { Pair, PairValue } from "./pairs.ts";
import { RemarkReader } from "./remarks.ts";
import { yearsIn } from "./years.ts";

const REPORTS: ReadonlySet<string> = new Set(["period", "target", "midterm", "result", "issues", "grade", "divisions"]);
export const isReport = (field: string): field is ReportField => REPORTS.has(field);

/** Gives what stands behind labels to the goal that it belongs to: the one that stands open, or the next, where its title comes later. */
export class PairTaker {
  readonly #goals: OpenGoals;
  #waiting: Pair[] = [];
  #last: Pair | null = null;
  #remarks: RemarkReader | null = null;

  constructor(goals: OpenGoals) {
    this.#goals = goals;
  }

  /** The table or the stretch of text is over: what follows goes on with none of its pairs. */
  close(): void {
    this.#last = null;
    this.#remarks = null;
  }

  /** @param over the pairs stand over the title of the goal that comes next. */
  take(printed: readonly Pair[], over = false): void {
    const pairs = printed.map((pair) => this.#once(pair));
    const titles = pairs.filter(({ field, values }) => field === "title" && values.length > 0);
    // 部局名 | … | 課名 | … : what stands beside the next goal's department in its row is the next goal's too.
    const [open] = this.#goals.open;
    let next = open !== undefined && titles.length === 0 && (over || pairs.some((pair) => belongsToNext(pair, open)));
    for (const pair of pairs) {
      this.#last = pair;
      if (pair.field !== "title") this.#takeOne(pair, next);
      else if (pair.values.length > 0) {
        this.#begin(pair, titles.indexOf(pair), titles.length);
        next = false;
      } else this.#goals.furniture.push(pair.label);
    }
  }

  /** A merged cell that a converter wrote into each of the cells that it covered says it once. */
  #once(pair: Pair): Pair {
    const said = pair.values.map(({ lines }) => linesText(lines).text);
    const values = pair.values.filter((_, i) => said.indexOf(said[i] ?? "") === i);
    if (values.length === said.length) return pair;
    for (const value of pair.values)
      if (!values.includes(value))
        addAll(
          this.#goals.repeats,
          value.lines.map(({ text }) => text),
        );
    return { ...pair, values };
  }

  #begin(pair: Pair, side: number, sides: number): void {
    const [value, ...others] = pair.values;
    const [year] = yearsIn(pair.label);
    this.#goals.furniture.push(pair.label);
    this.#goals.told = "pair";
    const number = year ? null : numberOfLabel(pair.label);
    const title = linesText(value?.lines ?? []);
    const head = { year: year ?? this.#goals.yearOf(side, sides), priority: number, department: null };
    const goal = this.#goals.begin(title, sides > 1 ? "list" : "sheet", side, head);
    if (side === 0 && this.#goals.open.length > sides) this.#goals.open.length = sides;
    for (const { lines } of others) goal.priority ??= numberIn(linesText(lines));
    if (side > 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const before of waiting) this.give(before, goal);
  }

  /** @param next the row belongs to the goal whose title comes later. */
  #takeOne(pair: Pair, next: boolean): void {
    const [goal] = this.#goals.open;
    const text = pair.values[0] ? linesText(pair.values[0].lines) : null;
    if (pair.field === "department" && text && !text.isBlank) this.#goals.standUnder(text);
    if (goal && this.#goals.told === "pair" && !next && !belongsToNext(pair, goal)) {
      this.give(pair, goal);
      return;
    }
    if (goal && text && saysAgain(pair, text, goal)) {
      this.#goals.furniture.push(pair.label);
      this.#goals.repeats.push(text);
      return;
    }
    if (pair.field === "department" || pair.field === "year") this.#goals.furniture.push(pair.label);
    if (pair.field === "year" && text) this.#goals.standIn(yearsIn(text));
    this.#waiting.push(pair);
  }

  /** Puts what stands behind a label into the field that the label names. */
  give(pair: Pair, goal: GoalInProgress): void {
    addAll(this.#goals.furniture, [pair.label, ...pair.values.flatMap(glyphsOfValue)]);
    const values = pair.values.filter(({ lines }) => !saysNothing(linesText(lines).text));
    const [first] = values;
    const text = first ? linesText(first.lines) : null;
    switch (pair.field) {
      case "department":
        // The page over the goal, or the form before it, may say the same: what is printed with the goal is its own.
        if (text && goal.department?.text === text.text) this.#goals.repeats.push(goal.ownDepartment ? text : goal.department);
        if (text && !(goal.ownDepartment && goal.department?.text === text.text)) goal.department = text;
        goal.ownDepartment = text !== null;
        break;
      case "priority":
        goal.priority = (text && numberIn(text)) ?? goal.priority;
        break;
      case "year":
        if (text && valueOfDraft(goal.year) === yearsIn(text)[0]?.value) this.#goals.repeats.push(text);
        else goal.year = (text && yearsIn(text)[0]) ?? goal.year;
        break;
      case "background":
      case "purpose":
        for (const { lines } of values) for (const line of lines) goal[pair.field].push(line);
        break;
      case "sdgs":
        for (const { lines } of values) goal.sdgs.push(linesText(lines));
        break;
      case "placement":
        for (const { lines } of values)
          if (!goal.place(pair.label, lines))
            addAll(
              this.#goals.repeats,
              lines.map((line) => line.text),
            );
        break;
      case "remark":
      case "remark-label":
        this.#remarks = new RemarkReader(pair.label, pair.field === "remark-label" ? pair.column : null);
        this.#addRemarks(this.#remarks, pair);
        goal.remarks.push(this.#remarks);
        break;
      case "action":
        for (const { lines } of values)
          goal.addRow({ mark: numberOfLabel(pair.label)?.from ?? null, lines, reports: [], resumed: false, level: "action" });
        break;
      default:
        if (pair.ofGoal && goal.countsActions && isReport(pair.field)) {
          this.#giveToAll(pair, pair.field, values, goal);
          break;
        }
        // 期限 | 3月 below 取組項目 | … speaks of the action before; 担当課 | … over all actions, of all of them.
        for (const { lines } of values)
          if (pair.field === "divisions" && goal.rows.length === 0) goal.divisions.push(linesText(lines));
          else if (isReport(pair.field)) goal.addRow({ mark: null, lines: [], reports: [{ field: pair.field, lines }], resumed: false });
    }
  }

  #addRemarks(remarks: RemarkReader, { field, values }: Pair): void {
    const [first, ...others] = values;
    const headed = field === "remark" && first !== undefined && others.length === 1 && remarks.head(first);
    for (const value of headed ? others : values) remarks.add(value);
  }

  /** A grade and a division hold for each action of the goal; what else is reported of all of them is a remark. */
  #giveToAll(pair: Pair, field: ReportField, values: readonly PairValue[], goal: GoalInProgress): void {
    const texts = values.map(({ lines }) => linesText(lines));
    if (field === "divisions") addAll(goal.divisions, texts);
    else if (field === "grade") goal.grade = texts[0] ?? goal.grade;
    else {
      const remark = new RemarkReader(pair.label, null);
      for (const value of values) remark.add(value);
      goal.remarks.push(remark);
    }
  }

  /** A row without a label below the pairs of a row goes on with the last of them; false where there is none. */
  goOn(values: readonly PairValue[]): boolean {
    const [goal] = this.#goals.open;
    if (!this.#last || !goal || this.#goals.told !== "pair" || this.#last.field === "title") return false;
    this.give({ ...this.#last, values }, goal);
    return true;
  }

  /** A row below the labels of remarks holds their texts. */
  remarksGoOn(values: readonly PairValue[]): boolean {
    if (!this.#remarks) return false;
    for (const value of values) this.#remarks.add(value, true);
    addAll(this.#goals.furniture, values.flatMap(glyphsOfValue));
    return true;
  }
}

const valueOfDraft = (draft: Draft<number> | null): number | null => (draft instanceof Derived ? draft.value : draft);

/** The head of a goal that goes on is printed again on the next page. */
function saysAgain({ field }: Pair, text: Passage, goal: GoalInProgress): boolean {
  if (field === "department") return goal.department?.text === text.text;
  return field === "priority" && goal.priority !== null && valueOfDraft(goal.priority) === numberIn(text)?.value;
}

const glyphsOfValue = ({ lines }: PairValue): Passage[] => lines.flatMap(({ text }) => glyphsOf(text));

/** A department, a number or a year that the open goal has already, or below its actions what it has already, is the next goal's. */
function belongsToNext({ field }: Pair, goal: GoalInProgress): boolean {
  if (field === "department") return goal.ownDepartment || goal.rows.length > 0;
  if (field === "priority" || field === "year") return goal.rows.length > 0;
  if (field === "background" || field === "purpose" || field === "sdgs") return goal.rows.length > 0 && goal[field].length > 0;
  return false;
}

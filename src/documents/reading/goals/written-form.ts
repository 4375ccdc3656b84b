import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import { Passage } from "../../passage.ts";
import { addAll } from "../add-all.ts";
import { labelKey, sheetLabels } from "../labels.ts";
import { type LabelLine, readLabelLine } from "./label-lines.ts";
import { splitNumber } from "./numbers.ts";
import type { OpenGoals } from "./open-goals.ts";
import { isReport, type PairTaker } from "./pair-taker.ts";
import { WrittenActions } from "./written-actions.ts";
import { rowsOfColumns, type WrittenColumn } from "./written-columns.ts";
import { goesOn, joinWritten, type WrittenLine } from "./written-lines.ts";

interface OpenField {
  readonly head: LabelLine;
  readonly lines: WrittenLine[];
}

/** Actions that are being told: with labels behind them, or, below several heads of columns, cell by cell. */
interface OpenActions {
  readonly told: WrittenActions;
  readonly columns: WrittenColumn[];
  readonly cells: WrittenLine[];
  lines: number;
}

const LINES_AT_MOST = 5000;
const LONGEST_TITLE = 40;
const LONGEST_HEADING = 60;
const NUMBERED_TITLE = /^[0-9０-９]{1,2}(?:[.．](?![0-9０-９])[\s　]*|[\s　]+)[^。：:]+$/u;

/** Fields of one line: the name of a department, a number, a year. */
const OF_ONE_LINE: ReadonlySet<string> = new Set(["department", "priority", "year"]);

/** A sheet told in running text: labels with what stands behind and below them, and the actions with their reports. */
export class WrittenForm {
  readonly #goals: OpenGoals;
  readonly #pairs: PairTaker;
  readonly #widest: number;
  #open: OpenField | null = null;
  #actions: OpenActions | null = null;
  /** The label that named the goal last, 目標 alone aside. */
  #title: LabelLine | null = null;
  /** No label, but only its number or its heading tells the goal. */
  #isUnlabelled = false;
  /** The number of the next goal, where a title of the form stands over goals that only their numbers head; null where they have labels. */
  #next: number | null = null;

  constructor(goals: OpenGoals, pairs: PairTaker, widest: number) {
    this.#goals = goals;
    this.#pairs = pairs;
    this.#widest = widest;
  }

  /** A label stands open that has no text yet. */
  get isWaiting(): boolean {
    return this.#open !== null && this.#open.lines.length === 0;
  }

  /** A title of the form stands above: 1 … below it may be a goal. */
  expectGoals(): void {
    this.#next = 1;
  }

  /** Below the name of a department, goals count from 1 again. */
  countAnew(): void {
    if (this.#next === null) return;
    this.close();
    this.#next = 1;
  }

  /** Takes a line; false where no label is open that it could belong to. */
  take(line: WrittenLine): boolean {
    if (this.#beginsNumbered(line) || (line.overLabels && this.#beginsHeaded(line))) return true;
    const head = this.#promised(readLabelLine(line.text, this.#actions !== null || this.#isNumbered));
    if (head?.field === "title") {
      this.#next = null;
      this.#isUnlabelled = false;
      this.#title = head.number === null && labelKey(head.label.text) === "目標" ? null : head;
    }
    if (head && !this.#isRemark(head)) this.#begin(head, line);
    else if (this.#actions) this.#act(this.#actions, line);
    else if (this.#open && this.#accepts(this.#open, line)) this.#open.lines.push(line);
    else return this.#beginsUnlabelled(line);
    return true;
  }

  /** 目標：… below the title of a goal (重点事業１ …) is what is promised for it. */
  #promised(head: LabelLine | null): LabelLine | null {
    const isPlain = head?.field === "title" && head.number === null && labelKey(head.label.text) === "目標";
    return head && isPlain && this.#isTitled ? { ...head, field: "target" } : head;
  }

  /** A label has named a goal in this stretch, and its title stands behind it. */
  get #isTitled(): boolean {
    if (this.#isUnlabelled) return true;
    return this.#title !== null && !(this.#open?.head === this.#title && this.isWaiting);
  }

  /** The title of a goal that only its number heads stands open: 目標 below it is what the goal promises. */
  get #isNumbered(): boolean {
    return this.#open !== null && this.#open.head.label.length === 0;
  }

  /** 1　防災力の強化: the next number and a few words, without a label. */
  #beginsNumbered(line: WrittenLine): boolean {
    const { title, number } = splitNumber(line.text);
    if (number === null || number.value !== this.#next || !NUMBERED_TITLE.test(line.text.text) || title.length > LONGEST_TITLE)
      return false;
    if (readLabelLine(title, false)) this.#next = null;
    if (this.#next === null) return false;
    this.#next += 1;
    this.#beginUnlabelled(line);
    return true;
  }

  /** A heading below the title of the form, with the labels of a goal right below it: its title. */
  #beginsHeaded(line: WrittenLine): boolean {
    if (this.#next === null || line.text.length > LONGEST_HEADING || readLabelLine(line.text, false)) return false;
    this.#beginUnlabelled(line);
    return true;
  }

  #beginUnlabelled(line: WrittenLine): void {
    this.#end();
    this.#isUnlabelled = true;
    this.#open = { head: { field: "title", label: Passage.empty, bullet: Passage.empty, number: null, value: line.text }, lines: [line] };
  }

  /** ① … right below the head of a goal opens its actions, though no label says so. */
  #beginsUnlabelled(line: WrittenLine): boolean {
    const field = this.#open?.head.field;
    if (readEnumerator(line.text.text)?.ordinal !== 1 || (field !== "title" && !OF_ONE_LINE.has(field ?? ""))) return false;
    this.#openActions([line]);
    return true;
  }

  #openActions(lines: readonly WrittenLine[]): OpenActions | null {
    this.#flushField();
    if (this.#goals.open.length === 0) return null;
    const actions: OpenActions = { told: new WrittenActions(this.#widest), columns: ["action"], cells: [], lines: 0 };
    this.#actions = actions;
    for (const line of lines) this.#act(actions, line);
    return actions;
  }

  /** 期限：… below a numbered line shows that the lines from ① on were no more the field's (現状と課題), but actions. */
  #actionsInField(): OpenActions | null {
    const lines = this.#isNumbered ? [] : (this.#open?.lines ?? []);
    const at = lines.findIndex(({ text }) => {
      const mark = readEnumerator(text.text);
      return mark?.ordinal === 1 && mark.kind !== "bullet";
    });
    return at < 0 ? null : this.#openActions(lines.splice(at));
  }

  /** What is reported straight under the title of a goal is reported of the goal, as long as no action is told. */
  #actionOfGoal(): OpenActions | null {
    if (!this.#isNumbered && !this.#isTitled) return null;
    const actions = this.#openActions([]);
    actions?.told.begin(null, null);
    return actions;
  }

  /** ○残された課題 below 特記事項 is the label of a remark, not of a column. */
  #isRemark({ field }: LabelLine): boolean {
    return this.#open?.head.field === "remark" && field !== "title" && field !== "department" && field !== "priority" && field !== "year";
  }

  /** Of a goal with more lines than any form has, the rest stays unplaced. */
  #act(actions: OpenActions, line: WrittenLine): void {
    if (actions.lines >= LINES_AT_MOST) return;
    actions.lines += 1;
    if (actions.columns.length > 1) actions.cells.push(line);
    else actions.told.line(line);
  }

  #accepts({ head, lines }: OpenField, line: WrittenLine): boolean {
    const last = lines.at(-1);
    if (!last) return true;
    if (OF_ONE_LINE.has(head.field)) return false;
    return head.field !== "title" || goesOn(line, last.text, this.#widest);
  }

  #begin(head: LabelLine, line: WrittenLine): void {
    const { field } = head;
    this.#goals.furniture.push(head.bullet);
    const value: WrittenLine | null = head.value ? { ...line, text: head.value, whole: false, gapBefore: false } : null;
    if (field === "action") this.#flushField();
    if (field === "action" && this.#goals.open.length > 0) this.#beginAction(head, value);
    else if (isReport(field) && (this.#actions ?? this.#actionsInField() ?? this.#actionOfGoal())) this.#report(head, field, value);
    else {
      this.#end();
      this.#open = { head, lines: value ? [value] : [] };
    }
  }

  #beginAction(head: LabelLine, value: WrittenLine | null): void {
    addAll(this.#goals.furniture, labelOnly(head));
    const actions = this.#actions ?? this.#openActions([]);
    if (value || head.number || actions?.told.isOver) actions?.told.begin(head.number, value);
  }

  /** Heads that follow on the one of the actions, before anything else is said, are heads of columns. */
  #report(head: LabelLine, field: Exclude<WrittenColumn, "action">, value: WrittenLine | null): void {
    if (!this.#actions) return;
    const { told, columns, cells } = this.#actions;
    this.#goals.furniture.push(head.label);
    if (!value && told.isEmpty && cells.length === 0) columns.push(field);
    else if (columns.length === 1 || !told.isEmpty) told.report(field, value);
    else if (value) cells.push(value);
  }

  #flushField(): void {
    if (!this.#open) return;
    const { head, lines } = this.#open;
    this.#open = null;
    const field = sheetLabels.find(head.label.text) ?? head.field;
    if (field === "action" || (isReport(field) && field !== "divisions")) return;
    const values = lines.length === 0 ? [] : [{ column: 0, lines: joinWritten(lines, this.#widest) }];
    this.#pairs.take([{ field, label: head.label, column: 0, values }]);
    const [goal] = this.#goals.open;
    if (goal && head.label.length === 0) goal.isNumbered = true;
  }

  /** The stretch of text is over. */
  close(): void {
    this.#end();
    this.#title = null;
    this.#isUnlabelled = false;
  }

  #end(): void {
    this.#flushField();
    const actions = this.#actions;
    this.#actions = null;
    const [goal] = this.#goals.open;
    if (!actions || !goal) return;
    const { told, columns, cells } = actions;
    const rows = cells.length > 0 ? rowsOfColumns(cells, columns, this.#widest) : told.rows();
    for (const row of rows) goal.addRow(row);
  }
}

function labelOnly({ label, number }: LabelLine): Passage[] {
  const at = number ? label.text.lastIndexOf(number.text) : label.length;
  return [label.slice(0, at), label.slice(at + (number?.length ?? 0))];
}

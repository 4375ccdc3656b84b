import type { Passage } from "../../passage.ts";
import { sheetLabels } from "../labels.ts";
import { type LabelLine, readLabelLine } from "./label-lines.ts";
import type { OpenGoals } from "./open-goals.ts";
import { isReport, type PairTaker } from "./pair-taker.ts";
import type { Pair } from "./pairs.ts";
import { WrittenActions } from "./written-actions.ts";
import { goesOn, joinWritten, type WrittenLine } from "./written-lines.ts";

interface OpenField {
  readonly head: LabelLine;
  readonly lines: WrittenLine[];
}

/** Fields of one line: the name of a department, a number, a year. */
const OF_ONE_LINE: ReadonlySet<string> = new Set(["department", "priority", "year"]);

/** A sheet told in running text: labels with what stands behind and below them, and the actions with their reports. */
export class WrittenForm {
  readonly #goals: OpenGoals;
  readonly #pairs: PairTaker;
  readonly #widest: number;
  #open: OpenField | null = null;
  #actions: WrittenActions | null = null;

  constructor(goals: OpenGoals, pairs: PairTaker, widest: number) {
    this.#goals = goals;
    this.#pairs = pairs;
    this.#widest = widest;
  }

  /** A label stands open that has no text yet. */
  get isWaiting(): boolean {
    return this.#open !== null && this.#open.lines.length === 0;
  }

  /** Takes a line; false where no label is open that it could belong to. */
  take(line: WrittenLine): boolean {
    const head = readLabelLine(line.text, this.#actions !== null);
    if (head) this.#begin(head, line);
    else if (this.#actions) this.#actions.line(line);
    else if (this.#open && this.#accepts(this.#open, line)) this.#open.lines.push(line);
    else return false;
    return true;
  }

  #accepts({ head, lines }: OpenField, line: WrittenLine): boolean {
    const last = lines.at(-1);
    if (!last) return true;
    if (OF_ONE_LINE.has(head.field)) return false;
    return head.field !== "title" || goesOn(line, last.text, this.#widest);
  }

  #begin(head: LabelLine, line: WrittenLine): void {
    const value: WrittenLine | null = head.value ? { ...line, text: head.value, whole: false, gapBefore: false } : null;
    const { field } = head;
    if (field === "action" && this.#goals.open.length > 0) {
      this.#flushField();
      this.#goals.furniture.push(...labelOnly(head));
      this.#actions ??= new WrittenActions(this.#widest);
      if (value || head.number) this.#actions.begin(head.number, value);
    } else if (this.#actions && isReport(field)) {
      this.#goals.furniture.push(head.label);
      this.#actions.report(field, value);
    } else {
      this.close();
      this.#open = { head, lines: value ? [value] : [] };
    }
  }

  #flushField(): void {
    if (!this.#open) return;
    const { head, lines } = this.#open;
    this.#open = null;
    const field = sheetLabels.find(head.label.text) ?? head.field;
    if (field === "action" || isReport(field)) return;
    const values = lines.length === 0 ? [] : [{ column: 0, lines: joinWritten(lines, this.#widest) }];
    const pair: Pair = { field, label: head.label, column: 0, values };
    this.#pairs.take([pair]);
  }

  /** The stretch of text is over. */
  close(): void {
    this.#flushField();
    const actions = this.#actions;
    this.#actions = null;
    const [goal] = this.#goals.open;
    if (actions && goal) for (const row of actions.rows()) goal.rows.push(row);
  }
}

function labelOnly({ label, number }: LabelLine): Passage[] {
  const at = number ? label.text.lastIndexOf(number.text) : label.length;
  return [label.slice(0, at), label.slice(at + (number?.length ?? 0))];
}

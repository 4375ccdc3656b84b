import { type Enumerator, readEnumerator } from "../../../domain/wording/enumerator.ts";
import type { CellLine } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import type { ReportField } from "../align.ts";
import type { ActionRow } from "./actions.ts";
import { joinWritten, type WrittenLine } from "./written-lines.ts";

interface Entry {
  /** The number of its label: 取組項目①. */
  readonly number: Passage | null;
  mark: Enumerator | null;
  readonly lines: WrittenLine[];
  readonly reports: { readonly field: ReportField; readonly lines: WrittenLine[] }[];
}

/** The actions of a goal that is told in running text: items, and below each what is reported of it behind labels. */
export class WrittenActions {
  readonly #widest: number;
  readonly #entries: Entry[] = [];

  constructor(widest: number) {
    this.#widest = widest;
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  /** An action behind its label: 取組項目①　…. */
  begin(number: Passage | null, line: WrittenLine | null): void {
    const mark = line && number === null ? readEnumerator(line.text.text) : null;
    this.#entries.push({ number, mark: mark?.ordinal == null ? null : mark, lines: line ? [line] : [], reports: [] });
  }

  report(field: ReportField, line: WrittenLine | null): void {
    this.#entries.at(-1)?.reports.push({ field, lines: line ? [line] : [] });
  }

  line(line: WrittenLine): void {
    const last = this.#entries.at(-1);
    const report = last?.reports.at(-1);
    const mark = readEnumerator(line.text.text);
    if (last && last.lines.length === 0 && !report) {
      last.lines.push(line);
      if (last.number === null) last.mark ??= mark;
    } else if (report && (mark === null || belongsToReport(mark, report.lines, last?.mark ?? null))) report.lines.push(line);
    else if (last && mark === null) last.lines.push(line);
    else this.#entries.push({ number: null, mark, lines: [line], reports: [] });
  }

  /** Nothing but what stands over the first action has been told. */
  get isOver(): boolean {
    const [first, ...others] = this.#entries;
    return first !== undefined && others.length === 0 && saysOver(first);
  }

  rows(): ActionRow[] {
    const [first, ...others] = this.#entries;
    // What is reported over the first action speaks of the goal.
    const over = first && others.length > 0 && saysOver(first);
    const told = over ? others : this.#entries;
    if (areSteps(told) && !(told[0] && isToldTogether(told, told[0]))) return this.#rowsOfSteps(told, over ? first.reports : []);
    return over ? [this.#row([first], null), ...this.#rowsBelow(others)] : this.#rowsBelow(this.#entries);
  }

  /** Bullets are the steps of what the goal is, and what stands below the last of them is reported of it. */
  #rowsOfSteps(entries: readonly Entry[], over: Entry["reports"]): ActionRow[] {
    const reports = [...over, ...entries.flatMap((entry) => entry.reports)];
    const action = this.#row([{ number: null, mark: null, lines: [], reports }], null, "action");
    return [action, ...entries.map((entry) => this.#row([{ ...entry, reports: [] }], null, "step"))];
  }

  #rowsBelow(entries: readonly Entry[]): ActionRow[] {
    const blocks: Entry[][] = [];
    const [first] = entries;
    if (first && isToldTogether(entries, first)) return [this.#row(entries, first.number)];
    for (const entry of entries) {
      const block = blocks.at(-1);
      if (!block || !first || opensAction(entry, first)) blocks.push([entry]);
      else block.push(entry);
    }
    return blocks.flatMap((block) => this.#rowsOf(block));
  }

  /** Steps that each report for themselves are rows of their own; what stands below the last of several steps speaks of the action. */
  #rowsOf(block: readonly Entry[]): ActionRow[] {
    const [action, ...steps] = block;
    if (!action) return [];
    const apart = steps.slice(0, -1).some(({ reports }) => reports.length > 0) || (steps.length === 1 && action.reports.length === 0);
    if (apart) return block.map((entry, i) => this.#row([entry], entry.number, i === 0 ? "action" : "step"));
    return [this.#row(block, action.number, "action")];
  }

  #row(entries: readonly Entry[], mark: Passage | null, level?: "action" | "step"): ActionRow {
    const joined = (lines: readonly WrittenLine[]): CellLine[] => joinWritten(lines, this.#widest);
    return {
      mark,
      lines: entries.flatMap(({ lines }) => joined(lines)),
      reports: entries.flatMap(({ reports }) => reports.map(({ field, lines }) => ({ field, lines: joined(lines) }))),
      resumed: false,
      ...(level ? { level } : {}),
    };
  }
}

/** ・… ・…, and a report below the last alone. */
function areSteps(entries: readonly Entry[]): boolean {
  const reported = entries.filter(({ reports }) => reports.length > 0);
  const bullets = entries.every(({ number, mark }) => number === null && mark?.kind === "bullet");
  return bullets && entries.length > 1 && reported.length === 1 && reported[0] === entries.at(-1);
}

const saysOver = ({ number, lines, reports }: Entry): boolean => number === null && lines.length === 0 && reports.length > 0;

/** ① … ② … and then 目標 over ① … ② …, or as many bullets over as many: what is reported behind the last action speaks of them all. */
function isToldTogether(entries: readonly Entry[], { mark }: Entry): boolean {
  const last = entries.at(-1);
  if (!last || !mark || entries.length < 2) return false;
  if (entries.some((entry) => entry !== last && entry.reports.length > 0)) return false;
  return last.reports.some(({ lines }) => {
    const marks = lines.flatMap(({ text }) => readEnumerator(text.text) ?? []);
    if (mark.kind === "bullet") return marks.length === entries.length && marks.every((one) => one.mark === mark.mark);
    return mark.ordinal !== null && marks[0]?.kind === mark.kind && marks[0].ordinal === mark.ordinal;
  });
}

/** Behind 実績： alone, marked lines are its text as long as their numbers go on. */
function belongsToReport(mark: Enumerator, lines: readonly WrittenLine[], item: Enumerator | null): boolean {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) return true;
  const before = readEnumerator(last.text.text);
  if (before?.kind === mark.kind) return mark.kind === "bullet" ? before.mark === mark.mark : mark.ordinal === (before.through ?? 0) + 1;
  return before === null && mark.kind === "bullet" && item?.kind !== "bullet";
}

function opensAction(entry: Entry, first: Entry): boolean {
  if (first.number !== null) return entry.number !== null;
  if (first.mark === null) return entry.mark === null;
  return entry.mark?.kind === first.mark.kind && (first.mark.kind !== "bullet" || entry.mark.mark === first.mark.mark);
}

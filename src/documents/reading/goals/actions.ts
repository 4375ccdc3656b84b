import type { Action } from "../../../domain/goal/goal.ts";
import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import type { CellLine } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { draftAction } from "../action-drafts.ts";
import { addAll } from "../add-all.ts";
import {
  type AlignedAction,
  type AlignedStep,
  type Alignment,
  actionsOf,
  align,
  type GivenAction,
  type ReportCell,
  type ReportField,
} from "../align.ts";
import type { Draft } from "../draft.ts";
import { asPrinted, type Marked, marksOf, outline, withMarks, withOwnMark } from "../marks.ts";
import { joinMeasures } from "./measures.ts";

/** A row of the table of actions of one goal. */
export interface ActionRow {
  /** The mark in the column in front: ①, 1, 1-1. */
  readonly mark: Passage | null;
  readonly lines: readonly CellLine[];
  readonly reports: readonly ReportCell[];
  /** The row opens a page on which the table goes on. */
  readonly resumed: boolean;
  /** Where the form says it; else the marks tell. */
  readonly level?: "action" | "step";
  /** The cell of the actions reaches down into the row. */
  readonly under?: boolean;
}

export interface Actions {
  readonly drafts: readonly Draft<Action>[];
  readonly furniture: readonly Passage[];
}

/**
 * The actions that the rows of a goal's table state, with what the other columns report of them and of their steps.
 *
 * Where rows are marked in a column of their own, a marked row opens an action and a row without a mark is a step of it, or, at the top of a
 * page, the rest of its text. Without such marks, the numbered or bulleted items of a cell are actions, and each row opens its own.
 */
export function draftActions(rows: readonly ActionRow[], fiscalYear: number | null): Actions {
  const furniture: Passage[] = [];
  const numbered = rows.some(({ mark }) => mark !== null);
  const groups: OpenRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    // What stands over the first action (達成目標 over 具体的取組) speaks of it.
    const isAwaited = groups.length === 1 && last?.length === 1 && before?.lines.length === 0 && before.mark === null;
    if (row.level === "step" && last) last.push(open(row));
    else if (row.mark && row.lines.length === 0 && row.reports.length === 0) furniture.push(row.mark);
    else if (before && isAwaited && row.lines.length > 0 && !row.mark) append(before, row);
    else if (!last || !before || row.mark || row.level === "action") groups.push([open(row)]);
    else if (row.lines.length === 0 && row.under) addPart(before, row);
    else if (row.lines.length === 0 || (row.resumed && goesOn(row, before, numbered)) || isReportedAbove(row, before)) append(before, row);
    else if (numbered || isStepRow(row, last[0] ?? before)) last.push(open(row));
    else groups.push([open(row)]);
  }
  const aligned = groups.flatMap((group) => alignGroup(group, furniture));
  return { drafts: aligned.map((action) => draftAction(action, fiscalYear, furniture)), furniture };
}

/** A row to which the rows that go on with it are added. */
interface OpenRow {
  readonly mark: Passage | null;
  readonly lines: CellLine[];
  readonly reports: Map<ReportField, ReportCell["lines"][number][]>;
  /** Fields that a merged cell fills. */
  readonly merged: Set<ReportField>;
  /** What is reported in the rows into which the cell of the actions reaches down, a row each. */
  readonly parts: (readonly ReportCell[])[];
}

function open({ mark, lines, reports }: ActionRow): OpenRow {
  const row: OpenRow = { mark, lines: [], reports: new Map(), merged: new Set(), parts: [reports] };
  append(row, { lines, reports });
  return row;
}

function addPart(to: OpenRow, row: ActionRow): void {
  to.parts.push(row.reports);
  append(to, row);
}

function append(to: OpenRow, { lines, reports: printed }: Pick<ActionRow, "lines" | "reports">): void {
  for (const line of lines) to.lines.push(line);
  const reports = joinMeasures(printed);
  for (const cell of reports) {
    const field = fieldOf(cell, reports);
    const before = to.reports.get(field) ?? [];
    // 自己評価 below 中間評価, and again below 最終評価: the later grade holds.
    const said = field === "grade" && isOneGrade(before) && isOneGrade(cell.lines) ? [] : before;
    for (const line of cell.lines) said.push(line);
    to.reports.set(field, said);
    if (cell.merged) to.merged.add(field);
  }
}

/** A grade is a letter, a glyph, a share; what says more under 評価 tells the result. */
const LONGEST_GRADE = 8;

const cellsOf = ({ reports, merged }: OpenRow): ReportCell[] =>
  [...reports].map(([field, lines]) => ({ field, lines, merged: merged.has(field) }));

/** Under which field a cell is kept: a long text under 評価, or the first of two, is the result, where none is told. */
function fieldOf(cell: ReportCell, cells: readonly ReportCell[]): ReportField {
  if (cell.field !== "grade" || cells.some(({ field }) => field === "result")) return cell.field;
  if (cells.findLast(({ field }) => field === "grade") !== cell) return "result";
  return cell.lines.some((line) => isLong(textIn(line))) ? "result" : "grade";
}

const textIn = (line: ReportCell["lines"][number]): Passage => (line instanceof Passage ? line : line.text);

function isOneGrade(lines: ReportCell["lines"]): boolean {
  const [only] = lines;
  return only !== undefined && lines.length === 1 && !isLong(textIn(only)) && readEnumerator(textIn(only).text)?.ordinal == null;
}

/** 受講者 890人 is a result, 80% a grade. */
const isLong = ({ text }: Passage): boolean =>
  /[、。]/u.test(text) ||
  /[\p{Script=Han}\p{Script=Katakana}]\s*[0-9０-９,，]+\s*[人件回校団体社箇か]/u.test(text) ||
  text.replace(/[(（][0-9０-９][)）]|[①-⑳]|\s/gu, "").length > LONGEST_GRADE;

/** How many lines of a row are looked back at for the mark that the next page goes on with. */
const LOOK_BACK = 40;

/** Whether a row at the top of a page continues the row before: it has no mark of its own, or its mark comes after the last of that row's. */
function goesOn(row: ActionRow, before: OpenRow, numbered: boolean): boolean {
  const [first] = outline(row.lines.slice(0, LOOK_BACK));
  if (!first || first.ordinal === null) return true;
  if (!numbered) return false;
  const steps = outline(before.lines.slice(-LOOK_BACK)).flatMap((item) => [item, ...item.children]);
  const last = steps.findLast(({ kind, ordinal }) => ordinal !== null && kind === first.kind);
  return last?.through !== undefined && last.through !== null && first.ordinal > last.through;
}

/** A layout has parted a row: its reports (1) stand above the step (1) that they speak of. */
function isReportedAbove(row: ActionRow, before: OpenRow): boolean {
  const [step] = outline(row.lines.slice(0, 1));
  if (step?.ordinal !== 1 || step.kind === "bullet") return false;
  const isStep = ({ kind, ordinal }: Marked): boolean => kind === step.kind && ordinal === 1;
  const within = (lines: OpenRow["lines"] | ReportCell["lines"]) =>
    outline(lines.slice(0, LOOK_BACK)).some((item) => isStep(item) || item.children.some(isStep));
  return !within(before.lines) && [...before.reports.values()].some(within);
}

/** In a table whose actions are numbered in their cells, a row that opens with a deeper mark is a step: ① …, then a row (1) …. */
function isStepRow(row: ActionRow, head: OpenRow): boolean {
  const [action] = outline(head.lines.slice(0, 1));
  const [first] = outline(row.lines.slice(0, 1));
  if (!action || !first || first.kind === null || action.kind === first.kind) return false;
  return action.ordinal !== null || (action.kind === null && first.ordinal !== null);
}

function alignGroup([first, ...others]: readonly OpenRow[], furniture: Passage[]): AlignedAction[] {
  if (!first) return [];
  const given = givenBy(first);
  const { actions, marks } = alignParts(given, first);
  addAll(furniture, [...marks, ...marksOf(outline(first.lines))]);
  const last = actions.at(-1);
  if (!last || others.length === 0) return [...actions];
  const steps = others.flatMap((row) => stepsOf(row, furniture));
  return [...actions.slice(0, -1), { ...last, steps: [...last.steps, ...steps] }];
}

/** As many rows beside a cell of actions as it has steps, or actions, report of one each. */
function alignParts(given: readonly GivenAction[], row: OpenRow): Alignment {
  const [only] = given;
  const { parts } = row;
  const count = only && given.length === 1 ? only.steps.length : given.length;
  if (!only || parts.length < 2 || parts.length !== count) return align(given, cellsOf(row));
  const items = given.length > 1 ? given : only.steps.map((step): GivenAction => ({ ...step, title: withMarks(step), steps: [] }));
  const each = items.map((item, i) => align([item], parts[i] ?? []));
  const marks = each.flatMap((part) => part.marks);
  const actions = each.flatMap((part) => part.actions);
  if (given.length > 1) return { actions, marks, leftover: [] };
  const steps = actions.map(({ mark, title, said }): AlignedStep => ({ mark, text: title, said }));
  return { actions: [{ mark: only.mark, title: only.title, said: {}, steps }], marks, leftover: [] };
}

/** A row of its own below an action's: what it reports without a mark speaks of its step. */
function stepsOf(row: OpenRow, furniture: Passage[]): AlignedStep[] {
  const items = outline(row.lines);
  const given = items.map((item): GivenAction => ({ ...item, title: withMarks(item), steps: [] }));
  const { actions, marks } = align(given, cellsOf(row));
  addAll(furniture, [...marks, ...marksOf(items)]);
  return actions.map(({ mark, title, said }, i): AlignedStep => ({ mark: items[i]?.kind === "bullet" ? null : mark, text: title, said }));
}

function givenBy(row: OpenRow): GivenAction[] {
  const items = outline(row.lines);
  const [first, ...others] = items;
  if (row.mark) return [{ ...marked(row.mark), ...titled(items) }];
  if (!first) return [{ mark: null, kind: null, ordinal: null, title: Passage.empty, steps: [] }];
  if (first.kind !== null) return actionsOf(items);
  if (others.some(({ kind }) => kind !== null)) return [{ mark: null, kind: null, ordinal: null, ...titled(items) }];
  if (isListOfLines(row, items)) return actionsOf(items);
  return [{ mark: null, kind: null, ordinal: null, title: asPrinted(items.map(({ text }) => text)), steps: [] }];
}

/** How the name of what is done ends. */
const COMPLETE =
  /(?:実施|開催|推進|整備|支援|促進|充実|強化|検討|作成|策定|拡充|拡大|設置|導入|見直し|確保|向上|活用|普及|啓発|配布|改修|調査|育成|連携|運営|補助|助成|開設|周知|募集|改定|発信)$/u;

/** Lines that a layout has broken are all about as long; lines that the author has broken are not, or other columns have as many. */
function isListOfLines(row: OpenRow, items: readonly Marked[]): boolean {
  if (items.length < 2) return false;
  if ([...row.reports.values()].some((lines) => lines.length === items.length)) return true;
  if (items.every(({ text }) => COMPLETE.test(text.text))) return true;
  const lengths = items.slice(0, LOOK_BACK).map(({ text }) => text.length);
  return items.length > 2 && Math.max(...lengths.slice(0, -1)) - Math.min(...lengths.slice(0, -1)) > 4;
}

function marked(mark: Passage): Pick<GivenAction, "mark" | "kind" | "ordinal"> {
  const enumerator = readEnumerator(mark.text);
  const ordinal = enumerator?.ordinal ?? (/^[0-9０-９]{1,2}$/u.test(mark.text) ? Number(mark.text.normalize("NFKC")) : null);
  return { mark, kind: enumerator?.kind ?? null, ordinal };
}

/** The title of a row's action, and what stands under it as its steps. */
function titled(items: readonly Marked[]): Pick<GivenAction, "title" | "steps"> {
  const at = items.findIndex(({ kind }) => kind !== null);
  const [only] = items;
  if (only && items.length === 1) return { title: only.text, steps: only.children };
  if (at < 0) return { title: asPrinted(items.map(({ text }) => text)), steps: [] };
  if (only?.kind === "bullet" && items.slice(1).every(({ ordinal }) => ordinal !== null))
    return { title: only.text, steps: [...only.children, ...items.slice(1)] };
  if (at > 0) return { title: asPrinted(items.slice(0, at).map(({ text }) => text)), steps: items.slice(at) };
  return { title: asPrinted(items.map(withOwnMark)), steps: [] };
}

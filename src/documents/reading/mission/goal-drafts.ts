import type { Action, Goal } from "../../../domain/goal/goal.ts";
import type { Mission } from "../../../domain/mission/mission.ts";
import type { CellLine } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import { draftAction } from "../action-drafts.ts";
import { actionsOf, align, type ReportCell } from "../align.ts";
import { Derived, type Draft } from "../draft.ts";
import { type ActionRow, draftActions } from "../goals/actions.ts";
import { draftItems } from "../goals/items.ts";
import { draftSdgs } from "../goals/sdgs.ts";
import { asPrinted, type Marked, outline, withMarks } from "../marks.ts";
import { glyphsOf, saysNothing } from "../tables.ts";
import { append } from "./append.ts";
import type { GoalNotes, GoalRow } from "./goal-notes.ts";
import { readTitle, splitLead, splitTitle, type Titled } from "./goal-title.ts";

/** What stands over all goals of a statement. */
export interface GoalContext {
  readonly fiscalYear: Derived<number> | number | null;
  readonly department: Passage | null;
}

/** The goals of the year that the notes hold: one, or as many as a cell without a title has marked items. */
export function draftGoals(notes: GoalNotes, context: GoalContext, furniture: Passage[]): Draft<Goal>[] {
  const titled = titleOf(notes);
  if (!titled) return draftListed(notes, context, furniture);
  const { title, number } = titled;
  if (title.isBlank) return [];
  if (number) furniture.push(number.mark);
  const { lead, rest } = splitLead(titled.rest);
  for (const { text } of [...notes.background, ...notes.purpose]) append(furniture, glyphsOf(text));
  const [first, ...others] = notes.rows;
  const rows = first ? [{ ...first, lines: [...rest] }, ...others] : [];
  const told = rows.filter((row) => row.lines.length > 0 || row.reports.size > 0);
  const ready = told.map((row, i) => (i === 0 && isOverOne(told) ? asRow(row) : asAction(row, title, notes.inTable)));
  const { drafts, furniture: marks } = draftActions(ready, yearOf(context));
  append(furniture, marks);
  return [
    {
      ...headOf(notes, context),
      priority: notes.number ?? (number && new Derived(number.ordinal, number.mark)),
      title,
      background: draftItems(notes.background),
      purpose: draftItems([...notes.purpose, ...lead]),
      actions: drafts,
    },
  ];
}

/** The mid-term goals that the notes hold; an item of the schedule for each mark. */
export function draftMidTermGoals(notes: GoalNotes, furniture: Passage[]): Draft<Mission["midTermGoals"][number]>[] {
  const schedule = outline(notes.rows.flatMap(({ reports }) => reports.get("period") ?? []));
  collectMarks(schedule, furniture);
  const shared = {
    schedule: schedule.map(withMarks).filter(({ text }) => !saysNothing(text)),
    placements: notes.placements.drafts(),
  };
  const titled = titleOf(notes);
  if (!titled) {
    const items = outline(notes.rows.flatMap(({ lines }) => lines));
    collectMarks(items, furniture);
    return items.map(({ text, mark, ordinal, children }, i) => ({
      number: ordinal !== null && mark ? new Derived(ordinal, mark) : null,
      title: text,
      items: children.map(withMarks),
      ...(i === items.length - 1 ? shared : { schedule: [], placements: [] }),
    }));
  }
  const { title, number, rest } = titled;
  if (title.isBlank) return [];
  if (number) furniture.push(number.mark);
  const others = notes.rows.slice(1).flatMap(({ lines }) => lines);
  const items = outline([...rest, ...others]);
  collectMarks(items, furniture);
  return [{ number: notes.number ?? (number && new Derived(number.ordinal, number.mark)), title, items: items.map(withMarks), ...shared }];
}

function titleOf(notes: GoalNotes): Titled | null {
  const [first] = notes.rows;
  if (notes.title.length > 0) return { ...readTitle(notes.title), rest: first?.lines ?? [] };
  return splitTitle(first?.lines ?? []);
}

function headOf(notes: GoalNotes, { fiscalYear, department }: GoalContext) {
  return {
    fiscalYear,
    department: notes.department ?? department,
    placements: notes.placements.drafts(),
    sdgs: draftSdgs(notes.sdgs),
    remarks: notes.remarks.map(({ label, lines }) => {
      const text = asPrinted(lines.map((line) => line.text));
      return { label, text: saysNothing(text.text) ? null : text };
    }),
  };
}

function yearOf({ fiscalYear }: GoalContext): number | null {
  return fiscalYear instanceof Derived ? fiscalYear.value : fiscalYear;
}

/** 目標 … over 取組内容 …: what is promised before the only thing that is done is named is promised of it. */
function isOverOne([first, second, ...others]: readonly GoalRow[]): boolean {
  return first?.lines.length === 0 && second !== undefined && others.length === 0 && outline(second.lines).length === 1;
}

const asRow = ({ mark, lines, reports }: GoalRow): ActionRow => ({
  ...{ mark, lines, resumed: false },
  reports: [...reports].map(([field, said]): ReportCell => ({ field, lines: said })),
});

/**
 * A row of a goal as a row of actions. Bullets alone are the steps of one action that bears the goal's title, unless the other columns say as many
 * things in bullets too; so are reports without anything beside them. A bullet alone in the row of a table is what the row is about.
 */
function asAction({ mark, lines, reports }: GoalRow, title: Passage, inTable: boolean): ActionRow {
  const items = outline(lines);
  const cells = [...reports].map(([field, said]): ReportCell => ({ field, lines: said }));
  const bullets = items.length > 0 && items.every(({ kind }) => kind === "bullet");
  const paired = cells.length > 0 && cells.every((cell) => outline(cell.lines).length === items.length) && items.length > 1;
  const row = inTable && items.length === 1 && items[0]?.children.length === 0;
  const titled = mark === null && (items.length === 0 || (bullets && !paired && !row));
  return { mark, lines: titled ? [{ text: title, item: false }, ...lines] : lines, reports: cells, resumed: false };
}

/** A list of goals in one cell, without titles over them: each marked item is a goal, what stands under it its action. */
function draftListed(notes: GoalNotes, context: GoalContext, furniture: Passage[]): Draft<Goal>[] {
  const lines = notes.rows.flatMap((row) => row.lines);
  const items = outline(lines);
  collectMarks(items, furniture);
  const cells = new Map<ReportCell["field"], CellLine[]>();
  for (const { reports } of notes.rows) for (const [field, said] of reports) cells.set(field, [...(cells.get(field) ?? []), ...said]);
  const { actions, marks } = align(
    actionsOf(items),
    [...cells].map(([field, said]) => ({ field, lines: said })),
  );
  append(furniture, marks);
  const head = headOf(notes, context);
  return actions.map((action, i): Draft<Goal> => {
    const item = items[i];
    const says = action.steps.length > 0 || Object.keys(action.said).length > 0;
    const drafts: Draft<Action>[] = says ? [draftAction({ ...action, mark: null }, yearOf(context), furniture)] : [];
    return {
      ...head,
      ...(i > 0 ? { placements: [], remarks: [], sdgs: [] } : {}),
      priority: item?.mark && item.ordinal !== null ? new Derived(item.ordinal, item.mark) : null,
      title: action.title,
      background: [],
      purpose: [],
      actions: drafts,
    };
  });
}

export function collectMarks(items: readonly Marked[], into: Passage[]): void {
  for (const { mark, children } of items) {
    if (mark) into.push(mark);
    collectMarks(children, into);
  }
}

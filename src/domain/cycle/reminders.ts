import { dayInJapan } from "../calendar/day.ts";
import { deadlineOf, type HeldPosts, isLate, isOpen, type SheetState, turnOf } from "./cycle.ts";
import type { Phase, PhaseName } from "./phase.ts";

const A_DAY_MS = 86_400_000;
/** So many days before a deadline the first reminder goes out, and so many before it the last. */
export const FIRST_BEFORE = 7;
export const LAST_BEFORE = 1;
/** What is late, or waits, is told again after so many days. */
const AGAIN_AFTER = 7;
/** For so long a sheet may lie with whoever checks or approves. */
const PATIENCE = 3;
/** Mails go out while people are at work, in Japan: from 8:00 until 18:00. */
const FROM_HOUR = 8;
const UNTIL_HOUR = 18;
const JAPAN_AHEAD_HOURS = 9;

/** A sheet as reminders look at it: where it stands now (standingAt). */
export interface SheetInCycle extends SheetState {
  readonly id: number;
  readonly fiscalYear: number;
  readonly statusAt: Date;
}

interface Told {
  /** Names what a person is told of once; null where it is not time yet, or not any more, to tell of it unasked. */
  readonly occasion: string | null;
}

/** The sheet is to be handed in; where it is late, only planning can open it again. */
export interface DueMatter<Sheet extends SheetInCycle> extends Told {
  readonly kind: "due" | "late";
  readonly sheet: Sheet;
  readonly deadline: Date;
}

/** The sheet waits for somebody who checks or approves. */
export interface WaitingMatter<Sheet extends SheetInCycle> extends Told {
  readonly kind: "waiting";
  readonly sheet: Sheet;
  readonly turn: "checker" | "approver";
}

/** What planning is told of a year: everything that is late. */
export interface SummaryMatter<Sheet extends SheetInCycle> extends Told {
  readonly kind: "summary";
  readonly fiscalYear: number;
  readonly phase: PhaseName;
  readonly late: readonly Sheet[];
}

export type SheetMatter<Sheet extends SheetInCycle> = DueMatter<Sheet> | WaitingMatter<Sheet>;
export type Matter<Sheet extends SheetInCycle> = SheetMatter<Sheet> | SummaryMatter<Sheet> | ValuesMatter;

/** Values of indicators that a unit was asked for and has not given. */
export interface ValuesMatter extends Told {
  readonly kind: "values";
  readonly unit: AskedUnit;
  /** Of the values. */
  readonly year: number;
  /** In which they are due. */
  readonly fiscalYear: number;
  readonly owed: number;
  /** ISO date of the last day. */
  readonly due: string;
}

interface AskedUnit {
  readonly id: number;
  /** Null where no unit is left that answers. */
  readonly name: string | null;
  /** Whose staff is told; none where planning is. */
  readonly answerers: readonly { readonly departmentId: number | null; readonly divisionId: number | null }[];
}

export interface Around {
  readonly phases: readonly Phase[];
  readonly held: HeldPosts;
  readonly now: Date;
}

/** True at an hour at which mails go out. */
export function isSendingTime(now: Date): boolean {
  const hour = (now.getUTCHours() + JAPAN_AHEAD_HOURS) % 24;
  return hour >= FROM_HOUR && hour < UNTIL_HOUR;
}

/**
 * What there is to be told of a sheet to those whose turn it is; null where there is nothing. A matter has an occasion from the day on which a reminder is due until the
 * next one is: a day on which nothing could be sent is made good on the next.
 */
export function matterOf<Sheet extends SheetInCycle>(sheet: Sheet, { phases, held, now }: Around): SheetMatter<Sheet> | null {
  const turn = turnOf(sheet.status, held);
  if (turn === "checker" || turn === "approver") return { kind: "waiting", sheet, turn, occasion: waitingOccasion(sheet, now) };
  const deadline = turn === "author" ? deadlineOf(sheet, phases) : null;
  if (deadline === null) return null;
  const stage = stageOf(deadline, now);
  const occasion = stage === null ? null : `${nameOf(sheet)} ${lastDayOf(deadline)} ${stage}`;
  if (isLate(sheet, phases, now)) return { kind: "late", sheet, deadline, occasion };
  return isOpen(sheet, phases, now) ? { kind: "due", sheet, deadline, occasion } : null;
}

/** What planning is told of a year on the day after a phase closed, and weekly while something of it is late; null where nothing is. */
export function summaryOf<Sheet extends SheetInCycle>(
  fiscalYear: number,
  late: readonly Sheet[],
  phases: readonly Phase[],
  now: Date,
): SummaryMatter<Sheet> | null {
  const closed = phases
    .filter(({ closesAt }) => closesAt <= now)
    .toSorted((one, other) => one.closesAt.getTime() - other.closesAt.getTime());
  const last = closed.at(-1);
  if (late.length === 0 || !last) return null;
  const stage = stageOf(last.closesAt, now);
  const occasion = stage === null ? null : `summary ${fiscalYear} ${last.phase} ${lastDayOf(last.closesAt)} ${stage}`;
  return { kind: "summary", fiscalYear, phase: last.phase, late, occasion };
}

/** What a unit is told of the values of a year that it owes until a day: a week and a day before the day until which it was asked, and weekly after it. */
export function valuesMatter(asked: Omit<ValuesMatter, "kind" | "occasion" | "fiscalYear">, now: Date): ValuesMatter {
  const stage = stageOf(new Date(Date.parse(`${asked.due}T00:00:00+09:00`) + A_DAY_MS), now);
  const occasion = stage === null ? null : `values ${asked.year} ${asked.unit.id} ${asked.due} ${stage}`;
  return { ...asked, kind: "values", fiscalYear: yearOfDue(asked.due), occasion };
}

/**
 * Earlier versions named the request where an occasion names its year now. Read so, what was told before an upgrade is not told again after it. It lasts for two weeks: to go with the next version.
 */
export function occasionOfYear(occasion: string, requests: readonly { readonly id: number; readonly year: number }[]): string {
  const [, id, rest] = /^values (\d+) (.*)$/su.exec(occasion) ?? [];
  const request = requests.find((one) => String(one.id) === id);
  return request === undefined ? occasion : `values ${request.year} ${rest}`;
}

/** The fiscal year in which a day lies. */
export const yearOfDue = (due: string): number => Number(due.slice(0, 4)) - (due.slice(5) < "04-01" ? 1 : 0);

/** before-7, before-1, late-0 on the day after the deadline's, late-1 a week later … */
function stageOf(deadline: Date, now: Date): string | null {
  const left = daysBetween(dayInJapan(now), lastDayOf(deadline));
  if (left > FIRST_BEFORE) return null;
  if (left < 0) return `late-${Math.floor((-left - 1) / AGAIN_AFTER)}`;
  if (now >= deadline) return null;
  return left > LAST_BEFORE ? `before-${FIRST_BEFORE}` : `before-${LAST_BEFORE}`;
}

function waitingOccasion(sheet: SheetInCycle, now: Date): string | null {
  const over = (now.getTime() - sheet.statusAt.getTime()) / A_DAY_MS - PATIENCE;
  return over > 0 ? `${nameOf(sheet)} waits since ${sheet.statusAt.toISOString()} ${Math.floor(over / AGAIN_AFTER)}` : null;
}

const nameOf = ({ id, phase, status }: SheetInCycle): string => `sheet ${id} ${phase} ${status === "returned" ? "draft" : status}`;

/** The day of the last moment before a deadline: what closes at midnight can be handed in the whole day before. */
export const lastDayOf = (deadline: Date): string => dayInJapan(new Date(deadline.getTime() - 1));

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / A_DAY_MS;

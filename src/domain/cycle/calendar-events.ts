import { holdsPost } from "../access/held-post.ts";
import { may, mayWith, type SheetScope } from "../access/permission.ts";
import type { Person } from "../access/person.ts";
import { dayAfter } from "../calendar/day-span.ts";
import type { Turn } from "./cycle.ts";
import type { Phase, PhaseName } from "./phase.ts";
import { FIRST_BEFORE, LAST_BEFORE, lastDayOf } from "./reminders.ts";

/** A phase of a year, with since when it has its times. */
export interface CalendarPhase extends Phase {
  readonly fiscalYear: number;
  readonly changedAt: Date;
}

/** A sheet where it stands now. */
export interface CalendarSheet extends SheetScope {
  readonly id: number;
  readonly fiscalYear: number;
  readonly phase: PhaseName;
  readonly statusAt: Date;
  readonly turn: Turn | null;
  readonly deadline: Date | null;
}

/** Values that are asked for until a day: of a unit that owes some, or (null) of all, as planning sees it. */
export interface CalendarValues {
  readonly request: number;
  readonly year: number;
  readonly requestedAt: Date;
  /** The moment at which the last day ends. */
  readonly deadline: Date;
  readonly unit: {
    readonly id: number;
    readonly name: string;
    /** Who gives its values on the day. */
    readonly answerers: readonly { readonly departmentId: number | null; readonly divisionId: number | null }[];
  } | null;
}

interface Timed {
  readonly at: Date;
  /** The last time at which it was given another time, or became somebody else's turn: never goes back. */
  readonly changedAt: Date;
  /** When the person is to be reminded of it. */
  readonly alarms: readonly Date[];
}

/** A phase opens, or closes. */
export interface PhaseEvent extends Timed {
  readonly kind: "opening" | "closing";
  readonly phase: CalendarPhase;
  /** What is the person's to do in it, by whose turn it is to do it. */
  readonly turns: readonly Turn[];
}

/** The deadline of a sheet that is not yet done with. */
export interface SheetEvent<Sheet> extends Timed {
  readonly kind: "deadline";
  readonly sheet: Sheet;
  /** It is the person's turn. */
  readonly isMine: boolean;
}

/** The deadline of values that are owed. */
export interface ValuesEvent extends Timed {
  readonly kind: "values";
  readonly values: CalendarValues;
}

export type CalendarEvent<Sheet> = PhaseEvent | SheetEvent<Sheet> | ValuesEvent;

/** Alarms ring when people come to work, in Japan. */
const ALARM_TIME = "09:00:00+09:00";
const TURNS = ["author", "checker", "approver", "planning"] as const satisfies readonly Turn[];

/** Who a person is on the day of a moment, by the appointments that are known now; null where nobody. */
export type OnDay = (moment: Date) => Person | null;

interface Told<Sheet> {
  readonly phases: readonly CalendarPhase[];
  readonly sheets: readonly Sheet[];
  readonly values: readonly CalendarValues[];
}

/**
 * What concerns a person, for a calendar: the phases of the years in which they hold a post, the deadlines of the sheets of their units and of the values that these owe. It tells nothing that the
 * person may not read today, and nothing of days on which they hold no post any more.
 */
export function calendarEvents<Sheet extends CalendarSheet>(
  person: Person,
  onDay: OnDay,
  { phases, sheets, values }: Told<Sheet>,
): CalendarEvent<Sheet>[] {
  if (!may(person, "read-sheet")) return [];
  return [
    ...phases.flatMap((phase) => phaseEvents(phase, onDay)),
    ...sheets.filter((sheet) => mayWith(person, "read-sheet", sheet)).flatMap((sheet) => sheetEvents(sheet, person, onDay, phases)),
    ...values.flatMap((one) => valuesEvents(one, person, onDay)),
  ];
}

function phaseEvents(phase: CalendarPhase, onDay: OnDay): PhaseEvent[] {
  const { changedAt } = phase;
  return (["opening", "closing"] as const).flatMap((kind): PhaseEvent[] => {
    const at = kind === "opening" ? phase.opensAt : phase.closesAt;
    const there = onDay(kind === "opening" ? at : lastMomentOf(at));
    if (there === null || !may(there, "read-sheet")) return [];
    const turns = TURNS.filter((turn) => there.posts.some(({ role }) => role === turn));
    return [{ kind, phase, turns, at, changedAt, alarms: kind === "closing" && turns.length > 0 ? [alarmOn(at, LAST_BEFORE)] : [] }];
  });
}

function sheetEvents<Sheet extends CalendarSheet>(
  sheet: Sheet,
  person: Person,
  onDay: OnDay,
  phases: readonly CalendarPhase[],
): SheetEvent<Sheet>[] {
  const { deadline: at, turn } = sheet;
  const there = at === null ? null : onDay(lastMomentOf(at));
  if (at === null || turn === null || there === null) return [];
  const holds = (role: Turn) => holdsPost(person, role, sheet) && holdsPost(there, role, sheet);
  if (!(["author", "checker", "approver"] as const).some(holds)) return [];
  const timed = phases.find(({ fiscalYear, phase }) => fiscalYear === sheet.fiscalYear && phase === sheet.phase);
  const changedAt = new Date(Math.max(sheet.statusAt.getTime(), timed?.changedAt.getTime() ?? 0));
  const isMine = holds(turn);
  return [{ kind: "deadline", sheet, at, isMine, changedAt, alarms: isMine ? [alarmOn(at, FIRST_BEFORE), alarmOn(at, LAST_BEFORE)] : [] }];
}

/** No department has this id. */
const NO_DEPARTMENT = -1;

/** Of a unit for those who hold a post in it, who write the values being reminded; of all for planning, who asks. */
function valuesEvents(values: CalendarValues, person: Person, onDay: OnDay): ValuesEvent[] {
  const { unit, deadline: at, requestedAt: changedAt } = values;
  const there = onDay(lastMomentOf(at));
  if (there === null) return [];
  const both = (isHeld: (by: Person) => boolean) => isHeld(person) && isHeld(there);
  const event = (alarms: readonly Date[]): ValuesEvent[] => [{ kind: "values", values, at, changedAt, alarms }];
  if (unit === null) return both((by) => may(by, "run-indicators")) ? event([]) : [];
  const holds = (role: Turn) => (by: Person) =>
    unit.answerers.some(({ departmentId, divisionId }) =>
      holdsPost(by, role, { departmentId: departmentId ?? NO_DEPARTMENT, divisionId, reviewable: false }),
    );
  if (both(holds("author"))) return event([alarmOn(at, FIRST_BEFORE), alarmOn(at, LAST_BEFORE)]);
  return both((by) => holds("checker")(by) || holds("approver")(by)) ? event([]) : [];
}

/** The moment at which somebody is reminded, so many days before the last day on which something can be done. */
function alarmOn(deadline: Date, daysBefore: number): Date {
  return new Date(`${dayAfter(lastDayOf(deadline), -daysBefore)}T${ALARM_TIME}`);
}

/** What closes at midnight is a matter of the day before. */
const lastMomentOf = (deadline: Date): Date => new Date(deadline.getTime() - 1);

/** The moments of whose days calendarEvents asks. */
export function momentsOf({ phases, sheets, values }: Told<CalendarSheet>): Date[] {
  return [
    ...phases.flatMap(({ opensAt, closesAt }) => [opensAt, lastMomentOf(closesAt)]),
    ...sheets.flatMap(({ deadline }) => (deadline === null ? [] : [lastMomentOf(deadline)])),
    ...values.map(({ deadline }) => lastMomentOf(deadline)),
  ];
}

import { may, mayWith } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { isOfUnit } from "../../domain/access/role.ts";
import { dayInJapan } from "../../domain/calendar/day.ts";
import { dayAfter } from "../../domain/calendar/day-span.ts";
import { type CalendarEvent, type CalendarValues, calendarEvents, momentsOf } from "../../domain/cycle/calendar-events.ts";
import { findCalendarAccount } from "../../store/calendar-store.ts";
import type { Database } from "../../store/database.ts";
import { listOrganisationUnits } from "../../store/organisation-store.ts";
import { findPerson } from "../../store/person-store.ts";
import { listPhasesSince } from "../../store/phase-store.ts";
import { listValueRequests, type ValueRequest } from "../../store/value-request-store.ts";
import { tokenHashOf } from "../account/secrets.ts";
import { answerersUnder, listValueRows, NOBODYS_UNIT, owedByUnit } from "../indicator/list-value-rows.ts";
import { listStandings, type StandingRow } from "../sheet/list-standings.ts";

/** A year stays in calendars for so long after its last phase has closed. */
const KEPT_DAYS = 366;
const A_DAY_MS = 86_400_000;

/**
 * What the calendar of whoever has the key shows; null where nobody has it, or the account is locked, has ended, or has a password that somebody else knows. Nobody is
 * signed in by it, and nothing but this can be read with it.
 */
export async function findCalendar(
  db: Database,
  municipality: string,
  { key, now }: { readonly key: string; readonly now: Date },
): Promise<CalendarEvent<StandingRow>[] | null> {
  const account = await findCalendarAccount(db, municipality, tokenHashOf(key));
  if (account === null || account.mustChange || (account.lockedUntil !== null && now < account.lockedUntil)) return null;
  const today = dayInJapan(now);
  const person = await findPerson(db, municipality, account.id, today);
  if (person === null) return null;
  if (person.posts.length === 0) return [];

  const phases = await listPhasesSince(db, municipality, new Date(now.getTime() - KEPT_DAYS * A_DAY_MS));
  const years = person.posts.some(({ role }) => isOfUnit(role)) ? new Set(phases.map(({ fiscalYear }) => fiscalYear)) : [];
  const sheets: StandingRow[] = [];
  for (const fiscalYear of years) {
    const ofYear = await listStandings(db, municipality, { fiscalYear }, now);
    sheets.push(...ofYear.filter((sheet) => mayWith(person, "read-sheet", sheet)));
  }

  const people = new Map<string, Person | null>([[today, person]]);
  const values = await findValues(db, person, now);
  for (const day of new Set(momentsOf({ phases, sheets, values }).map(dayInJapan)))
    if (!people.has(day)) people.set(day, await findPerson(db, municipality, account.id, day));
  return calendarEvents(person, (moment) => people.get(dayInJapan(moment)) ?? null, { phases, sheets, values });
}

/** What units owe to the requests that are open, and the requests themselves, as far as they could be the person's. */
async function findValues(db: Database, person: Person, now: Date): Promise<CalendarValues[]> {
  const { municipality, posts } = person;
  const isOfUnits = posts.some(({ role }) => isOfUnit(role));
  if (!isOfUnits && !may(person, "run-indicators")) return [];
  const since = dayAfter(dayInJapan(now), -KEPT_DAYS);
  const requests = (await listValueRequests(db, municipality)).filter(({ due }) => due >= since);
  if (requests.length === 0) return [];
  const rows = isOfUnits ? await listValueRows(db, municipality, now) : [];
  const names = new Map(isOfUnits ? (await listOrganisationUnits(db, municipality)).map(({ id, name }) => [id, name]) : []);
  const askedBy = ({ id, year, at, due }: ValueRequest) => ({ request: id, year, requestedAt: at, deadline: endOfDay(due) });
  // What is nobody's any more is planning's, who asks.
  const owed = owedByUnit(requests, rows, now).filter(({ unit }) => unit !== NOBODYS_UNIT);
  return [
    ...requests.map((request) => ({ ...askedBy(request), unit: null })),
    ...owed.map(({ unit: id, request, rows: of }) => ({
      ...askedBy(request),
      unit: { id, name: names.get(id) ?? "", answerers: answerersUnder(id, of) },
    })),
  ];
}

const endOfDay = (day: string): Date => new Date(`${dayAfter(day)}T00:00:00+09:00`);

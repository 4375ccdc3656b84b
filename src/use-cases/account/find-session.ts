import type { Person } from "../../domain/access/person.ts";
import { isAlive, isSeenAnew } from "../../domain/access/session-life.ts";
import { dayInJapan } from "../../domain/calendar/day.ts";
import type { Database } from "../../store/database.ts";
import { findPerson } from "../../store/person-store.ts";
import { findStoredSession, saveSeen } from "../../store/session-store.ts";
import { tokenHashOf } from "./secrets.ts";

/** Who is signed in, with the rights of this day. */
export interface SessionPerson extends Person {
  /** May do nothing but choose a password: somebody else knows the one there is. */
  readonly mustChange: boolean;
}

/** The person whose browser holds the token; null where nobody is signed in with it, or not any more. */
export async function findSession(db: Database, municipality: string, token: string, now: Date): Promise<SessionPerson | null> {
  const tokenHash = tokenHashOf(token);
  const session = await findStoredSession(db, municipality, tokenHash);
  if (!session || !isAlive(session, now)) return null;
  const person = await findPerson(db, municipality, session.accountId, dayInJapan(now));
  if (!person) return null;
  if (isSeenAnew(session, now)) await saveSeen(db, municipality, tokenHash, now);
  return { ...person, mustChange: session.mustChange };
}

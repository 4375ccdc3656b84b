import { foldLogin } from "../../domain/access/login.ts";
import type { Person } from "../../domain/access/person.ts";
import { IDLE_MS, LONGEST_MS } from "../../domain/access/session-life.ts";
import { dayInJapan } from "../../domain/calendar/day.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { findPerson } from "../../store/person-store.ts";
import { recordSession, removeDeadSessions } from "../../store/session-store.ts";
import { checkPassword } from "./check-password.ts";
import { newToken, tokenHashOf } from "./secrets.ts";

export interface SignIn {
  readonly municipality: string;
  readonly login: string;
  readonly password: string;
  readonly now: Date;
}

export interface SignedIn {
  /** For the browser; only its digest is kept. */
  readonly token: string;
  readonly person: Person;
  /** The person must choose a password before anything else. */
  readonly mustChange: boolean;
}

/** The login or the password is wrong, or the account is locked: whoever is not in yet is not told which, and so not whether there is such an account. */
export interface SignInRefusal {
  readonly kind: "wrong-password";
}

/** Lets somebody in who knows the password of an account, also where no appointment holds today: then there is nothing to do but to sign out. */
export async function signIn(db: Database, { municipality, login, password, now }: SignIn): Promise<Result<SignedIn, SignInRefusal>> {
  const token = newToken();
  const done = await checkPassword(db, {
    municipality,
    who: { login: foldLogin(login) },
    password,
    now,
    whenRight: async (tx, { id, name, mustChange }) => {
      await removeDeadSessions(tx, municipality, before(now));
      await recordSession(tx, municipality, { tokenHash: tokenHashOf(token), account: id, now });
      const person = await findPerson(tx, municipality, id, dayInJapan(now));
      await recordAudit(tx, municipality, [{ at: now, account: id, by: name, act: "sign-in", subject: "account", id, facts: {} }]);
      return { person, mustChange };
    },
  });
  if (!done.ok) return refuse({ kind: "wrong-password" });
  const { person, mustChange } = done.value;
  return person ? accept({ token, person, mustChange }) : refuse({ kind: "wrong-password" });
}

const before = (now: Date) => ({
  seenBefore: new Date(now.getTime() - IDLE_MS),
  createdBefore: new Date(now.getTime() - LONGEST_MS),
});

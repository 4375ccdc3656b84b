import type { Person } from "../src/domain/access/person.ts";
import type { Role } from "../src/domain/access/role.ts";
import { dayInJapan } from "../src/domain/calendar/day.ts";
import { recordAccount } from "../src/store/account-store.ts";
import { recordAppointment } from "../src/store/appointment-store.ts";
import type { Database } from "../src/store/database.ts";
import { recordUnits } from "../src/store/organisation-store.ts";
import { findPerson } from "../src/store/person-store.ts";
import { recordSession } from "../src/store/session-store.ts";
import { hashPassword } from "../src/use-cases/account/password-hash.ts";
import { newToken, tokenHashOf } from "../src/use-cases/account/secrets.ts";

/** The password of everybody in tests. */
export const PASSWORD = "朝は川沿いを歩いて役所へ";

/** A hash that takes little time. Its exponent is the full one: for a smaller one, checking makes up. */
const hash = hashPassword(PASSWORD, { log2N: 15, r: 1, p: 1 });

interface Given {
  readonly login: string;
  readonly name?: string;
  /** With the department in which it is held, where it is held in one; today without an end. */
  readonly posts?: readonly (readonly [role: Role, department?: number])[];
  readonly mustChange?: boolean;
}

/** Records an account with its appointments since 2020, and tells who it is on that day. */
export async function aPerson(db: Database, municipality: string, given: Given, now: Date): Promise<Person> {
  const { login, name = login, posts = [], mustChange = false } = given;
  const account = await db.transaction().execute(async (tx) => {
    const id = await recordAccount(tx, municipality, { login, name, email: null, password: await hash, mustChange, now });
    for (const [role, unitId = null] of posts)
      await recordAppointment(tx, municipality, { accountId: id, role, unitId, from: "2020-04-01", to: null });
    return id;
  });
  const person = await findPerson(db, municipality, account, dayInJapan(now));
  if (!person) throw new Error(`nobody signs in as ${login}`);
  return person;
}

/** The id of a department of that name, which is made where there is none. */
export async function aDepartment(db: Database, municipality: string, name: string): Promise<number> {
  const ids = await db.transaction().execute((tx) => recordUnits(tx, municipality, "department", [{ name, parentId: null }]));
  const [id] = ids.values();
  if (id === undefined) throw new Error(`no department ${name}`);
  return id;
}

/** The cookie of a browser in which the person is signed in. */
export async function cookieOf(db: Database, { municipality, account }: Person, now: Date): Promise<string> {
  const token = newToken();
  await recordSession(db, municipality, { tokenHash: tokenHashOf(token), account, now });
  return `session=${token}`;
}

import type { Person } from "../src/domain/access/person.ts";
import type { Role } from "../src/domain/access/role.ts";
import type { Database } from "../src/store/database.ts";
import { aPerson, cookieOf } from "./people.ts";

export interface SignedIn {
  readonly person: Person;
  readonly token: string;
  /** As a browser sends it. */
  readonly cookie: string;
}

let made = 0;

/** Somebody new who is signed in, appointed to roles (in a unit, or in the whole municipality) since long ago. */
export async function signedIn(
  db: Database,
  code: string,
  posts: readonly { readonly role: Role; readonly unit?: number }[],
  { name = "山田 花子", now = new Date() }: { readonly name?: string; readonly now?: Date } = {},
): Promise<SignedIn> {
  made += 1;
  const given = posts.map(({ role, unit }) => (unit === undefined ? ([role] as const) : ([role, unit] as const)));
  const person = await aPerson(db, code, { login: `person${made}`, name, posts: given }, now);
  const cookie = await cookieOf(db, person, now);
  return { person, cookie, token: cookie.replace("session=", "") };
}

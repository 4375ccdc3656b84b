import type { Person } from "../src/domain/access/person.ts";
import type { Role } from "../src/domain/access/role.ts";
import { recordAccount } from "../src/store/account-store.ts";
import type { Connection } from "../src/store/database.ts";
import { findPerson } from "../src/store/person-store.ts";
import { drawId } from "../src/store/rows.ts";
import { recordSession } from "../src/store/session-store.ts";
import { newToken, tokenHashOf } from "../src/use-cases/account/secrets.ts";

export interface SignedIn {
  readonly person: Person;
  readonly token: string;
  /** As a browser sends it. */
  readonly cookie: string;
}

let made = 0;

/** Somebody who is signed in, appointed to roles (in a unit, or in the whole municipality) since long ago. Without a password: to hash one takes a while. */
export async function signedIn(
  db: Connection,
  code: string,
  posts: readonly { readonly role: Role; readonly unit?: number }[],
  { name = "山田 花子", now = new Date() }: { readonly name?: string; readonly now?: Date } = {},
): Promise<SignedIn> {
  made += 1;
  const given = { login: `person${made}`, name, email: `person${made}@example.lg.jp`, password: null, mustChange: false, now };
  const account = await recordAccount(db, code, given);
  for (const { role, unit } of posts) {
    const id = await drawId(db);
    const post = {
      municipality_code: code,
      id,
      account_id: account,
      role,
      unit_id: unit ?? null,
      valid_from: "2000-04-01",
      valid_to: null,
    };
    await db.insertInto("appointment").values(post).execute();
  }
  const token = newToken();
  await recordSession(db, code, { tokenHash: tokenHashOf(token), account, now });
  const person = await findPerson(db, code, account, now.toISOString().slice(0, 10));
  if (!person) throw new Error("nobody is signed in");
  return { person, token, cookie: `session=${token}` };
}

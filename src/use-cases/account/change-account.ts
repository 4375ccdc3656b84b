import type { Person } from "../../domain/access/person.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { type Account, findAccount, saveAccount } from "../../store/account-store.ts";
import { listAppointments, saveAppointmentEnd } from "../../store/appointment-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { removeSessions } from "../../store/session-store.ts";
import { type AccountFault, type AccountFields, isTaken, readAccountFields, wordOfAccount } from "./account-fields.ts";
import { type AdministerRefusal, administer, type Step } from "./administer.ts";

export type AccountRefusal = { readonly kind: "unknown-account" } | { readonly kind: "account-ended" };

/** Somebody else has changed the account since; this is what it is called now. */
export interface StaleAccount {
  readonly kind: "stale";
  readonly account: AccountFields;
}

/** Changes what an account is called. @param given.base the word (wordOfAccount) of what the person saw. */
export async function changeAccount(
  db: Database,
  person: Person,
  { account, base, now, ...fields }: AccountFields & { readonly account: number; readonly base: string; readonly now: Date },
): Promise<Result<null, AccountFault | AccountRefusal | StaleAccount | AdministerRefusal>> {
  return administer(db, person, now, async (step): Promise<Result<null, AccountFault | AccountRefusal | StaleAccount>> => {
    const known = await findAccount(step.tx, step.municipality, account);
    const read = readAccountFields(fields);
    // Sent twice by mistake, it is not in its own way.
    const isDone = known !== null && read.ok && wordOfAccount(read.value) === wordOfAccount(known);
    if (known && known.endedAt === null && !isDone && wordOfAccount(known) !== base) return refuse({ kind: "stale", account: known });
    return changeAccountIn(step, account, fields);
  });
}

export async function changeAccountIn(
  { tx, municipality, note }: Step,
  account: number,
  given: AccountFields,
): Promise<Result<null, AccountFault | AccountRefusal>> {
  const known = await findOpenAccount(tx, municipality, account);
  if (!known.ok) return known;
  const fields = readAccountFields(given);
  if (!fields.ok) return fields;
  const { login, name, email } = fields.value;
  const { login: oldLogin, name: oldName, email: oldEmail } = known.value;
  if (login === oldLogin && name === oldName && email === oldEmail) return accept(null);
  if (await isTaken(tx, municipality, login, account)) return refuse({ kind: "login-taken", login });
  await saveAccount(tx, municipality, account, { login, name, email });
  note("account.change", "account", account, { login, name, email, oldLogin, oldName, oldEmail });
  return accept(null);
}

/** Ends an account: nobody signs in with it any more, and what it was appointed to ends today. What was done with it stays told. */
export async function endAccount(
  db: Database,
  person: Person,
  { account, now }: { readonly account: number; readonly now: Date },
): Promise<Result<null, AccountRefusal | AdministerRefusal>> {
  return administer(db, person, now, (step) => endAccountIn(step, account));
}

async function endAccountIn({ tx, municipality, now, today, note }: Step, account: number): Promise<Result<null, AccountRefusal>> {
  const known = await findOpenAccount(tx, municipality, account);
  if (!known.ok) return known;
  await saveAccount(tx, municipality, account, { endedAt: now });
  await removeSessions(tx, municipality, account);
  const held = await listAppointments(tx, municipality, { account });
  for (const appointment of held)
    if (appointment.to === null || appointment.to > today) await saveAppointmentEnd(tx, municipality, appointment, today);
  note("account.end", "account", account, { login: known.value.login, name: known.value.name });
  return accept(null);
}

export async function findOpenAccount(tx: Connection, municipality: string, id: number): Promise<Result<Account, AccountRefusal>> {
  const account = await findAccount(tx, municipality, id);
  if (!account) return refuse({ kind: "unknown-account" });
  return account.endedAt === null ? accept(account) : refuse({ kind: "account-ended" });
}

import type { Person } from "../../domain/access/person.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { recordAccount } from "../../store/account-store.ts";
import type { Database } from "../../store/database.ts";
import { type AccountFault, type AccountFields, isTaken, readAccountFields } from "./account-fields.ts";
import { type AdministerRefusal, administer, mayAdminister, type Step } from "./administer.ts";
import { hashPassword } from "./password-hash.ts";
import { newPassword } from "./secrets.ts";

export interface CreatedAccount {
  readonly account: number;
  /** Told once; the person chooses another after the first sign-in. */
  readonly password: string;
}

/** Makes an account, without any rights yet. */
export async function createAccount(
  db: Database,
  person: Person,
  { now, ...fields }: AccountFields & { readonly now: Date },
): Promise<Result<CreatedAccount, AccountFault | AdministerRefusal>> {
  if (!mayAdminister(person)) return refuse({ kind: "forbidden" });
  const read = readAccountFields(fields);
  if (!read.ok) return read;
  const password = newPassword();
  const hash = await hashPassword(password);
  return administer(db, person, now, async (step) => {
    const created = await createAccountIn(step, { ...fields, password: hash, mustChange: true });
    return created.ok ? accept({ account: created.value, password }) : created;
  });
}

/** @param given.password hashed. */
export async function createAccountIn(
  { tx, municipality, now, note }: Step,
  given: AccountFields & { readonly password: string; readonly mustChange: boolean },
): Promise<Result<number, AccountFault>> {
  const fields = readAccountFields(given);
  if (!fields.ok) return fields;
  const { login, name, email } = fields.value;
  if (await isTaken(tx, municipality, login)) return refuse({ kind: "login-taken", login });
  const { password, mustChange } = given;
  const account = await recordAccount(tx, municipality, { login, name, email, password, mustChange, now });
  note("account.create", "account", account, { login, name, email });
  return accept(account);
}

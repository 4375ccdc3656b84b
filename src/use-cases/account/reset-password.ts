import { foldLogin } from "../../domain/access/login.ts";
import type { Person } from "../../domain/access/person.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { findCredentials, savePassword } from "../../store/account-store.ts";
import type { Database } from "../../store/database.ts";
import { removeSessions } from "../../store/session-store.ts";
import { type AdministerRefusal, type Administrator, administer, mayAdminister, type Step } from "./administer.ts";
import { type AccountRefusal, findOpenAccount } from "./change-account.ts";
import { hashPassword } from "./password-hash.ts";
import { newPassword } from "./secrets.ts";

export interface NewPassword {
  /** Told once; the person chooses another after the next sign-in. */
  readonly password: string;
}

/** Gives an account another password, unlocks it, and ends its sessions. */
export async function resetPassword(
  db: Database,
  person: Person,
  { account, now }: { readonly account: number; readonly now: Date },
): Promise<Result<NewPassword, AccountRefusal | AdministerRefusal>> {
  return reset(db, person, now, async ({ tx, municipality }) => {
    const known = await findOpenAccount(tx, municipality, account);
    return known.ok ? accept(known.value.id) : known;
  });
}

/** The same at the machine, for whoever is locked out of the pages. */
export async function resetByOperator(
  db: Database,
  { municipality, login, now }: { readonly municipality: string; readonly login: string; readonly now: Date },
): Promise<Result<NewPassword, AccountRefusal>> {
  const done = await reset(db, { municipality, account: null, name: null }, now, async ({ tx }) => {
    const known = await findCredentials(tx, municipality, { login: foldLogin(login) });
    if (!known) return refuse({ kind: "unknown-account" });
    return known.endedAt === null ? accept(known.id) : refuse({ kind: "account-ended" });
  });
  if (done.ok) return done;
  const { kind } = done.refusal;
  if (kind === "forbidden" || kind === "last-administrator") throw new Error(`the operator was refused: ${kind}`);
  return refuse({ kind });
}

async function reset(
  db: Database,
  by: Administrator,
  now: Date,
  find: (step: Step) => Promise<Result<number, AccountRefusal>>,
): Promise<Result<NewPassword, AccountRefusal | AdministerRefusal>> {
  if (!mayAdminister(by)) return refuse({ kind: "forbidden" });
  const password = newPassword();
  const hash = await hashPassword(password);
  return administer(db, by, now, async (step): Promise<Result<NewPassword, AccountRefusal>> => {
    const account = await find(step);
    if (!account.ok) return account;
    await savePassword(step.tx, step.municipality, account.value, { password: hash, mustChange: true });
    await removeSessions(step.tx, step.municipality, account.value);
    step.note("password.reset", "account", account.value);
    return accept({ password });
  });
}

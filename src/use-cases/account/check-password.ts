import { lockAfter } from "../../domain/access/lockout.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { type Credentials, findCredentials, lockCredentials, saveFailures } from "../../store/account-store.ts";
import { type AuditAct, recordAudit } from "../../store/audit-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { isPassword } from "./password-hash.ts";

export type PasswordRefusal = { readonly kind: "wrong-password" } | { readonly kind: "locked"; readonly until: Date };

interface Check<Value> {
  readonly municipality: string;
  readonly who: { readonly login: string } | { readonly id: number };
  readonly password: string;
  readonly now: Date;
  /** What is done, in the same transaction, where the password is right. */
  readonly whenRight: (tx: Connection, account: Credentials) => Promise<Value>;
}

/**
 * Compares a password, and counts the wrong ones: so many one after the other lock the account, whoever tries and from wherever. The hash is computed outside of the
 * transaction; within it the account is looked at again, so that tries which come at once are counted one by one.
 */
export async function checkPassword<Value>(
  db: Database,
  { municipality, who, password, now, whenRight }: Check<Value>,
): Promise<Result<Value, PasswordRefusal>> {
  const found = await findCredentials(db, municipality, who);
  const known = found?.endedAt === null ? found : null;
  // Compared also where it decides nothing: how long the answer takes tells nobody which logins there are.
  const right = await isPassword(password, known?.password ?? null);
  // Nothing is written about a login that nobody has: it may be a password that was typed into the wrong field.
  if (!known) return refuse({ kind: "wrong-password" });

  return db.transaction().execute(async (tx): Promise<Result<Value, PasswordRefusal>> => {
    const account = await lockCredentials(tx, municipality, known.id);
    if (!account || account.endedAt !== null) return refuse({ kind: "wrong-password" });
    if (isLocked(account, now)) return refuse({ kind: "locked", until: account.lockedUntil });
    if (right && account.password === known.password) {
      if (account.failures > 0) await saveFailures(tx, municipality, account.id, { failures: 0, lockedUntil: null });
      return accept(await whenRight(tx, account));
    }
    const failures = account.failures + 1;
    const until = lockAfter(failures, now);
    await saveFailures(tx, municipality, account.id, { failures, lockedUntil: until });
    const facts = { failures, lockedUntil: until?.toISOString() ?? null };
    const act: AuditAct = { at: now, account: null, by: null, act: "sign-in.fail", subject: "account", id: account.id, facts };
    await recordAudit(tx, municipality, [act]);
    return refuse(until ? { kind: "locked", until } : { kind: "wrong-password" });
  });
}

function isLocked(account: Credentials, now: Date): account is Credentials & { readonly lockedUntil: Date } {
  return account.lockedUntil !== null && now < account.lockedUntil;
}

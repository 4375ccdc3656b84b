import { type PasswordFault, passwordFault } from "../../domain/access/password-rule.ts";
import type { Person } from "../../domain/access/person.ts";
import { type Result, refuse } from "../../domain/result.ts";
import { findAccount, savePassword } from "../../store/account-store.ts";
import { type AuditAct, recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { removeSessions } from "../../store/session-store.ts";
import { checkPassword, type PasswordRefusal } from "./check-password.ts";
import { hashPassword } from "./password-hash.ts";
import { tokenHashOf } from "./secrets.ts";

export interface ChangePassword {
  /** Of the session in which it is done: the others end. */
  readonly token: string;
  readonly old: string;
  readonly password: string;
  readonly now: Date;
}

export type ChangePasswordRefusal =
  | PasswordRefusal
  /** same: it is the one that there is. */
  | { readonly kind: "weak-password"; readonly fault: PasswordFault | "same" };

/** A person chooses another password, and says the old one once more: a browser that was left open is not enough. */
export async function changePassword(
  db: Database,
  { municipality, account, name }: Person,
  { token, old, password, now }: ChangePassword,
): Promise<Result<null, ChangePasswordRefusal>> {
  const known = await findAccount(db, municipality, account);
  if (!known) return refuse({ kind: "wrong-password" });
  const fault = passwordFault(password, known) ?? (password === old ? "same" : null);
  if (fault) return refuse({ kind: "weak-password", fault });

  const hash = await hashPassword(password);
  return checkPassword(db, {
    ...{ municipality, who: { id: account }, password: old, now },
    whenRight: async (tx) => {
      await savePassword(tx, municipality, account, { password: hash, mustChange: false });
      const sessions = await removeSessions(tx, municipality, account, { but: tokenHashOf(token) });
      const act: AuditAct = { at: now, account, by: name, act: "password.change", subject: "account", id: account, facts: { sessions } };
      await recordAudit(tx, municipality, [act]);
      return null;
    },
  });
}

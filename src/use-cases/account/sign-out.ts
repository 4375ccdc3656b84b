import type { Person } from "../../domain/access/person.ts";
import { findAccount } from "../../store/account-store.ts";
import { type AuditAct, recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { removeSession, removeSessions } from "../../store/session-store.ts";
import { tokenHashOf } from "./secrets.ts";

/** Ends the session of a browser. One that is not known is as good as ended. */
export async function signOut(db: Database, municipality: string, token: string, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const account = await removeSession(tx, municipality, tokenHashOf(token));
    if (account === null) return;
    const by = (await findAccount(tx, municipality, account))?.name ?? null;
    await recordAudit(tx, municipality, [{ at: now, account, by, act: "sign-out", subject: "account", id: account, facts: {} }]);
  });
}

/** Ends every session of a person, also of other browsers. Returns how many there were. */
export async function signOutEverywhere(db: Database, { municipality, account, name }: Person, now: Date): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const sessions = await removeSessions(tx, municipality, account);
    const act: AuditAct = { at: now, account, by: name, act: "sign-out.everywhere", subject: "account", id: account, facts: { sessions } };
    await recordAudit(tx, municipality, [act]);
    return sessions;
  });
}

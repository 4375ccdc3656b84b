import type { Connection } from "./database.ts";

/** A browser in which somebody is signed in, found by the digest of what it holds. */
export interface Session {
  readonly accountId: number;
  readonly createdAt: Date;
  readonly seenAt: Date;
  /** The person must choose a password before anything else. */
  readonly mustChange: boolean;
}

/** Null where there is none, or where its account has ended. */
export async function findStoredSession(db: Connection, municipality: string, tokenHash: string): Promise<Session | null> {
  const row = await db
    .selectFrom("session as s")
    .innerJoin("account as a", (join) =>
      join.onRef("a.municipality_code", "=", "s.municipality_code").onRef("a.id", "=", "s.account_id").on("a.ended_at", "is", null),
    )
    .where("s.municipality_code", "=", municipality)
    .where("s.token_hash", "=", tokenHash)
    .select(["s.account_id as accountId", "s.created_at as createdAt", "s.seen_at as seenAt", "a.must_change as mustChange"])
    .executeTakeFirst();
  return row ?? null;
}

export async function recordSession(
  tx: Connection,
  municipality: string,
  { tokenHash, account, now }: { readonly tokenHash: string; readonly account: number; readonly now: Date },
): Promise<void> {
  const row = { municipality_code: municipality, token_hash: tokenHash, account_id: account, created_at: now, seen_at: now };
  await tx.insertInto("session").values(row).execute();
}

export async function saveSeen(db: Connection, municipality: string, tokenHash: string, now: Date): Promise<void> {
  await db
    .updateTable("session")
    .where("municipality_code", "=", municipality)
    .where("token_hash", "=", tokenHash)
    .set({ seen_at: now })
    .execute();
}

/** @returns the account that was signed in, or null. */
export async function removeSession(tx: Connection, municipality: string, tokenHash: string): Promise<number | null> {
  const removed = await tx
    .deleteFrom("session")
    .where("municipality_code", "=", municipality)
    .where("token_hash", "=", tokenHash)
    .returning("account_id")
    .executeTakeFirst();
  return removed?.account_id ?? null;
}

/** Ends the sessions of an account, all but one where one is named. Returns how many. */
export async function removeSessions(
  tx: Connection,
  municipality: string,
  account: number,
  { but = null }: { readonly but?: string | null } = {},
): Promise<number> {
  let query = tx.deleteFrom("session").where("municipality_code", "=", municipality).where("account_id", "=", account);
  if (but !== null) query = query.where("token_hash", "<>", but);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}

/** Removes what nobody can use any more. */
export async function removeDeadSessions(
  tx: Connection,
  municipality: string,
  { seenBefore, createdBefore }: { readonly seenBefore: Date; readonly createdBefore: Date },
): Promise<void> {
  await tx
    .deleteFrom("session")
    .where("municipality_code", "=", municipality)
    .where((eb) => eb.or([eb("seen_at", "<=", seenBefore), eb("created_at", "<=", createdBefore)]))
    .execute();
}

import type { Connection } from "./database.ts";

/** Of an account, what it takes to show its calendar. */
export interface CalendarAccount {
  readonly id: number;
  readonly mustChange: boolean;
  readonly lockedUntil: Date | null;
}

/** Whose calendar is fetched under a key; null where there is no such key, or the account has ended. */
export async function findCalendarAccount(db: Connection, municipality: string, keyHash: string): Promise<CalendarAccount | null> {
  const found = await db
    .selectFrom("account")
    .where("municipality_code", "=", municipality)
    .where("calendar_key", "=", keyHash)
    .where("ended_at", "is", null)
    .select(["id", "must_change as mustChange", "locked_until as lockedUntil"])
    .executeTakeFirst();
  return found ?? null;
}

/** Since when the person's calendar can be fetched; null where it cannot. */
export async function findCalendarOpening(db: Connection, municipality: string, account: number): Promise<Date | null> {
  const found = await db
    .selectFrom("account")
    .where("municipality_code", "=", municipality)
    .where("id", "=", account)
    .select("calendar_key_at")
    .executeTakeFirst();
  return found?.calendar_key_at ?? null;
}

/** The key under which the calendar is fetched from now on, in place of the one before; null: under none. */
export async function saveCalendarKey(
  tx: Connection,
  municipality: string,
  account: number,
  key: { readonly hash: string; readonly at: Date } | null,
): Promise<void> {
  await tx
    .updateTable("account")
    .where("municipality_code", "=", municipality)
    .where("id", "=", account)
    .set({ calendar_key: key?.hash ?? null, calendar_key_at: key?.at ?? null })
    .execute();
}

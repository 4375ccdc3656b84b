import { sql } from "kysely";
import type { Connection } from "./database.ts";
import type { ReminderState, ToldMatter } from "./reminder-schema.ts";
import { drawId } from "./rows.ts";

/** A mail to somebody, sent or not. */
export interface Reminder {
  readonly id: number;
  readonly account: number;
  readonly name: string;
  /** ISO date in Japan. */
  readonly day: string;
  readonly byHand: boolean;
  /** Who ordered it by hand. */
  readonly by: string | null;
  readonly state: ReminderState;
  /** How often it was tried. */
  readonly attempts: number;
  /** When it is tried next; null where it is not. */
  readonly nextAt: Date | null;
  readonly at: Date;
  readonly address: string;
  readonly matters: readonly ToldMatter[];
  readonly failure: string | null;
}

/** The latest first. */
export async function listReminders(db: Connection, municipality: string, fiscalYear: number, limit: number): Promise<Reminder[]> {
  return reminders(db, municipality)
    .where(sql<boolean>`r.matters @> ${JSON.stringify([{ fiscalYear }])}::jsonb`)
    .orderBy("r.day", "desc")
    .orderBy("r.at", "desc")
    .orderBy("r.id", "desc")
    .limit(limit)
    .execute();
}

/** Those that somebody ordered, or that were not taken today, whose time to be tried has come. */
export async function listRemindersToTry(
  db: Connection,
  municipality: string,
  { now, day }: { now: Date; day: string },
): Promise<Reminder[]> {
  return reminders(db, municipality)
    .where("r.state", "in", ["queued", "failed"])
    .where("r.next_at", "<=", now)
    .where((eb) => eb.or([eb("r.by_hand", "=", true), eb("r.day", "=", day)]))
    .orderBy("r.id")
    .execute();
}

/** Of what was told since a day, by account; what failed was not. */
export async function listTold(db: Connection, municipality: string, since: string): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
  const rows = await db
    .selectFrom("reminder")
    .where("municipality_code", "=", municipality)
    .where("day", ">=", since)
    .where("state", "<>", "failed")
    .select(["account_id", "matters"])
    .execute();
  const told = new Map<number, Set<string>>();
  for (const { account_id, matters } of rows) {
    const occasions = told.get(account_id) ?? new Set();
    for (const { occasion } of matters) if (occasion !== null) occasions.add(occasion);
    told.set(account_id, occasions);
  }
  return told;
}

/** Who was written to on a day, or is about to be. */
export async function listWrittenTo(db: Connection, municipality: string, day: string): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom("reminder")
    .where("municipality_code", "=", municipality)
    .where("day", "=", day)
    .select("account_id")
    .execute();
  return new Set(rows.map(({ account_id }) => account_id));
}

export interface NewReminder {
  readonly account: number;
  readonly day: string;
  readonly address: string;
  readonly matters: readonly ToldMatter[];
  readonly now: Date;
  /** Who ordered it; null where nobody did. */
  readonly by: string | null;
}

/**
 * Takes a reminder on, so that nobody else does: to be sent at once, or queued where somebody ordered it, also in place of one of the day that was ordered and did not
 * arrive. @returns its id; null where there is one of that day.
 */
export async function claimReminder(tx: Connection, municipality: string, given: NewReminder): Promise<number | null> {
  const { account, day, address, matters, now, by } = given;
  const row = {
    ...(by === null ? { state: "sending" as const, attempts: 1, next_at: null } : { state: "queued" as const, attempts: 0, next_at: now }),
    ...{ at: now, address, matters: JSON.stringify(matters), failure: null, by },
  };
  const claimed = await tx
    .insertInto("reminder")
    .values({ municipality_code: municipality, id: await drawId(tx), account_id: account, day, by_hand: by !== null, ...row })
    .onConflict((conflict) => {
      const ofDay = conflict.columns(["municipality_code", "account_id", "day", "by_hand"]);
      return by === null ? ofDay.doNothing() : ofDay.doUpdateSet(row).where("reminder.state", "in", ["failed", "unknown"]);
    })
    .returning("id")
    .executeTakeFirst();
  return claimed?.id ?? null;
}

/** Takes on what is to be tried, so that nobody else does. @returns the number of the attempt, from 1; null where somebody else was quicker. */
export async function claimAgain(
  db: Connection,
  municipality: string,
  { id, address, matters, now }: Pick<NewReminder, "address" | "matters" | "now"> & { readonly id: number },
): Promise<number | null> {
  const claimed = await db
    .updateTable("reminder")
    .where("municipality_code", "=", municipality)
    .where("id", "=", id)
    .where("state", "in", ["queued", "failed"])
    .where("next_at", "<=", now)
    .set((eb) => ({
      ...{ state: "sending" as const, attempts: eb("attempts", "+", 1), next_at: null, at: now, address },
      matters: JSON.stringify(matters),
    }))
    .returning("attempts")
    .executeTakeFirst();
  return claimed?.attempts ?? null;
}

/** What became of one that was taken on. */
export async function saveReminderState(
  tx: Connection,
  municipality: string,
  id: number,
  { state, nextAt, at, failure }: Pick<Reminder, "state" | "nextAt" | "at" | "failure">,
): Promise<void> {
  await tx
    .updateTable("reminder")
    .where("municipality_code", "=", municipality)
    .where("id", "=", id)
    .set({ state, next_at: nextAt, at, failure })
    .execute();
}

/** Marks what a process was sending that has ended since. */
export async function markForsaken(db: Connection, municipality: string, { before, now }: { before: Date; now: Date }): Promise<void> {
  await db
    .updateTable("reminder")
    .where("municipality_code", "=", municipality)
    .where("state", "=", "sending")
    .where("at", "<", before)
    .set({ state: "unknown", at: now })
    .execute();
}

/** The years for which planning has switched reminders off. */
export async function listUnreminded(db: Connection, municipality: string): Promise<ReadonlySet<number>> {
  const rows = await db.selectFrom("unreminded_year").where("municipality_code", "=", municipality).select("fiscal_year").execute();
  return new Set(rows.map(({ fiscal_year }) => fiscal_year));
}

/** @returns false where it was so already. */
export async function saveReminded(tx: Connection, municipality: string, fiscalYear: number, isOn: boolean): Promise<boolean> {
  const year = { municipality_code: municipality, fiscal_year: fiscalYear };
  if (!isOn) {
    const off = await tx
      .insertInto("unreminded_year")
      .values(year)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return (off.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const on = await tx
    .deleteFrom("unreminded_year")
    .where("municipality_code", "=", municipality)
    .where("fiscal_year", "=", fiscalYear)
    .executeTakeFirst();
  return on.numDeletedRows > 0n;
}

function reminders(db: Connection, municipality: string) {
  return db
    .selectFrom("reminder as r")
    .innerJoin("account as a", (join) => join.onRef("a.municipality_code", "=", "r.municipality_code").onRef("a.id", "=", "r.account_id"))
    .where("r.municipality_code", "=", municipality)
    .select([
      ...(["r.id", "r.account_id as account", "a.name", "r.day", "r.by_hand as byHand", "r.by", "r.state", "r.attempts"] as const),
      ...(["r.next_at as nextAt", "r.at", "r.address", "r.matters", "r.failure"] as const),
    ]);
}

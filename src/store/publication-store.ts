import { sql } from "kysely";
import type { Publication } from "../domain/publication/publication.ts";
import type { Connection } from "./database.ts";

/** Who acts, and when. */
export interface PublicationMaker {
  readonly at: Date;
  readonly account: number | null;
  readonly by: string | null;
}

/** Any number; with that of the municipality, the lock under which it publishes. */
const PUBLISHING_LOCK = 7_430_008;

/** Waits until nobody else publishes for the municipality, and keeps the others waiting until the transaction ends. */
export async function awaitPublishing(tx: Connection, municipality: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${PUBLISHING_LOCK}, hashtext(${municipality}))`.execute(tx);
}

/** Every publication of a municipality: that which waits first, then the newest first. */
export async function listPublications(db: Connection, municipality: string): Promise<Publication[]> {
  return (await publications(db, municipality).orderBy("id", "desc").execute()).map(publicationOf);
}

/** One by its number. */
export async function findPublication(db: Connection, municipality: string, number: number): Promise<Publication | null> {
  const row = await publications(db, municipality).where("number", "=", number).executeTakeFirst();
  return row ? publicationOf(row) : null;
}

/** That which waits for its time; null where none does. */
export async function findWaiting(db: Connection, municipality: string): Promise<Publication | null> {
  const row = await publications(db, municipality).where("published_at", "is", null).where("cancelled_at", "is", null).executeTakeFirst();
  return row ? publicationOf(row) : null;
}

/** What waits and whose time has come, of all municipalities. */
export async function listDue(db: Connection, now: Date): Promise<{ readonly municipality: string; readonly id: number }[]> {
  return db
    .selectFrom("publication")
    .where("published_at", "is", null)
    .where("cancelled_at", "is", null)
    .where("due_at", "<=", now)
    .select(["municipality_code as municipality", "id"])
    .orderBy("due_at")
    .execute();
}

/** What was ever published of each municipality, and what of it was withdrawn. */
export async function listNumbers(
  db: Connection,
): Promise<{ readonly municipality: string; readonly number: number; readonly isWithdrawn: boolean }[]> {
  const rows = await db
    .selectFrom("publication")
    .where("number", "is not", null)
    .select(["municipality_code as municipality", "number", "withdrawn_at"])
    .orderBy("municipality_code")
    .orderBy("number")
    .execute();
  return rows.map(({ municipality, number, withdrawn_at }) => ({ municipality, number: number ?? 0, isWithdrawn: withdrawn_at !== null }));
}

/** Keeps what is to be published; it waits until it is given its number. */
export async function recordPublication(
  tx: Connection,
  municipality: string,
  { id, kind, note, parts, corrections, dueAt }: Pick<Publication, "id" | "kind" | "note" | "parts" | "corrections" | "dueAt">,
  { at, account, by }: PublicationMaker,
): Promise<void> {
  await tx
    .insertInto("publication")
    .values({
      ...{ municipality_code: municipality, id, kind, note, parts: JSON.stringify(parts), corrections: JSON.stringify(corrections) },
      ...{ frozen_at: at, account_id: account, by, due_at: dueAt },
    })
    .execute();
}

/** Publishes what waits: gives it the next number. The caller holds the lock. Null where it does not wait. */
export async function savePublished(tx: Connection, municipality: string, id: number, at: Date): Promise<number | null> {
  const last = await tx
    .selectFrom("publication")
    .where("municipality_code", "=", municipality)
    .select(({ fn }) => fn.max("number").as("number"))
    .executeTakeFirst();
  const saved = await waiting(tx, municipality, id)
    .set({ number: (last?.number ?? 0) + 1, published_at: at })
    .returning("number")
    .executeTakeFirst();
  return saved?.number ?? null;
}

/** Cancels what waits. False where it does not wait. */
export async function saveCancelled(tx: Connection, municipality: string, id: number, at: Date): Promise<boolean> {
  return (await waiting(tx, municipality, id).set({ cancelled_at: at }).returning("id").executeTakeFirst()) !== undefined;
}

/** Takes back what was published. False where there is none of that number, or where it was taken back before. */
export async function saveWithdrawn(
  tx: Connection,
  municipality: string,
  number: number,
  reason: string,
  { at, account, by }: PublicationMaker,
): Promise<boolean> {
  const saved = await tx
    .updateTable("publication")
    .set({ withdrawn_at: at, withdrawal_account_id: account, withdrawal_by: by, withdrawal_reason: reason })
    .where("municipality_code", "=", municipality)
    .where("number", "=", number)
    .where("withdrawn_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return saved !== undefined;
}

function waiting(tx: Connection, municipality: string, id: number) {
  return tx
    .updateTable("publication")
    .where("municipality_code", "=", municipality)
    .where("id", "=", id)
    .where("published_at", "is", null)
    .where("cancelled_at", "is", null);
}

function publications(db: Connection, municipality: string) {
  return db.selectFrom("publication").where("municipality_code", "=", municipality).selectAll();
}

function publicationOf(row: Awaited<ReturnType<ReturnType<typeof publications>["execute"]>>[number]): Publication {
  return {
    ...{ id: row.id, number: row.number, kind: row.kind, note: row.note, parts: row.parts, corrections: row.corrections },
    ...{ frozenAt: row.frozen_at, by: row.by, dueAt: row.due_at, publishedAt: row.published_at, cancelledAt: row.cancelled_at },
    withdrawal: row.withdrawn_at === null ? null : { at: row.withdrawn_at, by: row.withdrawal_by, reason: row.withdrawal_reason ?? "" },
  };
}

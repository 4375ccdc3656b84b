import { sql } from "kysely";
import type { Connection } from "./database.ts";
import { drawId } from "./rows.ts";

/** 実績値の照会: planning asks for the values of a year. */
export interface ValueRequest {
  readonly id: number;
  /** The year of the values, fiscal or calendar as the rule of each indicator says. */
  readonly year: number;
  /** The plan whose indicators are asked for; null for those of all. */
  readonly planId: number | null;
  /** ISO date: the last day. */
  readonly due: string;
  readonly note: string | null;
  readonly at: Date;
  readonly by: string | null;
  readonly withdrawnAt: Date | null;
}

export interface NewValueRequest extends Pick<ValueRequest, "year" | "planId" | "due" | "note" | "at" | "by"> {
  readonly account: number | null;
}

/** The newest first; those that were withdrawn too only where they are asked for. */
export async function listValueRequests(
  db: Connection,
  municipality: string,
  { withdrawn = false }: { readonly withdrawn?: boolean } = {},
): Promise<ValueRequest[]> {
  let query = db
    .selectFrom("value_request")
    .where("municipality_code", "=", municipality)
    .orderBy("year", "desc")
    .orderBy("id", "desc")
    .select(["id", "year", "plan_id as planId", "due", "note", "at", "by", "withdrawn_at as withdrawnAt"]);
  if (!withdrawn) query = query.where("withdrawn_at", "is", null);
  return query.execute();
}

/** Any number; with that of the municipality, the lock under which values are asked for. */
const REQUESTS_LOCK = 7_430_009;

/** Waits until nobody else asks for values in the municipality, and keeps the others waiting until the transaction ends. */
export async function awaitValueRequests(tx: Connection, municipality: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${REQUESTS_LOCK}, hashtext(${municipality}))`.execute(tx);
}

/** @returns its id. */
export async function recordValueRequest(
  tx: Connection,
  municipality: string,
  { year, planId, due, note, at, account, by }: NewValueRequest,
): Promise<number> {
  const id = await drawId(tx);
  await tx
    .insertInto("value_request")
    .values({ municipality_code: municipality, id, year, plan_id: planId, due, note, at, account_id: account, by })
    .execute();
  return id;
}

/** @returns false where there is no such request, or it was withdrawn before. */
export async function saveWithdrawal(tx: Connection, municipality: string, id: number, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("value_request")
    .set({ withdrawn_at: at })
    .where("municipality_code", "=", municipality)
    .where("id", "=", id)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

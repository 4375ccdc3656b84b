import { sql } from "kysely";
import type { ActualStatus } from "../domain/indicator/actual.ts";
import type { Connection } from "./database.ts";
import { recordProgressChanges } from "./progress-change-store.ts";
import { insertRows } from "./rows.ts";

/** Which value: of an indicator, of the whole or a part, in a year (fiscal or calendar, as the rule says). */
export interface ActualKey {
  readonly indicatorId: number;
  /** Key of the part; empty for the whole. */
  readonly part: string;
  readonly year: number;
}

/** What is said of a year of an indicator. */
export interface StatedActual {
  /** withdrawn: it was said by mistake, and nothing is known of the year. */
  readonly status: ActualStatus | "withdrawn";
  /** As typed; empty where the status has no value. */
  readonly text: string;
  readonly value: number | null;
  readonly reached: boolean | null;
  readonly reason: string | null;
  /** ISO date. */
  readonly asOf: string | null;
  readonly source: string | null;
  readonly note: string | null;
}

/** As it was kept: `number` counts what was said of the year, from 1. */
export interface KeptActual extends ActualKey, StatedActual {
  readonly number: number;
  readonly at: Date;
  readonly by: string | null;
}

/** What is to be kept, made from what number `base` said; 0 where nothing was said yet. */
export interface NewActual extends ActualKey, StatedActual {
  readonly base: number;
}

/** Any number; with that of the municipality, the lock under which its actuals are written. */
const ACTUALS_LOCK = 7_430_005;

const KEPT = [
  ...(["indicator_id as indicatorId", "part", "year", "number", "status", "text", "value", "reached", "reason"] as const),
  ...(["as_of as asOf", "source", "note", "at", "by"] as const),
];

/** What holds of each year: the last that was said. In the order of indicators, parts and years. One query, whatever their number. */
export async function listActuals(
  db: Connection,
  municipality: string,
  indicatorIds: readonly number[] | null = null,
): Promise<KeptActual[]> {
  let query = db
    .selectFrom("indicator_actual")
    .where("municipality_code", "=", municipality)
    .distinctOn(["indicator_id", "part", "year"])
    .orderBy("indicator_id")
    .orderBy("part")
    .orderBy("year")
    .orderBy("number", "desc")
    .select(KEPT);
  if (indicatorIds !== null) query = query.where((eb) => eb("indicator_id", "=", eb.fn.any(eb.val(indicatorIds))));
  return query.execute();
}

/** The years of which something was ever said, the newest first. */
export async function listValuedYears(db: Connection, municipality: string): Promise<number[]> {
  const rows = await db
    .selectFrom("indicator_actual")
    .where("municipality_code", "=", municipality)
    .distinct()
    .select("year")
    .orderBy("year", "desc")
    .execute();
  return rows.map(({ year }) => year);
}

/** Everything that was said of an indicator's years: the newest year first, and of a year the last that was said first. */
export async function listActualHistory(db: Connection, municipality: string, indicatorId: number): Promise<KeptActual[]> {
  return db
    .selectFrom("indicator_actual")
    .where("municipality_code", "=", municipality)
    .where("indicator_id", "=", indicatorId)
    .orderBy("part")
    .orderBy("year", "desc")
    .orderBy("number", "desc")
    .select(KEPT)
    .execute();
}

/**
 * Keeps what is said, all of it, and that it changed where the promises stand. A fixed number of queries.
 *
 * @returns the keys of which somebody else said something since; where there are any, the caller gives up its transaction.
 */
export async function recordActuals(
  tx: Connection,
  municipality: string,
  actuals: readonly NewActual[],
  { at, account, by }: { readonly at: Date; readonly account: number | null; readonly by: string | null },
): Promise<ActualKey[]> {
  if (actuals.length === 0) return [];
  await sql`SELECT pg_advisory_xact_lock(${ACTUALS_LOCK}, hashtext(${municipality}))`.execute(tx);
  const latest = await listActuals(tx, municipality, [...new Set(actuals.map(({ indicatorId }) => indicatorId))]);
  const numbers = new Map(latest.map((one) => [keyOf(one), one.number]));
  const stale = actuals.filter((one) => (numbers.get(keyOf(one)) ?? 0) !== one.base);
  if (stale.length > 0) return stale.map(({ indicatorId, part, year }) => ({ indicatorId, part, year }));
  await insertRows(
    tx,
    "indicator_actual",
    actuals.map(({ indicatorId, part, year, base, asOf, status, text, value, reached, reason, source, note }) => ({
      ...{ municipality_code: municipality, indicator_id: indicatorId, part, year, number: base + 1 },
      ...{ status, text, value, reached, reason, as_of: asOf, source, note, at, account_id: account, by },
    })),
  );
  await recordProgressChanges(
    tx,
    municipality,
    actuals.map(({ indicatorId, part, year, base }) => ({ kind: "actual", id: indicatorId, part, year, revision: base + 1, at })),
  );
  return [];
}

const keyOf = ({ indicatorId, part, year }: ActualKey): string => `${indicatorId} ${year} ${part}`;

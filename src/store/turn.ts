import { sql } from "kysely";
import type { Connection } from "./database.ts";

/** Any number; see migrate.ts for the other. */
const WRITING_LOCK = 7_430_002;

/**
 * Waits until nobody else changes the record, and keeps the others waiting until the transaction ends. What a document becomes depends on what is in the
 * record already, so two that came at once would each miss the other's.
 */
export async function awaitTurn(tx: Connection): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${WRITING_LOCK})`.execute(tx);
}

/** Any number; with that of the municipality, the lock under which its accounts, appointments and organisation are changed. */
const ADMINISTRATION_LOCK = 7_430_004;

/** Waits until nobody else changes who may do what in the municipality, and keeps the others waiting until the transaction ends. */
export async function awaitAdministration(tx: Connection, municipality: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${ADMINISTRATION_LOCK}, hashtext(${municipality}))`.execute(tx);
}

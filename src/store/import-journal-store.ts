import { sql } from "kysely";
import type { Connection } from "./database.ts";
import { drawId } from "./rows.ts";

/**
 * From here until endImportJournal, or the end of the transaction, everything that is done to the record is noted as done by an import: see
 * migrations/0006_import_changes.sql. Returns the id of the import, whose entry in the history is to be recorded in the same transaction.
 */
export async function beginImportJournal(tx: Connection): Promise<number> {
  const id = await drawId(tx);
  await sql`SELECT set_config('shirube.import', ${String(id)}, true)`.execute(tx);
  return id;
}

export async function endImportJournal(tx: Connection): Promise<void> {
  await sql`SELECT set_config('shirube.import', '', true)`.execute(tx);
}

/** Notes that an import found units there that it would have made: they stay while one of the imports that name them does. */
export async function noteReliedUnits(tx: Connection, municipality: string, ids: readonly number[]): Promise<void> {
  await sql`INSERT INTO import_change (municipality_code, import_id, table_name, before, after, relied)
    SELECT ${municipality}, current_setting('shirube.import')::bigint, 'organisation_unit', jsonb_agg(row), jsonb_agg(row), true
    FROM (SELECT to_jsonb(u) - 'municipality_code' AS row FROM organisation_unit u
      WHERE municipality_code = ${municipality} AND id = ANY (${ids}::bigint[])) AS relied
    HAVING count(*) > 0 AND coalesce(current_setting('shirube.import', true), '') <> ''`.execute(tx);
}

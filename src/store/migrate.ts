import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { accept, type Result, refuse } from "../domain/result.ts";
import { MIGRATIONS, type Migration } from "./migrations.ts";
import type { Schema } from "./schema.ts";

export type MigrateRefusal =
  /** A newer Shirube has written this database. */
  | { readonly kind: "database-newer"; readonly name: string }
  /** A migration that was run is not the one that this Shirube knows under its number. */
  | { readonly kind: "database-altered"; readonly name: string };

/** Any number; all that migrate a database take it in turn. */
const MIGRATION_LOCK = 7_430_001;

/** Brings a database up to date, in one transaction: all of it or nothing. */
export async function migrate(db: Kysely<Schema>, migrations: readonly Migration[] = MIGRATIONS): Promise<Result<null, MigrateRefusal>> {
  return db.transaction().execute(async (tx): Promise<Result<null, MigrateRefusal>> => {
    await sql`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(tx);
    await sql`CREATE TABLE IF NOT EXISTS schema_migration (
      number integer PRIMARY KEY, name text NOT NULL, checksum char(64) NOT NULL, applied_at timestamptz NOT NULL DEFAULT now()
    )`.execute(tx);
    const applied = await sql<{ number: number; name: string; checksum: string }>`
      SELECT number, name, checksum FROM schema_migration ORDER BY number`.execute(tx);

    for (const { number, name, checksum } of applied.rows) {
      const known = migrations.find((migration) => migration.number === number);
      if (!known) return refuse({ kind: "database-newer", name });
      if (checksumOf(known) !== checksum) return refuse({ kind: "database-altered", name });
    }
    const done = new Set(applied.rows.map(({ number }) => number));
    for (const migration of migrations.filter(({ number }) => !done.has(number))) {
      await sql.raw(migration.sql).execute(tx);
      await sql`INSERT INTO schema_migration (number, name, checksum)
        VALUES (${migration.number}, ${migration.name}, ${checksumOf(migration)})`.execute(tx);
    }
    return accept(null);
  });
}

/** Of the statements, whichever line ends the file was checked out with. */
export function checksumOf({ sql: statements }: Migration): string {
  return createHash("sha256").update(statements.replaceAll("\r\n", "\n")).digest("hex");
}

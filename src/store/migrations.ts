import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { accept, type Result, refuse } from "../domain/result.ts";
import record from "./migrations/0001_record.sql?raw";
import type { Schema } from "./schema.ts";

/** Every migration, in the order of its number. One that has landed is never edited: the record notes its checksum. */
const MIGRATIONS: readonly (readonly [name: string, statements: string])[] = [["0001_record", record]];

export type MigrationRefusal =
  | { readonly kind: "database-newer"; readonly name: string }
  | { readonly kind: "database-altered"; readonly name: string };

/** Any number will do, as long as nothing else on a shared PostgreSQL uses it: "shirube" in base 36, cut to 31 bits. */
const ADVISORY_LOCK = 1_742_263_870;

/**
 * Brings the database up to date, in one transaction: all missing migrations are applied or none. Two processes that start at once on one PostgreSQL take turns.
 */
export async function migrate(db: Kysely<Schema>): Promise<Result<null, MigrationRefusal>> {
  return db.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(${sql.lit(ADVISORY_LOCK)})`.execute(tx);
    await sql`CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`.execute(
      tx,
    );
    const applied = new Map(
      (await tx.selectFrom("migration").select(["name", "checksum"]).execute()).map((row) => [row.name, row.checksum]),
    );
    const unknown = [...applied.keys()].find((name) => !MIGRATIONS.some(([known]) => known === name));
    if (unknown) return refuse({ kind: "database-newer", name: unknown } as const);

    for (const [name, statements] of MIGRATIONS) {
      const checksum = createHash("sha256").update(statements.replaceAll("\r\n", "\n")).digest("hex");
      const noted = applied.get(name);
      if (noted === checksum) continue;
      if (noted !== undefined) return refuse({ kind: "database-altered", name } as const);
      for (const statement of statementsOf(statements)) await sql.raw(statement).execute(tx);
      await tx.insertInto("migration").values({ name, checksum }).execute();
    }
    return accept(null);
  });
}

/** Cuts a migration at the semicolons that end a line; a function's body stands between $$ and keeps its own. */
function statementsOf(script: string): string[] {
  const parts = script.split("$$");
  const marked = parts.map((part, i) => (i % 2 === 0 ? part.replaceAll(/;[ \t]*$/gmu, ";\u0000") : part)).join("$$");
  return marked
    .split("\u0000")
    .map((statement) => statement.trim())
    .filter((statement) => statement.replaceAll(/^--.*$/gmu, "").trim() !== "");
}

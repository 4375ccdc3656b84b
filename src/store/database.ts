import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { accept, type Result, refuse } from "../domain/result.ts";
import { type DataLockRefusal, lockData } from "./data-lock.ts";
import { type MigrationRefusal, migrate } from "./migrations.ts";
import type { Schema } from "./schema.ts";

/** What queries run on: the database, or a transaction on it. Inside a transaction use only that transaction: the embedded database has one client. */
export type Queries = Kysely<Schema>;

/** The record, open. */
export type Database = Queries & { close(): Promise<void> };

export type OpenDatabaseRefusal = DataLockRefusal | MigrationRefusal | { readonly kind: "database-unreachable"; readonly reason: string };

interface Opened {
  readonly pool: pg.Pool;
  readonly release: () => Promise<void>;
}

// Dates without time stay as they are written; a Date of JavaScript's would move them by the time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** Opens the record at its newest migration: the embedded database in the data directory, or the PostgreSQL of `databaseUrl`. */
export async function openDatabase(settings: {
  readonly dataDirectory: string;
  readonly databaseUrl: string | null;
}): Promise<Result<Database, OpenDatabaseRefusal>> {
  const opened = settings.databaseUrl === null ? await openEmbedded(settings.dataDirectory) : await openServer(settings.databaseUrl);
  if (!opened.ok) return opened;

  const { pool, release } = opened.value;
  const db: Queries = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  const close = async () => {
    await db.destroy();
    await release();
  };
  const migrated = await migrate(db).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  if (!migrated.ok) {
    await close();
    return migrated;
  }
  return accept(Object.assign(db, { close }));
}

async function openEmbedded(directory: string): Promise<Result<Opened, OpenDatabaseRefusal>> {
  const lock = lockData(directory);
  if (!lock.ok) return lock;
  try {
    const path = join(directory, "database");
    mkdirSync(path, { recursive: true });
    const [{ PGlite }, { createPgConfig }] = await Promise.all([
      import("@electric-sql/pglite"),
      import("@electric-sql/pglite/node-postgres"),
    ]);
    const pglite = await PGlite.create(path);
    const pool = new pg.Pool({ ...createPgConfig(pglite), max: 1 } as unknown as pg.PoolConfig);
    return accept({
      pool,
      release: async () => {
        await pglite.close();
        lock.value.release();
      },
    });
  } catch (error) {
    lock.value.release();
    if (error instanceof Error && "code" in error) return refuse({ kind: "data-unusable", directory, code: String(error.code) });
    throw error;
  }
}

async function openServer(url: string): Promise<Result<Opened, OpenDatabaseRefusal>> {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000 });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  try {
    (await pool.connect()).release();
    return accept({ pool, release: async () => {} });
  } catch (error) {
    await pool.end();
    const reason = error instanceof Error ? ("code" in error ? String(error.code) : error.message) : String(error);
    return refuse({ kind: "database-unreachable", reason });
  }
}

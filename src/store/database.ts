import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { accept, type Result, refuse } from "../domain/result.ts";
import type { DataInUse } from "./data-lock.ts";
import { type MigrateRefusal, migrate } from "./migrate.ts";
import { MIGRATIONS, type Migration } from "./migrations.ts";
import { preparing } from "./prepared-statements.ts";
import type { Schema } from "./schema.ts";

/** The record: every store's functions take it, or a transaction of it, first. */
export type Connection = Kysely<Schema>;

/** The record as opened: ended once by whoever opened it. */
export interface Database extends Kysely<Schema> {
  /** True where no other process can have it open. */
  readonly isAlone: boolean;
  /** Copies the embedded database, as it is in one moment, into a folder, where openCopy opens it. Null where others may read the database itself. */
  readonly copyInto: ((folder: string) => Promise<void>) | null;
  /** Waits for what is under way, gives the connections back and the lock away. */
  close(): Promise<void>;
}

export interface DatabaseSettings {
  /** Absolute path; made where it is missing. Not touched when there is a URL. */
  readonly dataDirectory: string;
  /** postgres://…, or null for the embedded database. */
  readonly databaseUrl: string | null;
}

export type OpenDatabaseRefusal =
  | DataInUse
  /** code: of the operating system (EACCES, ENOSPC …), or "damaged" where the embedded database cannot be opened. */
  | { readonly kind: "data-unusable"; readonly directory: string; readonly code: string }
  /** The program that serves has not given a copy of its database. code: of the operating system, or "ended" where it did. */
  | { readonly kind: "copy-failed"; readonly code: string }
  /** It does not answer, or does not let us make our tables. reason: a code of the connection (ECONNREFUSED), an SQLSTATE, or what the database says. */
  | { readonly kind: "database-unreachable"; readonly reason: string }
  | MigrateRefusal;

/** Opens the record and brings it up to date. @param upTo the number of the last migration that is run, where it is not the newest. */
export async function openDatabase(settings: DatabaseSettings, upTo = MIGRATIONS.length): Promise<Result<Database, OpenDatabaseRefusal>> {
  const migrations = MIGRATIONS.slice(0, upTo);
  if (settings.databaseUrl !== null) return openPostgres(settings.databaseUrl, migrations);
  // The embedded database is 20 MB of WebAssembly: only who uses it loads it.
  const { openEmbedded } = await import("./embedded-database.ts");
  return openEmbedded(settings.dataDirectory, migrations);
}

/** Opens a copy that `copyInto` has made. The folder is the caller's, who has its lock. */
export async function openCopy(folder: string): Promise<Result<Database, OpenDatabaseRefusal>> {
  const { openCopied } = await import("./embedded-database.ts");
  return openCopied(folder);
}

async function openPostgres(url: string, migrations: readonly Migration[]): Promise<Result<Database, OpenDatabaseRefusal>> {
  const pool = new pg.Pool({ connectionString: url, types: numbersAsNumbers, max: 10, connectionTimeoutMillis: 10_000 });
  // An idle connection that breaks is replaced by the next query; without a listener it would end the process.
  pool.on("error", () => {});
  const unreachable = await findObstacle(pool);
  if (unreachable !== null) {
    await pool.end();
    return refuse({ kind: "database-unreachable", reason: unreachable });
  }
  try {
    return await migrated(pool, { isAlone: false, copyInto: null, after: async () => {} }, migrations);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || !OPERATORS_MATTER.test(error.code ?? "")) throw error;
    return refuse({ kind: "database-unreachable", reason: `${error.message}, ${error.code}` });
  }
}

/** SQLSTATEs that an operator can do something about: connections, no room, no right, read only, shut down. */
const OPERATORS_MATTER = /^(?:08...|53...|42501|25006|57P0.)$/u;

async function findObstacle(pool: pg.Pool): Promise<string | null> {
  try {
    const { rows } = await pool.query<{ server_encoding: string }>("SHOW server_encoding");
    const encoding = rows[0]?.server_encoding;
    return encoding === "UTF8" ? null : `server_encoding ${encoding}`;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return "code" in error ? String(error.code) : error.message;
  }
}

/** The record over a pool, brought up to date. `after` is called when it was closed, or when it was refused. */
export async function migrated(
  pool: pg.Pool,
  { after, isAlone, copyInto }: Pick<Database, "isAlone" | "copyInto"> & { readonly after: () => Promise<void> },
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<Result<Database, MigrateRefusal>> {
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
  const close = async () => {
    await db.destroy();
    await after();
  };
  try {
    const done = await migrate(db, migrations);
    if (!done.ok) {
      await close();
      return done;
    }
  } catch (error) {
    await close();
    throw error;
  }
  return accept(Object.assign(db, { isAlone, copyInto, close }));
}

/** Oids of bigint and numeric (ids, counts, values of indicators) and of date: the driver gives the first two as text, and a date as a moment of local time. */
const BIGINT = 20;
const NUMERIC = 1700;
const DATE = 1082;

export const numbersAsNumbers: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") => {
    if (format !== "binary" && (oid === BIGINT || oid === NUMERIC)) return Number;
    if (format !== "binary" && oid === DATE) return (text: string) => text;
    return pg.types.getTypeParser(oid, format === "binary" ? "binary" : "text");
  },
};

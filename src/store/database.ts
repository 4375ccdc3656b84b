import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { accept, type Result } from "../domain/result.ts";
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

export type OpenDatabaseRefusal =
  | DataInUse
  /** code: of the operating system (EACCES, ENOSPC …), or "damaged" where the embedded database cannot be opened. */
  | { readonly kind: "data-unusable"; readonly directory: string; readonly code: string }
  /** The program that serves has not given a copy of its database. code: of the operating system, "ended" where it did, "late" or "lost" where it said nothing. */
  | { readonly kind: "copy-failed"; readonly code: string }
  /** Another user serves it, and root is to read in it as that user. */
  | { readonly kind: "data-of-another"; readonly directory: string }
  /** It does not answer, or does not let us make our tables. reason: a code of the connection (ECONNREFUSED), an SQLSTATE, or what the database says. */
  | { readonly kind: "database-unreachable"; readonly reason: string }
  | MigrateRefusal;

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

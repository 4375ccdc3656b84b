import { accept, type Result, refuse } from "../../domain/result.ts";
import {
  type BackupHead,
  beginRestore,
  type ColumnTypes,
  endRestore,
  isAboutRows,
  isUntouched,
  knownMigrations,
  restoreRows,
} from "../../store/backup-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { BrokenBackup, readBackup } from "./read-backup.ts";

export interface RestoredBackup {
  /** When it was made. */
  readonly at: Date;
  readonly tables: number;
  readonly rows: number;
}

export type BackupRefusal =
  /** Cut off, changed, or no backup: as far as its line. */
  | { readonly kind: "backup-broken"; readonly line: number }
  /** Made by a newer Shirube. */
  | { readonly kind: "backup-newer" }
  /** Its rows do not fit into the tables, or name what is not there. */
  | { readonly kind: "backup-unfit"; readonly table: string }
  /** Somebody's record is in the database: nothing is put over it. */
  | { readonly kind: "data-not-empty" };

/** Looks through a whole backup without a database: that it is as it was written. */
export async function checkBackup(path: string): Promise<Result<RestoredBackup & { readonly migration: number }, BackupRefusal>> {
  return unlessBroken(async () => {
    let [head, rows]: [(BackupHead & { readonly at: string }) | null, number] = [null, 0];
    for await (const part of readBackup(path)) {
      if (part.kind === "head") head = part.head;
      if (part.kind === "end") rows = part.rows;
    }
    const migration = head === null ? null : knownMigrations(head);
    if (head === null || migration === null) return refuse({ kind: "backup-newer" });
    return accept({ at: new Date(head.at), tables: head.tables.length, rows, migration });
  });
}

/**
 * Puts everything of a backup into an empty database, as it was: all of it or nothing.
 *
 * @param db brought up to the last migration of the backup, and no further.
 */
export async function restoreBackup(db: Database, path: string): Promise<Result<RestoredBackup, BackupRefusal>> {
  return unlessBroken(() =>
    db.transaction().execute(async (tx): Promise<Result<RestoredBackup, BackupRefusal>> => {
      if (!(await isUntouched(tx))) return refuse({ kind: "data-not-empty" });
      return restoreAll(tx, path);
    }),
  );
}

async function restoreAll(tx: Connection, path: string): Promise<Result<RestoredBackup, BackupRefusal>> {
  let head: (BackupHead & { readonly at: string }) | null = null;
  let types: ColumnTypes | null = null;
  let [table, rows] = ["", 0];
  try {
    for await (const part of readBackup(path)) {
      if (part.kind === "head") {
        head = part.head;
        types = await beginRestore(tx, head);
        if (types === null) throw new Unfit();
      } else if (part.kind === "rows") {
        table = part.table;
        const of = head?.tables.find(({ name }) => name === table);
        if (!of || types === null || part.rows.some(({ length }) => length !== of.columns.length)) throw new Unfit();
        await restoreRows(tx, of, part.rows, types);
      } else rows = part.rows;
    }
    await endRestore(tx, head?.sequences ?? []);
  } catch (error) {
    if (error instanceof Unfit || isAboutRows(error)) throw new UnfitBackup(table);
    throw error;
  }
  return accept({ at: new Date(head?.at ?? 0), tables: head?.tables.length ?? 0, rows });
}

class Unfit extends Error {}

/** Thrown through the transaction, so that nothing of it stays. */
class UnfitBackup extends Error {
  readonly table: string;
  constructor(table: string) {
    super(`the rows of ${table} do not fit`);
    this.table = table;
  }
}

async function unlessBroken<Value>(act: () => Promise<Result<Value, BackupRefusal>>): Promise<Result<Value, BackupRefusal>> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof BrokenBackup) return refuse({ kind: "backup-broken", line: error.line });
    if (error instanceof UnfitBackup) return refuse({ kind: "backup-unfit", table: error.table });
    throw error;
  }
}

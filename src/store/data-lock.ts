import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { accept, type Result, refuse } from "../domain/result.ts";

export interface DataLock {
  release(): void;
}

export type DataLockRefusal =
  | { readonly kind: "data-in-use"; readonly directory: string; readonly pid: number | null }
  | { readonly kind: "data-unusable"; readonly directory: string; readonly code: string };

const SQLITE_BUSY = 5;

/**
 * Takes a data directory for this process alone. PGlite has no lock, and two processes on one directory lose rows without a word.
 *
 * The lock is the operating system's on a file, taken through SQLite, because Node offers none of its own: the system drops it with the process
 * however that ends, so no stale lock is left behind by a kill -9, and of two processes that start at once exactly one gets it. The process number beside it is only told to people.
 */
export function lockData(directory: string): Result<DataLock, DataLockRefusal> {
  const pidFile = join(directory, "lock.pid");
  let lock: DatabaseSync | null = null;
  try {
    mkdirSync(directory, { recursive: true });
    lock = new DatabaseSync(join(directory, "lock"), { timeout: 0 });
    lock.exec("BEGIN EXCLUSIVE");
    writeFileSync(pidFile, String(process.pid));
    const held = lock;
    return accept({ release: () => held.close() });
  } catch (error) {
    lock?.close();
    if (error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY)
      return refuse({ kind: "data-in-use", directory, pid: pidIn(pidFile) });
    return refuse({ kind: "data-unusable", directory, code: error instanceof Error && "code" in error ? String(error.code) : "?" });
  }
}

function pidIn(file: string): number | null {
  try {
    return Number(readFileSync(file, "utf8")) || null;
  } catch {
    return null;
  }
}

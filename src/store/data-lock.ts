import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { accept, type Result, refuse } from "../domain/result.ts";

/** Held for as long as a process uses a data directory. */
export interface DataLock {
  /** Gives it away; once is enough. */
  release(): void;
}

/** pid: of the process that holds it; null in the instant in which it has not yet written its number. */
export interface DataInUse {
  readonly kind: "data-in-use";
  readonly directory: string;
  readonly pid: number | null;
}

const SQLITE_BUSY = 5;
const TRIES = 10;
const PAUSE_MS = 20;

/**
 * Takes the exclusive lock of a data directory, which must exist.
 *
 * PGlite has no lock, and Node has no flock; SQLite, which Node brings with it, takes the lock of the operating system on its file. So the lock is
 * atomic when two processes start at once, goes with the process however it ends, and knows nothing of process numbers, which are used again.
 * The number in the file beside it is only there to be told.
 */
export async function takeDataLock(directory: string): Promise<Result<DataLock, DataInUse>> {
  const note = join(directory, "lock.pid");
  const file = new DatabaseSync(join(directory, "lock"), { timeout: 0 });
  try {
    file.exec("PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (error) {
    file.close();
    if (error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY)
      return refuse({ kind: "data-in-use", directory, pid: await readHolder(note) });
    throw error;
  }
  writeFileSync(note, String(process.pid));
  return accept({ release: () => void (file.isOpen && file.close()) });
}

/** The holder writes its number right after it took the lock, so the number of a process that has ended is read again after a pause. */
async function readHolder(note: string): Promise<number | null> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const pid = readNumber(note);
    if (pid !== null && isAlive(pid)) return pid;
    await setTimeout(PAUSE_MS);
  }
  return null;
}

function readNumber(note: string): number | null {
  try {
    return Number(readFileSync(note, "utf8")) || null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

import { existsSync } from "node:fs";
import { lstat, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { accept, type Result, refuse } from "../domain/result.ts";
import { COPY_NOTES, copiesOf } from "./copy-desk.ts";
import { type DataInUse, takeDataLock } from "./data-lock.ts";
import type { Database, OpenDatabaseRefusal } from "./database.ts";
import { openCopy } from "./open-database.ts";
import { openWorkingFolder, type WorkingFolder } from "./working-folder.ts";

const LOOK_EVERY_MS = 100;
/** Whoever serves sees that it is asked within a second, unless it is busy. */
const SEEN_WITHIN_MS = 15_000;
/** For the copies of those who asked before, and its own. */
const GIVEN_WITHIN_MS = 3_600_000;

interface Patience {
  readonly seenWithinMs?: number;
  readonly givenWithinMs?: number;
}

/**
 * The embedded database as the process that serves it has it in this moment, opened beside it, to read in. Where the process that has the data gives no
 * copies (it imports, say), it is refused as in use; and root where another user serves: it would write by names that are that user's. The copy is gone when
 * it is closed.
 */
export async function borrowCopy(
  inUse: DataInUse,
  { seenWithinMs = SEEN_WITHIN_MS, givenWithinMs = GIVEN_WITHIN_MS }: Patience = {},
): Promise<Result<Database, OpenDatabaseRefusal>> {
  const { directory } = inUse;
  const copies = await lstat(dirname(copiesOf(directory))).catch(() => null);
  if (copies === null) return refuse(inUse);
  if (process.getuid?.() === 0 && copies.uid !== 0) return refuse({ kind: "data-of-another", directory });
  const made = await makeFolderFor(directory);
  if (!made.ok) return made;
  const folder = made.value;
  const asked = await ask(folder.path, directory, { inUse, seenWithinMs, givenWithinMs });
  const opened = asked.ok ? await openCopy(folder.path) : asked;
  if (!opened.ok) {
    await folder.remove();
    return opened;
  }
  const db = opened.value;
  const close = async () => {
    await closeOnly();
    await folder.remove();
  };
  const closeOnly = db.close;
  return accept(Object.assign(db, { close }));
}

/** A folder for a copy; another user than that of the process that serves may make none. */
async function makeFolderFor(directory: string): Promise<Result<WorkingFolder, OpenDatabaseRefusal>> {
  try {
    return accept(await openWorkingFolder(copiesOf(directory)));
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return refuse({ kind: "data-unusable", directory, code: String(error.code) });
  }
}

/** Has a copy put into a folder. */
async function ask(
  folder: string,
  directory: string,
  { inUse, seenWithinMs, givenWithinMs }: Required<Patience> & { readonly inUse: DataInUse },
): Promise<Result<null, OpenDatabaseRefusal>> {
  const isThere = (name: string) => existsSync(join(folder, name));
  await writeFile(join(folder, COPY_NOTES.asked), "");
  for (const since = performance.now(); isThere(COPY_NOTES.asked); await setTimeout(LOOK_EVERY_MS))
    if (performance.now() - since > seenWithinMs) return refuse(inUse);
  for (const since = performance.now(); !isThere("database"); await setTimeout(LOOK_EVERY_MS)) {
    const code = await failureIn(folder);
    if (code !== null) return refuse({ kind: "copy-failed", code });
    if (performance.now() - since > givenWithinMs) return refuse({ kind: "copy-failed", code: "late" });
    const ended = await takeDataLock(directory);
    if (ended.ok) {
      ended.value.release();
      return refuse({ kind: "copy-failed", code: "ended" });
    }
  }
  return accept(null);
}

/** Why there is no copy; null where it is still to come. */
async function failureIn(folder: string): Promise<string | null> {
  const failure = await failureNamedIn(folder);
  if (failure !== null || existsSync(join(folder, COPY_NOTES.seen))) return failure;
  // It may have got its other name between the two looks.
  return (await failureNamedIn(folder)) ?? "lost";
}

async function failureNamedIn(folder: string): Promise<string | null> {
  const failed = (await readdir(folder).catch(() => [])).find((name) => name.startsWith(COPY_NOTES.failed));
  return failed === undefined ? null : failed.slice(COPY_NOTES.failed.length);
}

import { existsSync } from "node:fs";
import { chown, readdir, readFile, stat, writeFile } from "node:fs/promises";
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

/**
 * The embedded database as the process that serves it has it in this moment, opened beside it, to read in. Where the process that has the data gives no
 * copies (it imports, say), it is refused as in use. The copy is gone when it is closed.
 */
export async function borrowCopy(
  inUse: DataInUse,
  { seenWithinMs = SEEN_WITHIN_MS }: { readonly seenWithinMs?: number } = {},
): Promise<Result<Database, OpenDatabaseRefusal>> {
  const { directory } = inUse;
  if (!existsSync(dirname(copiesOf(directory)))) return refuse(inUse);
  const made = await makeFolderFor(directory);
  if (!made.ok) return made;
  const folder = made.value;
  const asked = await ask(folder.path, directory, { inUse, seenWithinMs });
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
  { inUse, seenWithinMs }: { readonly inUse: DataInUse; readonly seenWithinMs: number },
): Promise<Result<null, OpenDatabaseRefusal>> {
  const isThere = (name: string) => existsSync(join(folder, name));
  await writeFile(join(folder, COPY_NOTES.asked), "");
  await giveTo(folder, directory);
  for (let waited = 0; isThere(COPY_NOTES.asked); waited += LOOK_EVERY_MS) {
    if (waited > seenWithinMs) return refuse(inUse);
    await setTimeout(LOOK_EVERY_MS);
  }
  while (!isThere("database")) {
    if (isThere(COPY_NOTES.failed)) return refuse({ kind: "copy-failed", code: await readFile(join(folder, COPY_NOTES.failed), "utf8") });
    const ended = await takeDataLock(directory);
    if (ended.ok) {
      ended.value.release();
      return refuse({ kind: "copy-failed", code: "ended" });
    }
    await setTimeout(LOOK_EVERY_MS);
  }
  return accept(null);
}

/** What root makes is given to whom the data belongs, who is to write into it. */
async function giveTo(folder: string, directory: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(directory);
  for (const path of [...(await readdir(folder)).map((name) => join(folder, name)), folder]) await chown(path, uid, gid);
}

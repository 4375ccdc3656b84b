import { existsSync } from "node:fs";
import { lstat, mkdtemp, readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { takeDataLock } from "./data-lock.ts";

/** A folder that is there for as long as somebody works in it. */
export interface WorkingFolder {
  readonly path: string;
  /** Ends the work: the folder is gone. */
  remove(): Promise<void>;
}

/** A folder without a lock is one that is being made, or of a version that took none. */
const LOCKED_BY_THEN_MS = 24 * 3_600_000;

/** Makes a folder whose path begins so. Its lock goes with the process, however that ends. */
export async function openWorkingFolder(start: string): Promise<WorkingFolder> {
  const path = await mkdtemp(start);
  const lock = await takeDataLock(path);
  if (!lock.ok) throw new Error(`${path} is somebody else's`);
  return {
    path,
    remove: async () => {
      lock.value.release();
      await rm(path, { recursive: true, force: true });
    },
  };
}

/** Removes what processes that were killed have left of the folders whose paths begin so: our own user's, in which nobody works. */
export async function removeAbandoned(start: string, now: Date): Promise<void> {
  const names = await readdir(dirname(start)).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(basename(start)))) {
    const path = join(dirname(start), name);
    if (await isAbandoned(path, now).catch(() => false)) await rm(path, { recursive: true, force: true });
  }
}

async function isAbandoned(path: string, now: Date): Promise<boolean> {
  const found = await lstat(path);
  // In a temporary folder of the machine anybody may have made a link, or a folder of that name.
  if (!found.isDirectory() || (process.getuid !== undefined && found.uid !== process.getuid())) return false;
  if (!existsSync(join(path, "lock")) && now.getTime() - found.mtimeMs < LOCKED_BY_THEN_MS) return false;
  const lock = await takeDataLock(path);
  if (lock.ok) lock.value.release();
  return lock.ok;
}

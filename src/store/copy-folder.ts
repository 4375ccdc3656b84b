import { constants } from "node:fs";
import { cp, readdir, rename, rm, stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";

/** What is left free beside the copy and what is made of it: a full disk would stop the record itself. */
const LEFT_FREE = 100_000_000;

/** @throws ENOSPC where there is no room for twice a folder, in which others may write. */
export async function requireRoom(from: string, to: string): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(to));
  if (bavail * bsize < 2 * (await sizeOf(from)) + LEFT_FREE)
    throw Object.assign(new Error(`no room for a copy of ${from}`), { code: "ENOSPC" });
}

/** Copies a folder, which nobody changes meanwhile, to a place that is not there yet: all of it or nothing. */
export async function copyFolder(from: string, to: string): Promise<void> {
  const part = `${to}.part`;
  try {
    // Where the file system can, the copy shares its blocks with what it was made of.
    await cp(from, part, { recursive: true, mode: constants.COPYFILE_FICLONE });
    await rename(part, to);
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw error;
  }
}

/** Bytes of all files in a folder; one that goes meanwhile has none. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  let size = 0;
  for (const entry of entries) if (entry.isFile()) size += (await stat(join(entry.parentPath, entry.name)).catch(() => ({ size: 0 }))).size;
  return size;
}

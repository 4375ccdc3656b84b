import { createHash, randomBytes } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { link, lstat, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { beginBackup, readRows } from "../../store/backup-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { BACKUP_FORMAT } from "./backup-body.ts";
import { readBackup } from "./read-backup.ts";

export interface BackedUp {
  readonly tables: number;
  readonly rows: number;
  readonly sha256: string;
}

/**
 * Writes everything that the database holds into a new file, as it is in one moment, whoever writes meanwhile: lines of JSON, packed by gzip. The file is there when all of it is on the
 * disk and was read again; until then it has another name, which nobody else uses. Where several write one file at once, the first to end has it.
 *
 * @throws EEXIST where there is one of that name, and what the operating system says of the folder.
 */
export async function backUp(db: Database, path: string, now: Date): Promise<BackedUp> {
  await removeParts(path, { untouchedSince: new Date(now.getTime() - LEFT_AFTER_MS) });
  const part = `${path}.${randomBytes(4).toString("hex")}.part`;
  try {
    const done = await db.transaction().execute(async (tx) => {
      const told = { tables: 0, rows: 0, sha256: "" };
      await pipeline(
        Readable.from(linesOf(tx, now, told)),
        createGzip({ level: 6 }),
        createWriteStream(part, { flags: "wx", mode: 0o600 }),
      );
      return told;
    });
    await flush(part);
    await lookThrough(part);
    await giveName(part, path);
    await flush(dirname(path));
    return done;
  } finally {
    await rm(part, { force: true });
  }
}

/** Whoever writes a backup writes all the time: a part that was not touched for so long is nobody's. */
export const LEFT_AFTER_MS = 3_600_000;

/** The file that a part is to become; null of what is no part. */
export function wholeOf(part: string): string | null {
  return /^(.+)\.[0-9a-f]{8}\.part$/u.exec(part)?.[1] ?? null;
}

/** Removes what backups that were ended in the middle have left beside a file. */
export async function removeParts(path: string, { untouchedSince }: { readonly untouchedSince: Date }): Promise<void> {
  const names = await readdir(dirname(path)).catch(() => []);
  const own = names.filter((name) => wholeOf(name) === basename(path));
  for (const part of own.map((name) => join(dirname(path), name))) {
    const found = await lstat(part).catch(() => null);
    if (found !== null && found.mtimeMs <= untouchedSince.getTime()) await rm(part, { force: true });
  }
}

async function lookThrough(part: string): Promise<void> {
  for await (const _ of readBackup(part));
}

/** Never over another file, where the file system can do so; a stick cannot. */
async function giveName(part: string, path: string): Promise<void> {
  try {
    await link(part, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && LINKLESS.includes(String(error.code)))) throw error;
    if (existsSync(path)) throw Object.assign(new Error(`${path} exists`), { code: "EEXIST" });
    await rename(part, path);
  }
}

/** What file systems say that know one name a file only. */
const LINKLESS = ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EINVAL", "EMLINK", "EISDIR"];

/** The lines of a backup; `told` is filled in on the way. */
async function* linesOf(tx: Connection, now: Date, told: { tables: number; rows: number; sha256: string }): AsyncGenerator<string> {
  const hash = createHash("sha256");
  const line = (value: unknown): string => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    return text;
  };
  const head = await beginBackup(tx);
  yield line({ format: BACKUP_FORMAT, at: now.toISOString(), ...head });
  for (const table of head.tables) {
    told.tables += 1;
    yield line({ table: table.name });
    for await (const rows of readRows(tx, table)) {
      told.rows += rows.length;
      yield rows.map(line).join("");
    }
  }
  told.sha256 = hash.digest("hex");
  yield `${JSON.stringify({ rows: told.rows, sha256: told.sha256 })}\n`;
}

/** Has the operating system put on the disk what it has been given. Windows does not do so for folders. */
async function flush(path: string): Promise<void> {
  try {
    await using handle = await open(path, "r");
    await handle.sync();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && ["EISDIR", "EPERM", "EINVAL", "EACCES"].includes(String(error.code)))) throw error;
  }
}

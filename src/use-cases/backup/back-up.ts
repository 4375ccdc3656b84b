import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { beginBackup, readRows } from "../../store/backup-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { BACKUP_FORMAT } from "./backup-body.ts";

export interface BackedUp {
  readonly tables: number;
  readonly rows: number;
  readonly sha256: string;
}

/**
 * Writes everything that the database holds into a file, as it is in one moment, whoever writes meanwhile: lines of JSON, packed by gzip. The file is there when all of it is on the disk;
 * until then it has `.part` behind its name.
 */
export async function backUp(db: Database, path: string, now: Date): Promise<BackedUp> {
  const part = `${path}.part`;
  // What a backup that was ended has left, or somebody else has put there: it is not written into.
  await rm(part, { force: true });
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
    await rename(part, path);
    await flush(dirname(path));
    return done;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

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

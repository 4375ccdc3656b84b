import { readFile, rename, writeFile } from "node:fs/promises";
import * as v from "valibot";

/** A backup that was taken by itself. */
export interface TakenBackup {
  readonly at: Date;
  /** Absolute path. It may have been taken away since. */
  readonly file: string;
  readonly bytes: number;
  readonly rows: number;
  readonly sha256: string;
}

export interface BackupFailure {
  readonly at: Date;
  /** A code of the operating system (ENOSPC), or how the process ended. */
  readonly reason: string;
}

/** How backups have gone, beyond the life of one process. */
export interface BackupNews {
  readonly last: TakenBackup | null;
  /** Since the last one that was taken. */
  readonly failure: BackupFailure | null;
}

const moment = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((text) => new Date(text)),
);
const newsBody = v.object({
  last: v.nullable(v.object({ at: moment, file: v.string(), bytes: v.number(), rows: v.number(), sha256: v.string() })),
  failure: v.nullable(v.object({ at: moment, reason: v.string() })),
});

/** What was noted; nothing where there is no note, or none that can be read. */
export async function readNews(path: string): Promise<BackupNews> {
  try {
    return v.parse(newsBody, JSON.parse(await readFile(path, "utf8")));
  } catch {
    return { last: null, failure: null };
  }
}

export async function noteNews(path: string, news: BackupNews): Promise<void> {
  await writeFile(`${path}.part`, JSON.stringify(news), { mode: 0o600 });
  await rename(`${path}.part`, path);
}

/** Why something that was thrown ended a backup. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error ? String(error.code) : error.message;
}

import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readFile as readDocumentFile } from "../src/documents/read-file.ts";
import { readWaiting } from "../src/use-cases/upload/read-waiting.ts";
import { receiveUpload } from "../src/use-cases/upload/receive-upload.ts";
import type { Site } from "./e2e/site.ts";

/** Gives a file to a municipality and reads it; the id of the upload. */
export async function receiveFile(
  { db, intake }: { readonly db: Site["db"]; readonly intake: Pick<Site["intake"], "spool"> },
  municipality: string,
  name: string,
  bytes: Uint8Array | string,
): Promise<number> {
  const now = new Date("2026-11-21T09:00:00+09:00");
  const path = join(intake.spool, "given");
  await readWaiting(db, readHere, { spool: intake.spool, now: () => now });
  await writeFile(path, bytes);
  const received = await receiveUpload(db, { municipality, name, path, by: "企画課 佐藤", now });
  await rm(path);
  if (!received.ok) throw new Error(received.refusal.kind);
  await readWaiting(db, readHere, { spool: intake.spool, now: () => now });
  return received.value.id;
}

/** Reads in this process: no test of a page needs a process of its own. */
const readHere: Parameters<typeof readWaiting>[1] = async ({ name, path }) => readDocumentFile(name, await readFile(path));

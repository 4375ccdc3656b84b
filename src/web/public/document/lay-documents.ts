import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Connection } from "../../../store/database.ts";
import { readPublishedFile } from "../../../store/published-file-store.ts";
import { openWorkingFolder } from "../../../store/working-folder.ts";
import { type SiteContent, siteOf } from "../site-content.ts";
import { readManifest } from "../site-manifest.ts";
import { documentPath } from "./document-data.ts";
import { type LaidFiles, offeredIn } from "./document-files.ts";

/** Folders of documents that lie ready begin so. What a process that was killed has left of them is removed at the next start. */
export const LAID_DOCUMENTS = join(tmpdir(), "shirube-documents-");

/**
 * Has the bytes of documents lie ready while a site is written: who writes it has no database. What stands in the site's folder as it is to be is not fetched again.
 *
 * @throws where what is kept of a file is not what was published.
 */
export async function withDocuments<Done>(
  db: Connection,
  municipality: string,
  { folder, content }: { readonly folder: string; readonly content: SiteContent },
  use: (laid: LaidFiles) => Promise<Done>,
): Promise<Done> {
  const offered = content.kind === "told" ? offeredIn(siteOf(content)) : [];
  if (offered.length === 0) return use({});
  const ready = await openWorkingFolder(LAID_DOCUMENTS);
  try {
    const standing = (await readManifest(folder))?.files ?? {};
    const laid: Record<string, string> = {};
    for (const document of offered) {
      const { sha256 } = document;
      if (laid[sha256] !== undefined) continue;
      const path = documentPath(document);
      const place = join(folder, path);
      const stands = standing[path]?.sha256 === sha256 && (await sumOfFile(place)) === sha256;
      laid[sha256] = stands ? place : await layReady(readPublishedFile(db, municipality, sha256), join(ready.path, sha256), sha256);
    }
    return await use(laid);
  } finally {
    await ready.remove();
  }
}

async function layReady(parts: AsyncIterable<Uint8Array>, place: string, sha256: string): Promise<string> {
  await pipeline(parts, createWriteStream(place));
  if ((await sumOfFile(place)) !== sha256) throw new Error(`what is kept of the file ${sha256} is something else`);
  return place;
}

/** Null where it cannot be read. */
async function sumOfFile(place: string): Promise<string | null> {
  const hash = createHash("sha256");
  try {
    await pipeline(createReadStream(place), hash);
    return hash.digest("hex");
  } catch {
    return null;
  }
}

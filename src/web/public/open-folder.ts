import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { isCode } from "./site-folder.ts";
import { type ManifestEntry, readManifest, type SiteManifest } from "./site-manifest.ts";

export type Coding = "br" | "gzip" | "identity";

/** The folder of a site, as it stands: what is asked for by its path is there, or it is not. */
export interface OpenFolder {
  readonly manifest: SiteManifest;
  find(path: string): ManifestEntry | null;
  /** The bytes of a file, or a part of them. Null where the file is not as it was when the folder was opened: then it is to be opened again. */
  read(path: string, coding: Coding, part?: BytePart): Promise<Uint8Array<ArrayBuffer> | ReadableStream | null>;
}

/** From the first byte to the last, both counted. */
export interface BytePart {
  readonly first: number;
  readonly last: number;
}

/** What is larger is sent as it is read. */
const LARGEST_IN_MEMORY = 256 * 1024;
/** Pages that are asked for often are in memory, this many bytes of a site. */
const MOST_IN_MEMORY = 24 * 1024 * 1024;

const ENDINGS = { br: ".br", gzip: ".gz", identity: "" } as const satisfies Record<Coding, string>;

/** Null where no site stands there. */
export async function openFolder(folder: string): Promise<OpenFolder | null> {
  const manifest = await readManifest(folder);
  if (manifest === null) return null;
  const files = new Map(Object.entries(manifest.files));
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  let held = 0;
  const keep = (place: string, bytes: Uint8Array<ArrayBuffer>) => {
    kept.set(place, bytes);
    held += bytes.length;
    for (const [oldest, { length }] of kept) {
      if (held <= MOST_IN_MEMORY) break;
      kept.delete(oldest);
      held -= length;
    }
  };
  const whole = async (place: string): Promise<Uint8Array<ArrayBuffer>> => {
    const known = kept.get(place);
    if (known !== undefined) return known;
    const bytes = new Uint8Array(await readFile(join(folder, place)));
    if (!kept.has(place)) keep(place, bytes);
    return bytes;
  };
  return {
    manifest,
    find: (path) => files.get(path) ?? null,
    read: async (path, coding, part) => {
      const place = `${path}${ENDINGS[coding]}`;
      const size = sizeOf(files.get(path), coding);
      try {
        if (size === null || size > LARGEST_IN_MEMORY) return await streamed(join(folder, place), size, part);
        const bytes = await whole(place);
        if (bytes.length !== size) return null;
        return part === undefined ? bytes : bytes.slice(part.first, part.last + 1);
      } catch (error) {
        if (isCode(error, "ENOENT")) return null;
        throw error;
      }
    },
  };
}

/** How large a file is as it is sent; null where there is none. */
export function sizeOf(entry: ManifestEntry | undefined, coding: Coding): number | null {
  if (entry === undefined) return null;
  return coding === "identity" ? entry.size : coding === "br" ? entry.br : entry.gz;
}

async function streamed(path: string, size: number | null, part: BytePart | undefined): Promise<ReadableStream | null> {
  const file = await open(path);
  if ((await file.stat()).size !== size) {
    await file.close();
    return null;
  }
  const stream = file.createReadStream(part === undefined ? {} : { start: part.first, end: part.last });
  // The types of the web's streams in the DOM and in Node differ in name only.
  return Readable.toWeb(stream) as ReadableStream;
}

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";

/** What stands in the folder of a site, file by file. */
export interface SiteManifest {
  /** Stands for what the site was made of: where it is as it was, there is nothing to be made. */
  readonly state: string;
  /** Number of the publication; null where there is none to be read. */
  readonly publication: number | null;
  readonly files: Readonly<Record<string, ManifestEntry>>;
}

export interface ManifestEntry {
  /** Of what it is made; see SiteFile. */
  readonly sum: string;
  /** SHA-256 of its bytes. */
  readonly sha256: string;
  readonly size: number;
  /** Sizes of what stands packed beside it; null where nothing does. */
  readonly br: number | null;
  readonly gz: number | null;
}

/** Beside the site's own files, in its folder: what is not to be seen. A web server is told to give out nothing whose name begins with a dot: docs/nginx-site.conf. */
export const HIDDEN = ".shirube";

export const manifestPath = (folder: string): string => join(folder, HIDDEN, "manifest.json");

const size = v.pipe(v.number(), v.integer(), v.minValue(0));
const FILE = v.object({ sum: v.string(), sha256: v.string(), size, br: v.nullable(size), gz: v.nullable(size) });
const MANIFEST = v.object({
  form: v.literal("shirube-site/1"),
  state: v.string(),
  publication: v.nullable(size),
  files: v.record(v.string(), FILE),
});

/** Null where there is none that can be read: then everything is made anew. */
export async function readManifest(folder: string): Promise<SiteManifest | null> {
  try {
    return parseManifest(await readFile(manifestPath(folder), "utf8"));
  } catch {
    return null;
  }
}

/** Null where the text is no manifest. */
function parseManifest(text: string): SiteManifest | null {
  const { success, output } = v.safeParse(MANIFEST, JSON.parse(text));
  return success ? output : null;
}

export function writeManifest({ state, publication, files }: SiteManifest): string {
  return JSON.stringify({ form: "shirube-site/1", state, publication, files });
}

/** The places in the folder that an entry stands for: its file, and what is packed of it. */
export function placesOf([path, { br, gz }]: readonly [path: string, entry: ManifestEntry]): string[] {
  return [path, ...(br === null ? [] : [`${path}.br`]), ...(gz === null ? [] : [`${path}.gz`])];
}

/** SHA-256 in hexadecimal, of what stands in a file. */
export const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inTurns } from "./in-turns.ts";
import { pack } from "./packed.ts";
import type { SiteFile } from "./site-file.ts";
import { readyFolder } from "./site-folder.ts";
import { hashOf, type ManifestEntry } from "./site-manifest.ts";

export interface SiteProgress {
  readonly made: number;
  /** So many are to be made. */
  readonly total: number;
}

/** Files that were made and lie ready to be put in place, each under its path. */
export interface ReadyFiles {
  readonly entries: ReadonlyMap<string, ManifestEntry>;
  readonly places: readonly string[];
  /** Of all of them, without what is packed. */
  readonly bytes: number;
}

export interface MakeReady {
  /** What stands in the place as it was written; null where nothing does. What is made the same is left where it stands. */
  readonly standing: (path: string) => ManifestEntry | null;
  readonly signal: AbortSignal | undefined;
  readonly report: ((progress: SiteProgress) => void) | undefined;
}

/** Makes files, one after the other, and lays them ready. */
export async function makeReady(folder: string, files: readonly SiteFile[], { standing, signal, report }: MakeReady): Promise<ReadyFiles> {
  const entries = new Map<string, ManifestEntry>();
  const places: string[] = [];
  const folders = new Set<string>();
  let bytes = 0;
  const lay = (place: string, content: Uint8Array) => {
    const path = join(readyFolder(folder), place);
    if (!folders.has(dirname(path))) mkdirSync(dirname(path), { recursive: true });
    folders.add(dirname(path));
    writeFileSync(path, content);
    places.push(place);
  };
  const ready = ({ path, sum, make }: SiteFile): ManifestEntry => {
    const made = make();
    const content = typeof made === "string" ? Buffer.from(made) : made;
    bytes += content.length;
    const sha256 = hashOf(content);
    const same = standing(path);
    if (same?.sha256 === sha256) return { ...same, sum };
    const { br, gz } = pack(path, content);
    lay(path, content);
    if (br !== null) lay(`${path}.br`, br);
    if (gz !== null) lay(`${path}.gz`, gz);
    return { sum, sha256, size: content.length, br: br?.length ?? null, gz: gz?.length ?? null };
  };

  await inTurns(
    files,
    (file) => {
      signal?.throwIfAborted();
      entries.set(file.path, ready(file));
    },
    () => report?.({ made: entries.size, total: files.length }),
  );
  signal?.throwIfAborted();
  report?.({ made: files.length, total: files.length });
  return { entries, places, bytes };
}

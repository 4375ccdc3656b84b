import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { pack } from "./packed.ts";
import type { SiteFile } from "./site-file.ts";
import { readyFolder } from "./site-folder.ts";
import type { ManifestEntry } from "./site-manifest.ts";

export interface SiteProgress {
  readonly made: number;
  /** So many are to be made. */
  readonly total: number;
}

/** Files that were made and lie ready to be put in place. */
export interface ReadyFiles {
  readonly entries: ReadonlyMap<string, ManifestEntry>;
  readonly moves: readonly (readonly [ready: string, place: string])[];
  /** Of all of them, without what is packed. */
  readonly bytes: number;
}

export interface MakeReady {
  /** What stands in the place as it was written; null where nothing does. What is made the same is left where it stands. */
  readonly standing: (path: string) => ManifestEntry | null;
  readonly signal: AbortSignal | undefined;
  readonly report: ((progress: SiteProgress) => void) | undefined;
}

/** After so long others get a turn. In milliseconds. */
const TURN_MS = 10;
const TOLD_EVERY_MS = 250;
/** Files that are packed and written at once: no more than these are in memory. */
const AT_ONCE = 4;

/** Makes files, one after the other so that the process still answers, and lays them ready. */
export async function makeReady(folder: string, files: readonly SiteFile[], { standing, signal, report }: MakeReady): Promise<ReadyFiles> {
  const entries = new Map<string, ManifestEntry>();
  const moves: (readonly [ready: string, place: string])[] = [];
  let bytes = 0;
  const lay = async (place: string, content: Uint8Array) => {
    const name = String(moves.length);
    moves.push([name, place]);
    await writeFile(join(readyFolder(folder), name), content);
  };
  const ready = async ({ path, sum }: SiteFile, content: Uint8Array) => {
    bytes += content.length;
    const sha256 = createHash("sha256").update(content).digest("hex");
    const same = standing(path);
    if (same?.sha256 === sha256) return entries.set(path, { ...same, sum });
    const { br, gz } = await pack(path, content);
    await lay(path, content);
    if (br !== null) await lay(`${path}.br`, br);
    if (gz !== null) await lay(`${path}.gz`, gz);
    return entries.set(path, { sum, sha256, size: content.length, br: br?.length ?? null, gz: gz?.length ?? null });
  };

  await mkdir(readyFolder(folder), { recursive: true });
  const running = new Set<Promise<unknown>>();
  let [told, turn] = [performance.now(), performance.now()];
  try {
    for (const file of files) {
      signal?.throwIfAborted();
      const content = file.make();
      const one = ready(file, typeof content === "string" ? Buffer.from(content) : content).finally(() => running.delete(one));
      // It is awaited below; until then its failure is nobody's surprise.
      one.catch(() => undefined);
      running.add(one);
      if (running.size >= AT_ONCE) await Promise.race(running);
      if (performance.now() - told > TOLD_EVERY_MS) {
        report?.({ made: entries.size, total: files.length });
        told = performance.now();
      }
      if (performance.now() - turn > TURN_MS) {
        await setImmediate();
        turn = performance.now();
      }
    }
    await Promise.all(running);
  } finally {
    await Promise.allSettled(running);
  }
  signal?.throwIfAborted();
  report?.({ made: files.length, total: files.length });
  return { entries, moves, bytes };
}

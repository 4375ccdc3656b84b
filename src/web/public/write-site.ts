import { existsSync, readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { type DataInUse, takeDataLock } from "../../store/data-lock.ts";
import { makeFolder } from "../../store/folder.ts";
import { inTurns } from "./in-turns.ts";
import { makeReady, type SiteProgress } from "./ready-files.ts";
import type { SiteFile } from "./site-file.ts";
import { finishTurn, isCode, isPacked, isSitePath, placesIn, turnSite } from "./site-folder.ts";
import { HIDDEN, hashOf, type ManifestEntry, placesOf, readManifest, type SiteManifest } from "./site-manifest.ts";

export interface WrittenSite {
  /** How many files were made, were as they are to be, and are told no more. */
  readonly made: number;
  readonly kept: number;
  readonly removed: number;
  /** Of what was made, without what is packed. */
  readonly bytes: number;
}

export type WriteSiteRefusal =
  /** Another process writes there. */
  | DataInUse
  /** Files of somebody else stand there. */
  | { readonly kind: "not-a-site"; readonly folder: string }
  | { readonly kind: "folder-unusable"; readonly folder: string; readonly code: string };

export interface WriteSite extends Pick<SiteManifest, "state" | "publication"> {
  readonly files: readonly SiteFile[];
  readonly signal?: AbortSignal;
  /** Told of the progress, a few times a second. */
  readonly report?: (progress: SiteProgress) => void;
}

/**
 * Writes a site into a folder: only what is not as it is to be is made, and nothing is in its place before all of it is made. Where it is ended in the middle, the site is as it was.
 * Nothing in the folder is removed but what was written there by this, and what stands packed beside it; where the manifest cannot be read, what may have been: see placesIn.
 */
export async function writeSite(folder: string, given: WriteSite): Promise<Result<WrittenSite, WriteSiteRefusal>> {
  checkPaths(given.files);
  try {
    if (await isElsewhose(folder)) return refuse({ kind: "not-a-site", folder });
    await makeFolder(join(folder, HIDDEN));
    const lock = await takeDataLock(join(folder, HIDDEN));
    if (!lock.ok) return lock;
    try {
      await finishTurn(folder);
      return accept(await write(folder, given));
    } finally {
      lock.value.release();
    }
  } catch (error) {
    const code = error instanceof Error && "syscall" in error && "code" in error ? String(error.code) : null;
    if (code === null) throw error;
    return refuse({ kind: "folder-unusable", folder, code });
  }
}

/** True where the folder holds something, but no site. */
async function isElsewhose(folder: string): Promise<boolean> {
  try {
    const names = await readdir(folder);
    return names.length > 0 && !names.includes(HIDDEN);
  } catch (error) {
    if (isCode(error, "ENOENT")) return false;
    throw error;
  }
}

function checkPaths(files: readonly SiteFile[]): void {
  const paths = new Set<string>();
  for (const { path } of files) {
    if (!isSitePath(path) || paths.has(path)) throw new Error(`${path} is no path of a site`);
    paths.add(path);
  }
}

async function write(folder: string, { files, state, publication, signal, report }: WriteSite): Promise<WrittenSite> {
  const manifest = await readManifest(folder);
  const before = new Map(Object.entries(manifest?.files ?? {}));
  const standing = new Map<string, ManifestEntry>();
  await inTurns(files, ({ path }) => {
    signal?.throwIfAborted();
    const entry = before.get(path);
    if (entry !== undefined && stands(folder, path, entry)) standing.set(path, entry);
  });
  const wanted = files.filter(({ path, sum }) => standing.get(path)?.sum !== sum);
  const made = await makeReady(folder, wanted, { standing: (path) => standing.get(path) ?? null, signal, report });

  const entries = new Map(
    files.flatMap(({ path }) => {
      const entry = made.entries.get(path) ?? standing.get(path);
      return entry === undefined ? [] : [[path, entry] as const];
    }),
  );
  const places = new Set([...entries].flatMap(placesOf));
  const was = new Set(manifest === null ? await placesIn(folder) : [...before].flatMap(placesOf));
  // A web server that gives out what stands packed would tell an earlier text.
  const packed = files.flatMap(({ path }) => [`${path}.br`, `${path}.gz`]).filter((place) => existsSync(join(folder, place)));
  const removals = [...new Set([...was, ...packed])].filter((place) => !places.has(place));
  // What is new comes first: nothing names what is not there yet.
  const moves = movesOf(folder, made.places).toSorted(([, one], [, other]) => Number(was.has(one)) - Number(was.has(other)));
  await turnSite(folder, { moves, removals, manifest: { state, publication, files: Object.fromEntries(entries) } });
  const removed = removals.filter((place) => !isPacked(place)).length;
  return { made: wanted.length, kept: files.length - wanted.length, removed, bytes: made.bytes };
}

/** A folder that does not stand yet is put in its place as a whole: a first site in a few moves. */
function movesOf(folder: string, places: readonly string[]): (readonly [ready: string, place: string])[] {
  const tops = new Set(places.map((place) => place.split("/")[0] ?? place));
  const isNew = new Set([...tops].filter((top) => !existsSync(join(folder, top))));
  const moved = new Set(places.map((place) => [place.split("/")[0] ?? place].find((top) => isNew.has(top)) ?? place));
  return [...moved].map((place) => [place, place] as const);
}

/** True where a file stands as it was written, and what is packed of it holds the same: a disk that was full or cut off, or a hand, leaves files of the right length with other bytes. */
function stands(folder: string, path: string, { sha256, size, br, gz }: ManifestEntry): boolean {
  const read = (place: string) => readFileSync(join(folder, place));
  const limit = { maxOutputLength: Math.max(size, 1) };
  try {
    const bytes = read(path);
    return (
      hashOf(bytes) === sha256 &&
      (br === null || brotliDecompressSync(read(`${path}.br`), limit).equals(bytes)) &&
      (gz === null || gunzipSync(read(`${path}.gz`), limit).equals(bytes))
    );
  } catch {
    return false;
  }
}

import { renameSync } from "node:fs";
import { mkdir, readdir, readFile, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { HIDDEN, manifestPath, type SiteManifest, writeManifest } from "./site-manifest.ts";

/** What is ready to be put in place: kept beside the site, so that what was begun is ended by whoever comes next. */
interface Turn {
  /** Where each file or folder that was made lies in the folder of what is ready, and its place in the site. */
  readonly moves: readonly (readonly [ready: string, place: string])[];
  readonly removals: readonly string[];
  /** The manifest, as it is written. */
  readonly manifest: string;
}

/** Where what is being made lies until all of it is there. */
export const readyFolder = (folder: string): string => join(folder, HIDDEN, "ready");
const turnPath = (folder: string): string => join(folder, HIDDEN, "turn.json");

/** On Windows a file that somebody has open (a virus scanner) is not replaced; a moment later it is. */
const TRIES = 50;
const PAUSE_MS = 20;

/**
 * Puts what was made in the place of what stood there. Each file is replaced as a whole, new ones before those that may name them, and what is told no more goes last: whoever reads
 * meanwhile finds every file, the old or the new. Where the process ends in the middle, `finishTurn` ends it.
 */
export async function turnSite(
  folder: string,
  { moves, removals, manifest }: Omit<Turn, "manifest"> & { readonly manifest: SiteManifest },
): Promise<void> {
  const turn: Turn = { moves, removals, manifest: writeManifest(manifest) };
  await writeWhole(turnPath(folder), JSON.stringify(turn));
  await take(folder, turn);
}

/** Ends what a process that was ended had begun. What it had only made, but not begun to put in place, is thrown away: the site is as it was. */
export async function finishTurn(folder: string): Promise<void> {
  const turn = await readTurn(folder);
  if (turn !== null) await take(folder, turn);
  await rm(readyFolder(folder), { recursive: true, force: true });
}

async function readTurn(folder: string): Promise<Turn | null> {
  try {
    return JSON.parse(await readFile(turnPath(folder), "utf8")) as Turn;
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    if (!(error instanceof SyntaxError)) throw error;
    // How far it came is known no more: without a manifest, the folder is gone through.
    await rm(manifestPath(folder), { force: true });
    await rm(turnPath(folder));
    return null;
  }
}

async function take(folder: string, { moves, removals, manifest }: Turn): Promise<void> {
  const folders = new Set(moves.map(([, place]) => dirname(place)));
  for (const one of folders) await mkdir(join(folder, one), { recursive: true });
  for (const [ready, place] of moves) await put(join(readyFolder(folder), ready), join(folder, place));
  await writeWhole(manifestPath(folder), manifest);
  for (const place of removals) await rm(join(folder, place), { force: true });
  await removeEmptied(folder, removals);
  await rm(turnPath(folder), { force: true });
}

const NAME = /^\w[\w.-]*$/u;
const PACKED = /\.(?:br|gz)$/u;
/** What the site itself has at the top. */
const PAGE = /\.(?:html|xml)(?:\.(?:br|gz))?$/u;

/** True of where a file of a site may stand. It leads nowhere else, and to none that stands packed beside another. */
export const isSitePath = (path: string): boolean => path.split("/").every((name) => NAME.test(name)) && !isPacked(path);

/** True of what stands packed beside another. */
export const isPacked = (place: string): boolean => PACKED.test(place);

/**
 * What stands in the folder of a site under a name that a site may have given it, for where nothing tells any more what was written. Somebody else's are links, what has another name,
 * and at the top what is no page: robots.txt.
 */
export async function placesIn(folder: string, within: string | null = null): Promise<string[]> {
  const there = await readdir(join(folder, within ?? ""), { withFileTypes: true });
  const places = await Promise.all(
    there.map(async (one) => {
      const place = within === null ? one.name : `${within}/${one.name}`;
      if (!NAME.test(one.name)) return [];
      if (one.isDirectory()) return placesIn(folder, place);
      return one.isFile() && (within !== null || PAGE.test(place)) ? [place] : [];
    }),
  );
  return places.flat();
}

/** Takes away the folders in which nothing stands any more. */
async function removeEmptied(folder: string, removals: readonly string[]): Promise<void> {
  const above = new Set(
    removals.flatMap((place) =>
      place
        .split("/")
        .slice(0, -1)
        .map((_, i, parts) => parts.slice(0, i + 1).join("/")),
    ),
  );
  // The longest first: what stands in another goes before it.
  for (const one of [...above].sort((a, b) => b.length - a.length)) await rmdir(join(folder, one)).catch(() => undefined);
}

/** Where it is not there any more, it was put in place before the process ended. */
async function put(ready: string, place: string): Promise<void> {
  for (let tries = 1; ; tries += 1)
    try {
      // At once: of ten thousand files a promise each would take longer than the system does.
      return renameSync(ready, place);
    } catch (error) {
      if (isCode(error, "ENOENT")) return;
      if (isCode(error, "ENOTEMPTY", "EEXIST")) return putWithin(ready, place);
      if (tries === TRIES || !isCode(error, "EPERM", "EACCES", "EBUSY")) throw error;
      await setTimeout(PAUSE_MS);
    }
}

/** Of a folder in whose place somebody made one meanwhile. */
async function putWithin(ready: string, place: string): Promise<void> {
  for (const name of await readdir(ready)) await put(join(ready, name), join(place, name));
}

/** A reader finds the old text or the new one, never half of one. */
async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { flush: true });
  await put(`${path}.new`, path);
}

export function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && codes.includes(error.code);
}

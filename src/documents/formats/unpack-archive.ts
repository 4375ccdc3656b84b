import { accept, type Result, refuse } from "../../domain/result.ts";
import { fileLabel } from "../file-label.ts";
import { type ArchiveEntry, LARGEST_INSIDE, openArchive } from "./archive.ts";
import { findBinaryKind } from "./binary.ts";
import { isOpened, LARGEST_FILE } from "./file-kind.ts";
import type { OpenRefusal } from "./open-refusal.ts";

/** A file in an archive that is no document that could be read, and why. */
export interface LeftOut {
  readonly name: string;
  readonly refusal: OpenRefusal;
}

/** What systems put into archives by themselves. */
const LITTER = /(^|[/\\])(__MACOSX[/\\].*|\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/\\]*)$/iu;

/**
 * Takes the documents out of an archive, and out of archives in it, one after the other: no more than one of them is held in memory here.
 *
 * The names are labels for people: they may hold anything, and must never be used as paths.
 *
 * @returns What was left out because nobody could read it; an archive without a single document is refused.
 */
export async function unpackArchive(
  bytes: Uint8Array,
  take: (name: string, bytes: Uint8Array) => unknown,
): Promise<Result<readonly LeftOut[], OpenRefusal>> {
  const leftOut: LeftOut[] = [];
  let taken = 0;
  let room = LARGEST_INSIDE;

  const unpack = async (archived: Uint8Array, above: string | null): Promise<Result<null, OpenRefusal>> => {
    const opened = await openArchive(archived, "zip", room);
    if (!opened.ok) return opened;
    room -= opened.value.inside;
    for (const entry of opened.value.entries) {
      if (LITTER.test(entry.name)) continue;
      const name = fileLabel(above === null ? entry.name : `${above}/${entry.name}`);
      const read = await readEntry(entry);
      const kind = read.ok ? findBinaryKind(read.value) : null;
      if (!read.ok) leftOut.push({ name, refusal: read.refusal });
      else if (kind === "zip") {
        if (above !== null) return refuse({ kind: "nested-archives" });
        const inner = await unpack(read.value, entry.name);
        if (!inner.ok && STOPPING.has(inner.refusal.kind)) return inner;
        if (!inner.ok) leftOut.push({ name, refusal: inner.refusal });
      } else if (!isOpened(kind)) leftOut.push({ name, refusal: { kind: "binary", looksLike: kind } });
      else {
        await take(name, read.value);
        taken += 1;
      }
    }
    return accept(null);
  };

  const unpacked = await unpack(bytes, null);
  if (!unpacked.ok) return unpacked;
  return taken > 0 ? accept(leftOut) : refuse(leftOut[0]?.refusal ?? { kind: "empty" });
}

/** Refusals of an archive within that are refusals of the whole. */
const STOPPING: ReadonlySet<OpenRefusal["kind"]> = new Set(["nested-archives", "too-much-inside"]);

async function readEntry(entry: ArchiveEntry): Promise<Result<Uint8Array, OpenRefusal>> {
  if (entry.size === 0) return refuse({ kind: "empty" });
  if (entry.size > LARGEST_FILE) return refuse({ kind: "too-large", bytes: entry.size, limit: LARGEST_FILE });
  try {
    return accept(await entry.read());
  } catch {
    return refuse({ kind: "damaged", looksLike: "zip" });
  }
}

/** The documents of a file: itself, or what an archive holds. */
export async function takeDocuments(
  name: string,
  bytes: Uint8Array,
  take: (name: string, bytes: Uint8Array) => unknown,
): Promise<Result<readonly LeftOut[], OpenRefusal>> {
  if (findBinaryKind(bytes) === "zip") return unpackArchive(bytes, take);
  await take(name, bytes);
  return accept([]);
}

/** Of an archive, how many documents could be read one by one. */
export async function openPacked(_name: string, bytes: Uint8Array): Promise<Result<never, OpenRefusal>> {
  let files = 0;
  const unpacked = await unpackArchive(bytes, () => {
    files += 1;
  });
  return unpacked.ok ? refuse({ kind: "archive", files }) : unpacked;
}

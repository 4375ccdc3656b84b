import { buffer } from "node:stream/consumers";
import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { accept, type Result, refuse } from "../../domain/result.ts";
import type { OpenRefusal } from "./open-refusal.ts";

/** How much may come out of one archive, in bytes, and how many entries it may have. A workbook of 100 MB unpacks to half a gigabyte. */
export const LARGEST_INSIDE = 500_000_000;
const MOST_ENTRIES = 10_000;
/** Deflate makes at most 1032 of 1; text makes some 20. Small entries may be denser. */
const DENSEST = 200;
const SMALL = 10_000_000;

/** A ZIP container whose directory was read and found bearable. Names are only names: nothing is ever written under them. */
export interface Archive {
  readonly names: readonly string[];
  /** The bytes of an entry, or null where there is none of that name. Rejects where the entry is damaged or larger than its directory says. */
  read(name: string): Promise<Uint8Array | null>;
  /** Every entry that is no folder, in the order of the directory; several may have the same name. */
  readonly entries: readonly ArchiveEntry[];
  /** Bytes that come out of all entries together. */
  readonly inside: number;
}

export interface ArchiveEntry {
  readonly name: string;
  /** Bytes that come out of it. */
  readonly size: number;
  /** Rejects where the entry is damaged or larger than its directory says. */
  read(): Promise<Uint8Array>;
}

/**
 * Opens a ZIP container in memory. What it says of its sizes is checked before anything is unpacked, and held to it while it is.
 *
 * `looksLike` is the kind that the file seems to be, for the refusal; `room` the bytes that may come out of it.
 */
export async function openArchive(bytes: Uint8Array, looksLike: string, room = LARGEST_INSIDE): Promise<Result<Archive, OpenRefusal>> {
  const entries: ArchiveEntry[] = [];
  let inside = 0;
  let count = 0;
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { decodeStrings: false });
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) return refuse({ kind: "encrypted", looksLike });
      const { uncompressedSize, compressedSize } = entry;
      inside += uncompressedSize;
      count += 1;
      const most = Math.max(SMALL, compressedSize * DENSEST);
      if (count > MOST_ENTRIES) return refuse({ kind: "too-much-inside", unit: "entries", limit: MOST_ENTRIES });
      if (inside > room) return refuse({ kind: "too-much-inside", unit: "bytes", limit: LARGEST_INSIDE });
      if (uncompressedSize > most) return refuse({ kind: "too-much-inside", unit: "bytes", limit: most });
      const name = decodeName(entry);
      if (!name.endsWith("/")) entries.push({ name, size: uncompressedSize, read: () => unpack(zip, entry) });
    }
  } catch {
    return refuse({ kind: "damaged", looksLike });
  }
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  return accept({ names: [...byName.keys()], read: async (name) => (await byName.get(name)?.read()) ?? null, entries, inside });
}

async function unpack(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const bytes = await buffer(await zip.openReadStreamPromise(entry));
  if (crc32(bytes) !== entry.crc32) throw new Error("an entry of the archive is not what its checksum says");
  return bytes;
}

/** UTF-8 where the entry says so or the bytes are; else Shift_JIS, in which Windows in Japan writes names. */
function decodeName(entry: Entry): string {
  // With decodeStrings off, the raw bytes stand in fileNameRaw.
  const raw = entry.fileNameRaw;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder("shift_jis").decode(raw);
  }
}

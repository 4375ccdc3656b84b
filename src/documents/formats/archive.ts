import { buffer } from "node:stream/consumers";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { accept, type Result, refuse } from "../../domain/result.ts";
import type { OpenRefusal } from "./open-refusal.ts";

/** How much may come out of one archive, in bytes, and how many entries it may have. A workbook of 100 MB unpacks to half a gigabyte. */
const LARGEST_INSIDE = 500_000_000;
const MOST_ENTRIES = 10_000;
/** Deflate makes at most 1032 of 1; text makes some 20. Small entries may be denser. */
const DENSEST = 200;
const SMALL = 10_000_000;

/** A ZIP container whose directory was read and found bearable. Names are only names: nothing is ever written under them. */
export interface Archive {
  readonly names: readonly string[];
  /** The bytes of an entry, or null where there is none of that name. Rejects where the entry is damaged or larger than its directory says. */
  read(name: string): Promise<Uint8Array | null>;
}

/**
 * Opens a ZIP container in memory. What it says of its sizes is checked before anything is unpacked, and held to it while it is.
 *
 * `looksLike` is the kind that the file seems to be, for the refusal.
 */
export async function openArchive(bytes: Uint8Array, looksLike: string): Promise<Result<Archive, OpenRefusal>> {
  let zip: ZipFile;
  const entries = new Map<string, Entry>();
  let inside = 0;
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { decodeStrings: false });
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) return refuse({ kind: "encrypted", looksLike });
      const { uncompressedSize, compressedSize } = entry;
      inside += uncompressedSize;
      const dense = uncompressedSize > SMALL && uncompressedSize > compressedSize * DENSEST;
      if (dense || inside > LARGEST_INSIDE || entries.size >= MOST_ENTRIES)
        return refuse({ kind: "too-much-inside", limit: LARGEST_INSIDE });
      entries.set(decodeName(entry), entry);
    }
  } catch {
    return refuse({ kind: "damaged", looksLike });
  }
  return accept({
    names: [...entries.keys()].filter((name) => !name.endsWith("/")),
    read: async (name) => {
      const entry = entries.get(name);
      return entry ? buffer(await zip.openReadStreamPromise(entry)) : null;
    },
  });
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

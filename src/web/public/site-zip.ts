import { crc32 } from "node:zlib";
import { Zip, type ZipInputFile } from "fflate";
import type { OpenFolder } from "./open-folder.ts";
import { counted, LARGEST_ARCHIVE } from "./zip-end.ts";

/** What gzip writes before what is packed, and after it: CRC and size. */
const [GZIP_HEAD, GZIP_TAIL] = [10, 8];
const [STORED, DEFLATED] = [0, 8];
/** What an archive says of a file, beside its path: at its bytes, and in the list at the end. */
const HEADS = 30 + 46;

/**
 * The site as an archive, a file at a time. What stands packed in the folder goes into it as it is packed: gzip and ZIP pack alike, and write the same sum of what is packed.
 *
 * @param at the time that is written at each file.
 */
export async function* zipSite(site: OpenFolder, at: Date): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, part) => {
    if (error !== null) throw error;
    ready.push(part);
  });
  const files = Object.entries(site.manifest.files);
  const length = files.reduce((sum, [path, { size, gz }]) => sum + (gz ?? size) + 2 * path.length + HEADS, 0);
  if (length > LARGEST_ARCHIVE) throw new Error(`${length} bytes are too many for an archive`);
  for (const [path, { size, gz }] of files) {
    const bytes = await site.read(path, gz === null ? "identity" : "gzip");
    if (bytes === null) throw new Error("the site was written anew while it was packed");
    const content = bytes instanceof Uint8Array ? bytes : new Uint8Array(await new Response(bytes).arrayBuffer());
    const of = { filename: path, mtime: at, size };
    const [file, body] =
      gz === null
        ? [{ ...of, compression: STORED, crc: crc32(content) }, content]
        : [{ ...of, compression: DEFLATED, crc: crcOf(content) }, content.subarray(GZIP_HEAD, -GZIP_TAIL)];
    const entry: ZipInputFile = file;
    zip.add(entry);
    entry.ondata?.(null, body, true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0).map((part) => counted(part, files.length));
}

function crcOf(gzip: Uint8Array): number {
  return new DataView(gzip.buffer, gzip.byteOffset + gzip.byteLength - GZIP_TAIL).getUint32(0, true);
}

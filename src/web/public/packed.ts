import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { isPackable } from "./media-types.ts";

/** The same bytes, as they go over the wire. */
export interface Packed {
  readonly br: Uint8Array | null;
  readonly gz: Uint8Array | null;
}

/** A packet on the wire holds as much: what is smaller comes no sooner when it is packed. */
const SMALLEST = 1_000;
/** On pages of 2 to 50 kB: 17.3 % of their size in 2 to 3 ms; at 5 it is 17.6 %, at 9 17.3 % in ten times the time, at 11 15.5 % in thirty times. */
const QUALITY = 8;

const [toBrotli, toGzip] = [promisify(brotliCompress), promisify(gzip)];

/** Packs what is text and large enough, outside of the thread that serves. */
export async function pack(path: string, bytes: Uint8Array): Promise<Packed> {
  if (bytes.length < SMALLEST || !isPackable(path)) return { br: null, gz: null };
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const [br, gz] = await Promise.all([toBrotli(bytes, { params }), toGzip(bytes, { level: 9 })]);
  const isSmaller = (packed: Uint8Array) => packed.length < bytes.length;
  return { br: isSmaller(br) ? br : null, gz: isSmaller(gz) ? gz : null };
}

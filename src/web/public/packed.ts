import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { isPackable } from "./media-types.ts";

/** The same bytes, as they go over the wire. */
export interface Packed {
  readonly br: Uint8Array | null;
  readonly gz: Uint8Array | null;
}

/** A packet on the wire holds as much: what is smaller comes no sooner when it is packed. */
const SMALLEST = 1_000;
/** Pages of a city come to 20.1 % of their size at 8, in as much time as at 6; to 20.4 % at 5, 22 % at 4. At 9 it takes ten times as long for nothing, at 11 thirty times for a tenth. */
const QUALITY = 8;

/** Packs what is text and large enough. At once: of many small files, handing them to Node's threads takes six times as long as packing them. */
export function pack(path: string, bytes: Uint8Array): Packed {
  if (bytes.length < SMALLEST || !isPackable(path)) return { br: null, gz: null };
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const [br, gz] = [brotliCompressSync(bytes, { params }), gzipSync(bytes, { level: 9 })];
  const isSmaller = (packed: Uint8Array) => packed.length < bytes.length;
  return { br: isSmaller(br) ? br : null, gz: isSmaller(gz) ? gz : null };
}

import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { isPackable } from "./media-types.ts";

/** The same bytes, as they go over the wire. */
export interface Packed {
  readonly br: Uint8Array | null;
  readonly gz: Uint8Array | null;
}

/** A packet on the wire holds as much: what is smaller, or becomes smaller by less, comes no sooner, and each file more costs the disk as much as making its page. */
const PACKET = 1_000;
/** Of pages Brotli leaves 83 % to 90 % of what gzip does, of long tables and indexes less: where gzip leaves no more than this, it is not tried. */
const WORTH_BROTLI = 4 * PACKET;
/** Pages of a city come to 20.1 % of their size at 8, in as much time as at 6; to 20.4 % at 5, 22 % at 4. At 9 it takes ten times as long for nothing, at 11 thirty times for a tenth. */
const QUALITY = 8;
/** 9 takes half as long again for 0.2 % less. */
const LEVEL = 6;

/** Packs what is text, where somebody gains by it. At once: of many small files, handing them to Node's threads takes six times as long as packing them. */
export function pack(path: string, bytes: Uint8Array): Packed {
  if (bytes.length < PACKET || !isPackable(path)) return { br: null, gz: null };
  const gz = gzipSync(bytes, { level: LEVEL });
  if (bytes.length - gz.length < PACKET) return { br: null, gz: null };
  if (gz.length < WORTH_BROTLI) return { br: null, gz };
  const br = brotliCompressSync(bytes, { params: paramsFor(bytes) });
  return { br: gz.length - br.length < PACKET ? null : br, gz };
}

/** A window that is no larger than the text: to make one of the usual size ready takes as long as the packing itself. */
function paramsFor({ length }: Uint8Array): Record<number, number> {
  return {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: length,
    [constants.BROTLI_PARAM_LGWIN]: Math.min(constants.BROTLI_DEFAULT_WINDOW, Math.ceil(Math.log2(length))),
  };
}

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "shift_jis" | "euc-jp" | "iso-2022-jp";

export interface Decoded {
  readonly encoding: Encoding;
  /** Without the byte order mark. Bytes that the encoding does not know are U+FFFD. */
  readonly text: string;
}

/** How much of the file is looked at to choose between encodings. */
const SAMPLE = 1 << 18;

/**
 * Turns a file's bytes into text. The encoding is found by content: a byte order mark, escape sequences of ISO-2022-JP, the NULs of UTF-16, valid
 * UTF-8; else whichever of the candidates gives the text that looks most like Japanese. Labels inside the file (charset=…) are often wrong
 * after a conversion and are not asked.
 *
 * The decoders are those of the Encoding Standard: Shift_JIS is CP932 with the NEC and IBM extensions, and user-defined characters become
 * code points of the private use area.
 */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = findEncoding(bytes);
  return { encoding, text: read(bytes, encoding) };
}

function read(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

function findEncoding(bytes: Uint8Array): Encoding {
  const [first = 0, second = 0, third = 0] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (bytes.includes(0)) return bestOf(bytes, ["utf-8", "utf-16le", "utf-16be"]);
  if (holdsJisEscapes(bytes)) return "iso-2022-jp";
  if (isValidUtf8(bytes)) return "utf-8";
  return bestOf(bytes, ["utf-8", "shift_jis", "euc-jp"]);
}

/** ESC $ B, ESC $ @ or ESC ( I in bytes that are otherwise ASCII. */
function holdsJisEscapes(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at >= 0; at = bytes.indexOf(0x1b, at + 1)) {
    const [second, third] = [bytes[at + 1], bytes[at + 2]];
    if ((second === 0x24 && (third === 0x42 || third === 0x40)) || (second === 0x28 && third === 0x49))
      return !bytes.some((byte) => byte > 0x7f);
  }
  return false;
}

function isValidUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function bestOf(bytes: Uint8Array, candidates: readonly [Encoding, ...Encoding[]]): Encoding {
  let best: { encoding: Encoding; score: number } = { encoding: candidates[0], score: Number.NEGATIVE_INFINITY };
  for (const encoding of candidates) {
    const score = likeness(sampleOf(bytes), encoding);
    if (score > best.score) best = { encoding, score };
  }
  return best.encoding;
}

/** The first part of the file that says something: bytes beyond ASCII. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = Math.max(
    0,
    bytes.findIndex((byte) => byte > 0x7f || byte === 0),
  );
  return bytes.subarray(first & ~1, (first & ~1) + SAMPLE);
}

/**
 * How much a reading of the bytes looks like Japanese text. Wrong readings of Japanese show half-width katakana, rare ideographs, private use
 * and undefined characters; right ones are full of hiragana, punctuation and ideographs of everyday use.
 */
function likeness(bytes: Uint8Array, encoding: Encoding): number {
  let score = 0;
  for (const char of read(bytes, encoding)) score += weigh(char.codePointAt(0) ?? 0);
  return score / Math.max(1, bytes.length);
}

function weigh(code: number): number {
  if (code === 0xfffd) return -6;
  if (code < 0x20) return code === 9 || code === 10 || code === 13 || code === 12 ? 0.5 : -4;
  if (code < 0x7f) return 0.5;
  if (code < 0xa0) return -4;
  if (code >= 0x3040 && code <= 0x309f) return 4;
  if ((code >= 0x3000 && code <= 0x303f) || (code >= 0x30a0 && code <= 0x30ff)) return 3;
  if (code >= 0x4e00 && code <= 0x9fff) return 1.5;
  if (code >= 0xff61 && code <= 0xff9f) return -0.5;
  if (code >= 0xff01 && code <= 0xff60) return 2;
  if (code >= 0xe000 && code <= 0xf8ff) return -1;
  return -0.5;
}

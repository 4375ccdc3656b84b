const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** True of JSON whose lists and objects stand within one another to more than so many: of millions a parser takes many seconds, in which nobody is answered. */
export function isDeeperThan(most: number, bytes: Uint8Array): boolean {
  let depth = 0;
  let isText = false;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (isText && byte === BACKSLASH) i += 1;
    else if (byte === QUOTE) isText = !isText;
    else if (!isText && CLOSING.has(byte)) depth -= 1;
    else if (!isText && OPENING.has(byte)) {
      depth += 1;
      if (depth > most) return true;
    }
  }
  return false;
}

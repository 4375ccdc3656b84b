const DECLARED = /^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})["']/u;

/** The text of a part: UTF-8 or UTF-16 by its first bytes, else as its declaration says. What cannot be decoded becomes U+FFFD. */
export function decodeXml(bytes: Uint8Array): string {
  const [first = 0, second = 0, third = 0] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return new TextDecoder("utf-16le").decode(bytes);
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return new TextDecoder("utf-16be").decode(bytes);
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  const declared = marked ? undefined : DECLARED.exec(Buffer.from(bytes.subarray(0, 200)).toString("latin1"))?.[1];
  return decoderFor(declared && !/^utf-?16/iu.test(declared) ? declared : "utf-8").decode(bytes);
}

function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder("utf-8");
  }
}

const REFERENCE = /&(?:#([0-9]{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/giu;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const LARGEST_CODE = 0x10ffff;

/** Characters that are written as references: by number, or the five that XML itself names. Others, and what no character has as its number, stay. */
export function decodeReferences(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(REFERENCE, (reference, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? reference;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? "", 16);
    return code <= LARGEST_CODE ? String.fromCodePoint(code) : reference;
  });
}

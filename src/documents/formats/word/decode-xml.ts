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

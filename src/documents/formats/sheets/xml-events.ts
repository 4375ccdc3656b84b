import { Parser } from "htmlparser2";

/** What is told of a part of XML while it is read. Names come without their namespace's prefix; two callers never share one. */
export interface XmlListener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
  /** True as soon as no more is wanted. */
  readonly done?: boolean;
}

/** Bytes that are decoded at a time: a sheet may be longer than the longest string. */
const CHUNK = 1 << 20;
/** Elements nested deeper are no spreadsheet's; the parser's stack must not grow without end. */
const DEEPEST = 300;

/**
 * Reads a part of XML from its start to its end, without building a tree. Neither a document type's entities nor anything outside is looked at.
 *
 * @returns False where the part is no XML that a spreadsheet could hold.
 */
export function readXml(bytes: Uint8Array, listener: XmlListener): boolean {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1;
        if (depth > DEEPEST) throw new Stop(false);
        listener.open?.(localName(name), attributes);
        if (listener.done) throw new Stop(true);
      },
      ontext: (text) => listener.text?.(text),
      onclosetag: (name) => {
        depth -= 1;
        listener.close?.(localName(name));
      },
    },
    { xmlMode: true },
  );
  const decoder = new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8");
  try {
    for (let at = 0; at < bytes.length; at += CHUNK) parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }));
    parser.end();
    return true;
  } catch (stop) {
    if (stop instanceof Stop) return stop.sound;
    throw stop;
  }
}

/** Thrown through the parser, which goes on to the end of what it was given otherwise. */
class Stop extends Error {
  readonly sound: boolean;

  constructor(sound: boolean) {
    super();
    this.sound = sound;
  }
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** An attribute by its local name: r:id and id are told apart by asking for one of them. */
export function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string | null {
  const own = attributes[name];
  if (own !== undefined) return own;
  for (const key of Object.keys(attributes)) if (localName(key) === name) return attributes[key] ?? null;
  return null;
}

import { crc32, deflateRawSync } from "node:zlib";

/** An entry of an archive for tests. Whatever is said beside the bytes is written as it is said, true or not. */
export interface PackedEntry {
  readonly name: string | Uint8Array;
  readonly bytes?: string | Uint8Array;
  /** Already packed: the bytes as they stand in the archive. */
  readonly packed?: Uint8Array;
  readonly stored?: boolean;
  readonly size?: number;
  readonly packedSize?: number;
  readonly crc?: number;
  /** Bits of the entry: 1 encrypted, 8 sizes follow the data, 0x800 the name is UTF-8. */
  readonly flags?: number;
  readonly method?: number;
  /** The data of this entry of the list stands for it too. */
  readonly sameAs?: number;
  /** Sizes stand in the extra field of ZIP64. */
  readonly zip64?: boolean;
}

/** Writes a ZIP file, honest or not. */
export function writeZip(entries: readonly PackedEntry[], { comment = "", count = entries.length } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  const put = (part: Uint8Array) => {
    parts.push(Buffer.from(part));
    at += part.length;
  };

  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const bytes = Buffer.from(entry.bytes ?? "");
    const packed = entry.packed ?? (entry.stored ? bytes : deflateRawSync(bytes));
    const flags = (entry.flags ?? 0) | (typeof entry.name === "string" ? 0x800 : 0);
    const follows = (flags & 8) !== 0;
    const facts = {
      flags,
      method: entry.method ?? (entry.stored ? 0 : 8),
      crc: entry.crc ?? crc32(bytes),
      packedSize: entry.packedSize ?? packed.length,
      size: entry.size ?? bytes.length,
    };
    const shared = entry.sameAs === undefined ? undefined : offsets[entry.sameAs];
    const offset = shared ?? at;
    offsets.push(offset);
    if (shared === undefined) {
      const local = header(0x04034b50, 30, follows ? { ...facts, crc: 0, packedSize: 0, size: 0 } : facts, 4);
      local.writeUInt16LE(name.length, 26);
      put(local);
      put(name);
      put(packed);
      if (follows) put(words(0x08074b50, facts.crc, facts.packedSize, facts.size));
    }
    const extra = entry.zip64 ? zip64Extra(facts) : Buffer.alloc(0);
    const central = header(0x02014b50, 46, entry.zip64 ? { ...facts, packedSize: 0xffffffff, size: 0xffffffff } : facts, 6);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt16LE(extra.length, 30);
    central.writeUInt32LE(offset, 42);
    directory.push(central, name, extra);
  }

  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, central, end, Buffer.from(comment)]);
}

interface Facts {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
}

/** `at`: where the version that is needed stands; the facts follow it in both kinds of headers. */
function header(signature: number, length: number, { flags, method, crc, packedSize, size }: Facts, at: number): Buffer {
  const made = Buffer.alloc(length);
  made.writeUInt32LE(signature, 0);
  made.writeUInt16LE(45, at);
  made.writeUInt16LE(flags, at + 2);
  made.writeUInt16LE(method, at + 4);
  made.writeUInt32LE(crc, at + 10);
  made.writeUInt32LE(Math.min(packedSize, 0xffffffff), at + 14);
  made.writeUInt32LE(Math.min(size, 0xffffffff), at + 18);
  return made;
}

function words(...values: readonly number[]): Buffer {
  const made = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) made.writeUInt32LE(value, i * 4);
  return made;
}

function zip64Extra({ size, packedSize }: Facts): Buffer {
  const made = Buffer.alloc(20);
  made.writeUInt16LE(1, 0);
  made.writeUInt16LE(16, 2);
  made.writeBigUInt64LE(BigInt(size), 4);
  made.writeBigUInt64LE(BigInt(packedSize), 12);
  return made;
}

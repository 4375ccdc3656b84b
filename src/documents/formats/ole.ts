/** The streams of an OLE compound file, in which Office kept its documents before 2007, and keeps encrypted ones today. */
export interface OleFile {
  /** Names of the streams in all storages, not their paths. */
  readonly names: readonly string[];
  /** The bytes of the first stream of a name, or null. */
  read(name: string): Uint8Array | null;
}

const HEADER = 512;
const END = 0xfffffffa;
const SMALL_SECTOR = 64;
const ENTRY = 128;
const STREAM = 2;
const ROOT = 5;

interface Entry {
  readonly name: string;
  readonly kind: number;
  readonly start: number;
  readonly size: number;
}

/** Opens a compound file; null where its tables are broken. */
export function openOle(bytes: Uint8Array): OleFile | null {
  if (bytes.length < HEADER) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return null;
  const sectors = new Sectors(bytes, view, 1 << shift);
  const directory = sectors.chain(view.getUint32(48, true), bytes.length);
  if (!directory) return null;
  const entries = listEntries(directory);
  const root = entries.find(({ kind }) => kind === ROOT);
  const smallest = view.getUint32(56, true);
  return {
    names: entries.filter(({ kind }) => kind === STREAM).map(({ name }) => name),
    read: (name) => {
      const entry = entries.find((candidate) => candidate.kind === STREAM && candidate.name === name);
      if (!entry) return null;
      if (entry.size >= smallest) return sectors.chain(entry.start, entry.size);
      const small = root ? sectors.chain(root.start, root.size) : null;
      const table = sectors.chain(view.getUint32(60, true), bytes.length);
      return small && table ? smallChain(small, table, entry) : null;
    },
  };
}

class Sectors {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #size: number;
  /** Where the sectors of the allocation table are. */
  readonly #table: number[] = [];

  constructor(bytes: Uint8Array, view: DataView, size: number) {
    this.#bytes = bytes;
    this.#view = view;
    this.#size = size;
    const add = (at: number, count: number) => {
      for (let i = 0; i < count && at + i * 4 + 4 <= bytes.length; i += 1) {
        const sector = view.getUint32(at + i * 4, true);
        if (sector < END) this.#table.push(sector);
      }
    };
    add(76, 109);
    let next = view.getUint32(68, true);
    for (let left = Math.ceil(bytes.length / size); next < END && left > 0; left -= 1) {
      const at = this.#offset(next);
      if (at + size > bytes.length) break;
      add(at, size / 4 - 1);
      next = view.getUint32(at + size - 4, true);
    }
  }

  /** The bytes of a chain of sectors; null where it leads out of the file or in a circle. */
  chain(start: number, size: number): Uint8Array | null {
    const parts: Uint8Array[] = [];
    let length = 0;
    for (let sector = start; sector < END && length < size; sector = this.#next(sector)) {
      const at = this.#offset(sector);
      if (at >= this.#bytes.length || length > this.#bytes.length) return null;
      const part = this.#bytes.subarray(at, Math.min(at + this.#size, this.#bytes.length));
      parts.push(part);
      length += this.#size;
    }
    return new Uint8Array(Buffer.concat(parts).subarray(0, size));
  }

  #offset(sector: number): number {
    return (sector + 1) * this.#size;
  }

  #next(sector: number): number {
    const each = this.#size / 4;
    const table = this.#table[Math.floor(sector / each)];
    const at = table === undefined ? this.#bytes.length : this.#offset(table) + (sector % each) * 4;
    return at + 4 <= this.#bytes.length ? this.#view.getUint32(at, true) : END;
  }
}

function listEntries(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
    const length = Math.min(64, Math.max(2, view.getUint16(at + 64, true))) - 2;
    const name = Buffer.from(directory.buffer, directory.byteOffset + at, length).toString("utf16le");
    entries.push({ name, kind: directory[at + 66] ?? 0, start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) });
  }
  return entries;
}

/** Streams shorter than 4 KB lie in sectors of 64 bytes inside one stream of their own. */
function smallChain(small: Uint8Array, table: Uint8Array, { start, size }: Entry): Uint8Array | null {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const parts: Uint8Array[] = [];
  let length = 0;
  let sector = start;
  while (sector < END && length < size) {
    const at = sector * SMALL_SECTOR;
    if (at >= small.length || length > small.length || sector * 4 + 4 > table.length) return null;
    parts.push(small.subarray(at, at + SMALL_SECTOR));
    length += SMALL_SECTOR;
    sector = view.getUint32(sector * 4, true);
  }
  return new Uint8Array(Buffer.concat(parts).subarray(0, size));
}

/** A record of a workbook of Excel 97 to 2003 (BIFF8). */
export interface BiffRecord {
  readonly id: number;
  readonly data: DataView;
  /** What goes on where a record was too long for one. */
  readonly more: readonly DataView[];
}

const CONTINUE = 0x3c;
const BOF = 0x809;
const EOF = 0x0a;

/** The records of a stream from an offset to the end of the part that begins there; parts inside it (charts) are skipped. */
export function* recordsFrom(stream: Uint8Array, start: number): Generator<BiffRecord> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let depth = 0;
  let waiting: { id: number; data: DataView; more: DataView[] } | null = null;
  for (let at = start; at + 4 <= stream.length; ) {
    const id = view.getUint16(at, true);
    const length = Math.min(view.getUint16(at + 2, true), stream.length - at - 4);
    const data = new DataView(stream.buffer, stream.byteOffset + at + 4, length);
    at += 4 + length;
    if (id === CONTINUE) {
      waiting?.more.push(data);
      continue;
    }
    if (waiting) yield waiting;
    waiting = null;
    if (id === BOF) depth += 1;
    if (id === EOF) depth -= 1;
    if (depth <= 1) waiting = { id, data, more: [] };
    if (depth <= 0) break;
  }
  if (waiting) yield waiting;
}

/** Reads the bytes of a record and of what goes on with it one after another. */
export class BiffReader {
  readonly #parts: readonly DataView[];
  #part = 0;
  #at: number;

  constructor({ data, more }: Pick<BiffRecord, "data" | "more">, at = 0) {
    this.#parts = [data, ...more];
    this.#at = at;
  }

  get atEnd(): boolean {
    this.#turn();
    return this.#part >= this.#parts.length;
  }

  byte(): number {
    this.#turn();
    const part = this.#parts[this.#part];
    if (!part) return 0;
    this.#at += 1;
    return part.getUint8(this.#at - 1);
  }

  short(): number {
    return this.byte() | (this.byte() << 8);
  }

  long(): number {
    return (this.short() | (this.short() << 16)) >>> 0;
  }

  skip(bytes: number): void {
    let left = bytes;
    while (left > 0 && !this.atEnd) {
      const step = Math.min(left, (this.#parts[this.#part]?.byteLength ?? 0) - this.#at);
      this.#at += step;
      left -= step;
    }
  }

  /** A text of so many characters: a byte of flags, then what they announce (fonts of runs, phonetic text: both left out), then the characters. */
  text(characters: number): string {
    const flags = this.byte();
    const runs = flags & 8 ? this.short() : 0;
    const phonetic = flags & 4 ? this.long() : 0;
    const text = this.characters(characters, (flags & 1) === 1);
    this.skip(runs * 4 + phonetic);
    return text;
  }

  /** Characters in one or two bytes; where they go on in the next part, its first byte says anew which. */
  characters(count: number, inTwo: boolean): string {
    const codes: string[] = [];
    let wide = inTwo;
    for (let left = count; left > 0; ) {
      if (this.#turn() && left < count) wide = (this.byte() & 1) === 1;
      const part = this.#parts[this.#part];
      if (!part) break;
      const room = Math.floor((part.byteLength - this.#at) / (wide ? 2 : 1));
      const here = Math.min(left, Math.max(1, room));
      const bytes = Buffer.from(part.buffer, part.byteOffset + this.#at, Math.min(here * (wide ? 2 : 1), part.byteLength - this.#at));
      codes.push(bytes.toString(wide ? "utf16le" : "latin1"));
      this.#at += bytes.length;
      left -= here;
    }
    return codes.join("");
  }

  /** Goes to the next part where this one is read; whether it did. */
  #turn(): boolean {
    let turned = false;
    while (this.#part < this.#parts.length && this.#at >= (this.#parts[this.#part]?.byteLength ?? 0)) {
      this.#part += 1;
      this.#at = 0;
      turned = true;
    }
    return turned;
  }
}

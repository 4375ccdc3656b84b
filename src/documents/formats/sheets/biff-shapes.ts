import { BiffReader, type BiffRecord } from "./biff-records.ts";
import type { Aside } from "./grid.ts";

const OBJECT = 0x5d;
const TEXT = 0x1b6;
const NOTE = 0x1c;

/** The texts of the text boxes and notes of a sheet in an .xls workbook, in the order of the file. */
export class BiffShapes {
  #object = -1;
  readonly #texts: { readonly object: number; readonly paragraphs: readonly string[] }[] = [];
  readonly #notes = new Map<number, { readonly row: number; readonly column: number }>();

  read(record: BiffRecord): void {
    const { id, data } = record;
    if (id === OBJECT && data.byteLength >= 8) this.#object = data.getUint16(6, true);
    else if (id === NOTE && data.byteLength >= 8)
      this.#notes.set(data.getUint16(6, true), { row: data.getUint16(0, true), column: data.getUint16(2, true) });
    else if (id === TEXT && data.byteLength >= 12 && record.more.length > 0) {
      const reader = new BiffReader({ data: record.more[0] ?? data, more: record.more.slice(1) });
      const text = reader.characters(data.getUint16(10, true), (reader.byte() & 1) === 1);
      const paragraphs = text
        .split(/\r\n|[\r\n]/u)
        .map((line) => line.trim())
        .filter((line) => line !== "");
      if (paragraphs.length > 0) this.#texts.push({ object: this.#object, paragraphs });
    }
  }

  list(): Aside[] {
    return this.#texts.map(({ object, paragraphs }) => ({ ...(this.#notes.get(object) ?? { row: 0, column: 0 }), paragraphs }));
  }
}

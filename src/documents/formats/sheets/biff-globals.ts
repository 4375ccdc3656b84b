import { BiffReader, type BiffRecord, recordsFrom } from "./biff-records.ts";
import { sizeOf } from "./cell-font.ts";
import { BOTTOM, type CellFont, LEFT, RIGHT, TOP } from "./grid.ts";
import { LONGEST_TEXT, MOST_CELLS } from "./grid-limits.ts";
import { ShownValues } from "./shown-value.ts";
import { formatOf, type XlsxStyle } from "./xlsx-styles.ts";

/** What the first part of an .xls workbook says of all its sheets. */
export interface BiffGlobals {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly offset: number }[];
  readonly strings: readonly string[];
  readonly styles: readonly XlsxStyle[];
  readonly shown: ShownValues;
  readonly encrypted: boolean;
}

const FILEPASS = 0x2f;
const DATE_MODE = 0x22;
const BOUND_SHEET = 0x85;
const FONT = 0x31;
const FORMAT = 0x41e;
const XF = 0xe0;
const SST = 0xfc;
const BIFF8 = 0x600;
const WORKSHEET = 0;
/** The number that no font has. */
const NO_FONT = 4;
const BOLD = 600;

/** Null where the stream is of no version that is read (Excel 95 and before). */
export function readGlobals(stream: Uint8Array): BiffGlobals | null {
  if (stream.length < 8 || new DataView(stream.buffer, stream.byteOffset, stream.byteLength).getUint16(4, true) !== BIFF8) return null;
  const sheets: { name: string; hidden: boolean; offset: number }[] = [];
  const formats = new Map<number, string>();
  const fonts: (CellFont | null)[] = [];
  const cells: { format: number; sides: number; font: number }[] = [];
  let strings: string[] = [];
  let from1904 = false;
  let encrypted = false;
  for (const record of recordsFrom(stream, 0)) {
    const { id, data } = record;
    if (id === FILEPASS) {
      encrypted = true;
      break;
    }
    if (id === DATE_MODE && data.byteLength >= 2) from1904 = data.getUint16(0, true) === 1;
    else if (id === FORMAT) {
      const reader = new BiffReader(record);
      formats.set(reader.short(), reader.text(reader.short()));
    } else if (id === XF && data.byteLength >= 14)
      cells.push({ format: data.getUint16(2, true), sides: sidesOf(data.getUint16(10, true)), font: data.getUint16(0, true) });
    else if (id === FONT && data.byteLength >= 8) fonts.push(fontOf(data));
    else if (id === SST) strings = readStrings(record);
    else if (id === BOUND_SHEET && data.byteLength >= 8 && (data.getUint8(5) & 15) === WORKSHEET) {
      const reader = new BiffReader(record, 6);
      sheets.push({ offset: data.getUint32(0, true), hidden: (data.getUint8(4) & 3) !== 0, name: reader.text(reader.byte()) });
    }
  }
  const styles = cells.map(({ format, sides, font }) => ({
    format: formatOf(format, formats),
    sides,
    font: fonts[font < NO_FONT ? font : font - 1] ?? null,
  }));
  return { sheets, strings, styles, shown: new ShownValues(from1904), encrypted };
}

/** A size in twentieths of a point; a weight, of which 700 is bold. */
function fontOf(data: DataView): CellFont | null {
  const size = sizeOf(data.getUint16(0, true) / 20);
  return size === null ? null : { size, bold: data.getUint16(6, true) >= BOLD };
}

/** Four bits a side, in the order left, right, top, bottom. */
function sidesOf(lines: number): number {
  return (lines & 0xf ? LEFT : 0) | (lines & 0xf0 ? RIGHT : 0) | (lines & 0xf00 ? TOP : 0) | (lines & 0xf000 ? BOTTOM : 0);
}

function readStrings(record: BiffRecord): string[] {
  const reader = new BiffReader(record, 4);
  const count = reader.long();
  const strings: string[] = [];
  let length = 0;
  while (strings.length < count && strings.length <= MOST_CELLS && length <= LONGEST_TEXT && !reader.atEnd) {
    const text = reader.text(reader.short()).replaceAll("\r\n", "\n").replaceAll("\r", "\n");
    length += text.length;
    strings.push(text);
  }
  return strings;
}

/** An archive of more would have to say otherwise where each file stands. */
export const LARGEST_ARCHIVE = 0xffff_ffff;
/** What the end of an archive counts with two bytes; this itself stands for more. */
const MOST_COUNTED = 0xffff;
const END = 22;
/** APPNOTE.TXT 4.3.14 and 4.3.15: the record that counts with eight bytes, and where it stands. */
const [RECORD, LOCATOR] = [56, 20];
const [END_MARK, RECORD_MARK, LOCATOR_MARK] = [0x0605_4b50, 0x0606_4b50, 0x0706_4b50];
const VERSION = 45;

/**
 * The end of an archive, with the ZIP64 record that an archive of 65,535 files and more needs: fflate writes none.
 *
 * @param tail the list of the files, and behind it the end as it is without one.
 */
export function counted(tail: Uint8Array, files: number): Uint8Array {
  if (files < MOST_COUNTED) return tail;
  const list = tail.length - END;
  const old = new DataView(tail.buffer, tail.byteOffset + list, END);
  const start = old.getUint32(16, true);
  const made = new Uint8Array(list + RECORD + LOCATOR + END);
  made.set(tail.subarray(0, list));
  const record = new DataView(made.buffer, list, RECORD);
  record.setUint32(0, RECORD_MARK, true);
  // Without the mark and this number.
  record.setBigUint64(4, BigInt(RECORD - 12), true);
  record.setUint16(12, VERSION, true);
  record.setUint16(14, VERSION, true);
  for (const [at, value] of [
    [24, files],
    [32, files],
    [40, list],
    [48, start],
  ] as const)
    record.setBigUint64(at, BigInt(value), true);
  const locator = new DataView(made.buffer, list + RECORD, LOCATOR);
  locator.setUint32(0, LOCATOR_MARK, true);
  locator.setBigUint64(8, BigInt(start + list), true);
  locator.setUint32(16, 1, true);
  const end = new DataView(made.buffer, list + RECORD + LOCATOR, END);
  end.setUint32(0, END_MARK, true);
  end.setUint16(8, MOST_COUNTED, true);
  end.setUint16(10, MOST_COUNTED, true);
  end.setUint32(12, list, true);
  end.setUint32(16, start, true);
  return made;
}

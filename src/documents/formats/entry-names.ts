const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** The record at the end, and the longest comment behind it. */
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
/** Enough to tell what a container holds. */
const MOST = 10_000;

/** Names of the entries of a ZIP container by the directory at its end, as Latin-1; null where there is no directory to be read. */
export function listEntryNames(bytes: Uint8Array): readonly string[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const names: string[] = [];
  let at = view.getUint32(end + 16, true);
  while (names.length < MOST && at + 46 <= end && view.getUint32(at, true) === ENTRY) {
    const length = view.getUint16(at + 28, true);
    names.push(Buffer.from(bytes.buffer, bytes.byteOffset + at + 46, Math.min(length, end - at - 46)).toString("latin1"));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names.length > 0 || at === end ? names : null;
}

function findEnd(view: DataView): number | null {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) if (view.getUint32(at, true) === END) return at;
  return null;
}

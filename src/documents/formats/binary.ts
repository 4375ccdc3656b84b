/** What files that are no text begin with. Bytes are written as Latin-1. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ["%PDF-", "pdf"],
  ["PK\x03\x04", "zip"],
  ["PK\x05\x06", "zip"],
  ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"],
  ["\x89PNG\r\n\x1a\n", "png"],
  ["\xff\xd8\xff", "jpeg"],
  ["GIF8", "gif"],
  ["II*\0", "tiff"],
  ["MM\0*", "tiff"],
  ["{\\rtf", "rtf"],
  ["\x1f\x8b", "gzip"],
  ["7z\xbc\xaf\x27\x1c", "7z"],
  ["Rar!\x1a\x07", "rar"],
  ["SQLite format 3\0", "sqlite"],
  ["\x7fELF", "program"],
  ["MZ\x90\0", "program"],
];

/** Names of entries that tell which kind of document a ZIP container is. */
const CONTAINERS: readonly (readonly [string, string])[] = [
  ["xl/", "xlsx"],
  ["word/", "docx"],
  ["ppt/", "pptx"],
  ["application/vnd.oasis.opendocument.spreadsheet", "ods"],
  ["application/vnd.oasis.opendocument.text", "odt"],
];

/** Which kind of file that is no text the bytes are, by how they begin: pdf, xlsx, docx, zip, ole (Word, Excel and 一太郎 before 2007), png … or null. */
export function findBinaryKind(bytes: Uint8Array): string | null {
  const head = latin1(bytes.subarray(0, 1024));
  const kind = SIGNATURES.find(([signature]) => head.startsWith(signature))?.[1] ?? (head.trimStart().startsWith("%PDF-") ? "pdf" : null);
  if (kind !== "zip") return kind;
  // Entries are named at their start and once more in the directory at the end.
  const names = latin1(bytes.subarray(0, 1 << 16)) + latin1(bytes.subarray(Math.max(0, bytes.length - (1 << 16))));
  return CONTAINERS.find(([name]) => names.includes(name))?.[1] ?? "zip";
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

import { listEntryNames } from "./entry-names.ts";
import { openOle } from "./ole.ts";

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

/** Folders of a ZIP container of Office, whose contents stand in [Content_Types].xml. */
const OFFICE: readonly (readonly [string, string])[] = [
  ["xl/workbook.bin", "xlsb"],
  ["xl/", "xlsx"],
  ["word/", "docx"],
  ["ppt/", "pptx"],
];

/** What the entry mimetype of an OpenDocument says. */
const OPEN_DOCUMENT: readonly (readonly [string, string])[] = [
  ["application/vnd.oasis.opendocument.spreadsheet", "ods"],
  ["application/vnd.oasis.opendocument.text", "odt"],
];

/** Streams that tell which kind of document an OLE file is; the first that is there counts. */
const STREAMS: readonly (readonly [string, string])[] = [
  ["EncryptedPackage", "encrypted"],
  ["Workbook", "xls"],
  ["Book", "xls"],
  ["WordDocument", "doc"],
  ["PowerPoint Document", "ppt"],
  ["DocumentText", "jtd"],
  ["BodyText", "hwp"],
];

/** Which kind of file that is no text the bytes are, by how they begin: pdf, xlsx, docx, zip, ole (Word, Excel and 一太郎 before 2007), png … or null. */
export function findBinaryKind(bytes: Uint8Array): string | null {
  const head = latin1(bytes.subarray(0, 1024));
  const kind = SIGNATURES.find(([signature]) => head.startsWith(signature))?.[1] ?? (head.trimStart().startsWith("%PDF-") ? "pdf" : null);
  if (kind === "ole") return findOleKind(bytes);
  return kind === "zip" ? findContainerKind(bytes) : kind;
}

/** Files of before 2007 by what is in them: xls, doc, jtd (一太郎) …; encrypted is a workbook or text of today under a password, ole any other. */
function findOleKind(bytes: Uint8Array): string {
  const names = new Set(openOle(bytes)?.names);
  return STREAMS.find(([name]) => names.has(name))?.[1] ?? "ole";
}

/** A ZIP file may hold Office files packed as they are, so only its directory tells what it is itself; where that is cut off, its first entries do. */
function findContainerKind(bytes: Uint8Array): string {
  const names = listEntryNames(bytes);
  const head = latin1(bytes.subarray(0, 1 << 16));
  if (names === null) return [...OFFICE, ...OPEN_DOCUMENT].find(([name]) => head.includes(name))?.[1] ?? "zip";
  if (names.includes("[Content_Types].xml")) return OFFICE.find(([folder]) => names.some((name) => name.startsWith(folder)))?.[1] ?? "zip";
  if (names.includes("mimetype")) return OPEN_DOCUMENT.find(([type]) => head.includes(type))?.[1] ?? "zip";
  return "zip";
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

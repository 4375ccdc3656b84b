import { type Result, refuse } from "../../domain/result.ts";
import type { Document } from "../document.ts";
import { findBinaryKind } from "./binary.ts";
import { isKnownKind, isReadKind, type KnownKind, LARGEST_FILE, type ReadKind } from "./file-kind.ts";
import type { OpenRefusal } from "./open-refusal.ts";
import { openText } from "./open-text.ts";

/** Makes a document of a file of one kind. */
type Opener = (name: string, bytes: Uint8Array) => Promise<Result<Document, OpenRefusal>>;

/** Who opens which kind of file. Each is loaded when it is needed: a text is read without any of them. */
const OPENERS: Readonly<Record<ReadKind, () => Promise<Opener>>> = {
  pdf: async () => (await import("./pdf/open-pdf.ts")).openPdf,
  docx: async () => (await import("./word/open-word.ts")).openWord,
  xlsx: async () => (await import("./sheets/open-workbook.ts")).openXlsx,
  zip: async () => (await import("./unpack-archive.ts")).openPacked,
  xls: async () => (await import("./sheets/open-workbook.ts")).openXls,
  ods: async () => (await import("./sheets/open-workbook.ts")).openOds,
};

/** Why what is known is not read. */
const CLOSED: Readonly<Record<KnownKind, OpenRefusal>> = {
  encrypted: { kind: "encrypted", looksLike: "office" },
  doc: { kind: "outdated", looksLike: "doc" },
  jtd: { kind: "outdated", looksLike: "jtd" },
};

/** Opens a file: finds its format by content (the name is only kept) and turns it into a Document. */
export async function openDocument(name: string, bytes: Uint8Array): Promise<Result<Document, OpenRefusal>> {
  if (bytes.length > LARGEST_FILE) return refuse({ kind: "too-large", bytes: bytes.length, limit: LARGEST_FILE });
  const looksLike = findBinaryKind(bytes);
  if (looksLike === null) return openText(name, bytes);
  if (isReadKind(looksLike)) return (await OPENERS[looksLike]())(name, bytes);
  return refuse(isKnownKind(looksLike) ? CLOSED[looksLike] : { kind: "binary", looksLike });
}

import { type Result, refuse } from "../../domain/result.ts";
import type { Document } from "../document.ts";
import { findBinaryKind } from "./binary.ts";
import type { OpenRefusal } from "./open-refusal.ts";
import { openText } from "./open-text.ts";

/** The largest file that is read, in bytes. */
export const LARGEST_FILE = 100_000_000;

/** Makes a document of a file of one kind. */
type Opener = (name: string, bytes: Uint8Array) => Promise<Result<Document, OpenRefusal>>;

/** Who opens which kind of file. Each is loaded when it is needed: a text is read without any of them. */
const OPENERS: Readonly<Record<string, () => Promise<Opener>>> = {
  pdf: async () => (await import("./pdf/open-pdf.ts")).openPdf,
  docx: async () => (await import("./word/open-word.ts")).openWord,
  xlsx: async () => (await import("./sheets/open-workbook.ts")).openXlsx,
  zip: async () => (await import("./unpack-archive.ts")).openPacked,
  xls: async () => (await import("./sheets/open-workbook.ts")).openXls,
  ods: async () => (await import("./sheets/open-workbook.ts")).openOds,
};

/** What is known and not read, and why. */
const CLOSED: Readonly<Record<string, OpenRefusal>> = {
  encrypted: { kind: "encrypted", looksLike: "office" },
  doc: { kind: "outdated", looksLike: "doc" },
  jtd: { kind: "outdated", looksLike: "jtd" },
};

/** Whether a file of the kind is read, or at least refused with what to do about it. null is text. */
export function isOpened(kind: string | null): boolean {
  return kind === null || Object.hasOwn(OPENERS, kind) || Object.hasOwn(CLOSED, kind);
}

/** Opens a file: finds its format by content (the name is only kept) and turns it into a Document. */
export async function openDocument(name: string, bytes: Uint8Array): Promise<Result<Document, OpenRefusal>> {
  if (bytes.length > LARGEST_FILE) return refuse({ kind: "too-large", bytes: bytes.length, limit: LARGEST_FILE });
  const looksLike = findBinaryKind(bytes);
  if (looksLike === null) return openText(name, bytes);
  const load = OPENERS[looksLike];
  return load ? (await load())(name, bytes) : refuse(CLOSED[looksLike] ?? { kind: "binary", looksLike });
}

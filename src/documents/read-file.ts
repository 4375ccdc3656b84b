import { accept, type Result } from "../domain/result.ts";
import type { Document } from "./document.ts";
import { openDocument } from "./formats/open-document.ts";
import type { OpenRefusal } from "./formats/open-refusal.ts";
import type { LeftOut } from "./formats/unpack-archive.ts";
import { type Doubt, findDoubts } from "./reading/doubts.ts";
import { readDocument } from "./reading/read-document.ts";
import type { TracedReading } from "./reading/reading.ts";

/** What a file of a document comes to. Its blocks are not here: of a large document they are most, and nobody needs them any more. */
export interface ReadFile {
  readonly document: Pick<Document, "name" | "mediaType" | "sha256" | "text" | "layout" | "oddities">;
  readonly traced: TracedReading;
  readonly doubts: readonly Doubt[];
}

/** Files that came out of an archive, each to be read like any other. The name is what the archive calls it, only to be shown; the file lies at `path`. */
export interface UnpackedFiles {
  readonly archive: readonly NamedFile[];
  /** What the archive holds besides: files that nobody could read. */
  readonly leftOut: readonly LeftOut[];
}

export interface NamedFile {
  readonly name: string;
  readonly path: string;
}

/** Why the process that read a file was stopped. The program itself goes on. */
export type ProcessRefusal =
  | { readonly kind: "too-slow"; readonly seconds: number }
  /** `limit` in bytes. */
  | { readonly kind: "too-much-memory"; readonly limit: number }
  /** It ended by itself, as nothing should: `how` is its exit code or its signal. */
  | { readonly kind: "crashed"; readonly how: string };

/** Reads a file from disk: one document, or an archive of several. Where the signal aborts, it rejects with the signal's reason. */
export type FileReader = (file: NamedFile, signal?: AbortSignal) => Promise<Result<ReadFile | UnpackedFiles, OpenRefusal | ProcessRefusal>>;

/** Reads a file in this process: what it says, with the place of everything, and how sure the reader is. */
export async function readFile(name: string, bytes: Uint8Array): Promise<Result<ReadFile, OpenRefusal>> {
  const opened = await openDocument(name, bytes);
  if (!opened.ok) return opened;
  const { mediaType, sha256, text, layout, oddities } = opened.value;
  const traced = readDocument(opened.value);
  return accept({ document: { name, mediaType, sha256, text, layout, oddities }, traced, doubts: findDoubts(opened.value, traced) });
}

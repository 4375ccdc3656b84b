import { randomUUID } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";
import { fileLabel } from "../../../documents/file-label.ts";
import { accept, type Result, refuse } from "../../../domain/result.ts";

/** The most bytes of one file, and the most files of one posting. */
export const MOST_BYTES = 100_000_000;
export const MOST_FILES = 50;

/** Beyond this, not even what can be thrown away is taken in. Room for the form around the files. */
const MOST_POSTED = MOST_BYTES * MOST_FILES + 1024 * 1024;

/** Why one of the files was not taken. */
export type SpoolRefusal =
  | { readonly kind: "file-too-large"; readonly limit: number }
  | { readonly kind: "disk-full" }
  | { readonly kind: "too-many-files"; readonly limit: number };

export interface SpooledFile {
  /** As the person's machine calls it, without folders. */
  readonly name: string;
  readonly spooled: Result<{ readonly path: string; readonly size: number }, SpoolRefusal>;
}

export interface SpooledForm {
  readonly fields: URLSearchParams;
  readonly files: readonly SpooledFile[];
}

/** Why nothing of what was posted was taken. */
export type FormRefusal = { readonly kind: "not-files" } | { readonly kind: "too-large" } | { readonly kind: "cut-off" };

/**
 * Streams the files of a posted form into a folder of their own beneath `spool`, without ever holding one in memory, and has them taken. The folder is gone
 * when this ends, however it ends.
 */
export async function withSpooledFiles<Taken>(
  request: Request,
  spool: string,
  take: (form: SpooledForm) => Promise<Taken>,
  most = MOST_POSTED,
): Promise<Result<Taken, FormRefusal>> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data;.*\bboundary=/iu.test(type) || !request.body) return refuse({ kind: "not-files" });
  if (Number(request.headers.get("content-length") ?? 0) > most) return refuse({ kind: "too-large" });
  const folder = join(spool, randomUUID());
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    // The types of the web's streams in the DOM and in Node differ in name only.
    const body = upTo(most, Readable.fromWeb(request.body as ReadableStream));
    const form = await spoolForm(Readable.from(body.chunks()), type, folder);
    if (form !== null) return accept(await take(form));
    return refuse({ kind: body.isOver() ? "too-large" : "cut-off" });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A body may say no length, or not its own: it ends with an error where it is longer than so many bytes. */
function upTo(most: number, body: Readable) {
  let size = 0;
  return {
    isOver: () => size > most,
    async *chunks(): AsyncGenerator<Buffer> {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > most) throw new Error("the body is too large");
        yield chunk;
      }
    },
  };
}

/** Writes each file of a multipart body as 0, 1, 2 … into the folder; null where the body ends before its time. Numbers, because names from outside are never paths. */
export async function spoolForm(body: Readable, type: string, folder: string): Promise<SpooledForm | null> {
  const limits = { fileSize: MOST_BYTES, files: MOST_FILES, fields: 100, fieldSize: 10_000, parts: MOST_FILES + 200, headerPairs: 100 };
  const busboy = new Busboy({ headers: { "content-type": type }, limits });
  const fields = new URLSearchParams();
  const files: Promise<SpooledFile | null>[] = [];
  const streams: BusboyFileStream[] = [];
  busboy.on("field", (name, value) => fields.append(name, value));
  busboy.on("file", (_, stream, name) => {
    // A part that ends before its time is only said to have an error; destroyed, it ends for who reads it.
    stream.on("error", (error) => stream.destroy(error));
    streams.push(stream);
    const file = spoolFile(stream, name, join(folder, String(files.length)));
    // It is awaited at the end of the form; until then its failure is nobody's surprise.
    file.catch(() => undefined);
    files.push(file);
  });
  busboy.on("filesLimit", () => {
    const refusal = { kind: "too-many-files", limit: MOST_FILES } as const;
    files.push(Promise.resolve({ name: "", spooled: refuse(refusal) }));
  });
  try {
    await pipeline(body, busboy);
    return { fields, files: (await Promise.all(files)).filter((file) => file !== null) };
  } catch {
    // Where the line is cut, nobody else ends the file that was under way.
    for (const stream of streams) stream.destroy();
    await Promise.allSettled(files);
    return null;
  }
}

/** One file; null where the field was left empty, which browsers send as a file without a name. */
async function spoolFile(stream: BusboyFileStream, sent: string | undefined, path: string): Promise<SpooledFile | null> {
  // macOS takes が apart into か and ゛.
  const name = sent ? fileLabel(sent.normalize("NFC")) : "";
  const written = await writeAll(stream, path);
  if (written.ok && !stream.truncated)
    return name === "" && written.value === 0 ? null : { name, spooled: accept({ path, size: written.value }) };
  await rm(path, { force: true });
  return { name, spooled: written.ok ? refuse({ kind: "file-too-large", limit: MOST_BYTES }) : written };
}

/** Writes a stream to a file, and returns how many bytes. Where the disk is full, the rest is still taken from the line: otherwise the form would never end. */
async function writeAll(stream: BusboyFileStream, path: string): Promise<Result<number, { readonly kind: "disk-full" }>> {
  let failure: unknown = null;
  let size = 0;
  await using file = await open(path, "w", 0o600).catch((error: unknown) => {
    failure = error;
    return null;
  });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (failure === null)
      await file?.writeFile(chunk).catch((error: unknown) => {
        failure = error;
      });
  }
  if (failure === null) return accept(size);
  const code = failure instanceof Error && "code" in failure ? failure.code : "";
  if (code === "ENOSPC" || code === "EDQUOT") return refuse({ kind: "disk-full" });
  throw failure;
}

/** Removes what a process that was ended in the middle left behind. Before the first file comes. */
export async function emptySpool(spool: string): Promise<void> {
  await rm(spool, { recursive: true, force: true });
  await mkdir(spool, { recursive: true, mode: 0o700 });
}

import { randomUUID } from "node:crypto";
import { readFile as bytesOf, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findBinaryKind } from "../formats/binary.ts";
import { LARGEST_FILE } from "../formats/file-kind.ts";
import { unpackArchive } from "../formats/unpack-archive.ts";
import { type NamedFile, readFile } from "../read-file.ts";
import type { FormReader, ReadAnswer, ReadRequest } from "./messages.ts";
import { writeResult } from "./result-file.ts";

/** What a file comes to: a reading in a file of the folder, the documents of an archive in files there, or a refusal. */
export async function answer({ name, path, folder }: ReadRequest, readForm: FormReader): Promise<ReadAnswer> {
  const memory = process.memoryUsage.rss;
  const { size } = await stat(path);
  if (size > LARGEST_FILE) return { kind: "refused", refusal: { kind: "too-large", bytes: size, limit: LARGEST_FILE }, memory: memory() };
  const formed = await readForm({ name, path });
  const bytes = formed === null ? await bytesOf(path) : new Uint8Array();
  if (findBinaryKind(bytes) === "zip") {
    const archive: NamedFile[] = [];
    const unpacked = await unpackArchive(bytes, async (label, inside) => {
      const file = { name: label, path: join(folder, randomUUID()) };
      await writeFile(file.path, inside, { flag: "wx" });
      archive.push(file);
    });
    return unpacked.ok
      ? { kind: "unpacked", archive, leftOut: unpacked.value, memory: memory() }
      : { kind: "refused", refusal: unpacked.refusal, memory: memory() };
  }
  const read = formed ?? (await readFile(name, bytes));
  if (!read.ok) return { kind: "refused", refusal: read.refusal, memory: memory() };
  const result = join(folder, randomUUID());
  writeResult(result, read.value);
  return { kind: "read", result, memory: memory() };
}

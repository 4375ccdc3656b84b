import { randomUUID } from "node:crypto";
import { lstat, rename, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { accept, type Result, refuse } from "../../domain/result.ts";
import type { OpenRefusal } from "../formats/open-refusal.ts";
import type { NamedFile, ProcessRefusal, ReadFile, UnpackedFiles } from "../read-file.ts";
import type { ReadAnswer } from "./messages.ts";
import { loadResult } from "./result-file.ts";

/** A reading that is larger than this on its way, in bytes, would take too much of the memory of the process that asked. */
const LARGEST_RESULT = 300_000_000;
const NOT_ITS_OWN = "it named a file that is not its own";

/**
 * Takes in what a process that reads answered. A file may have taken the process over: what it names is taken only from `folder`, the one in which it may write,
 * and only where it is a file, no link to one. Everything else counts as a crash.
 */
export async function takeAnswer(
  answer: ReadAnswer | ProcessRefusal,
  {
    folder,
    spool,
    memory,
    signal,
  }: { readonly folder: string; readonly spool: string; readonly memory: number; readonly signal: AbortSignal },
): Promise<Result<ReadFile | UnpackedFiles, OpenRefusal | ProcessRefusal>> {
  switch (answer.kind) {
    case "refused":
      return refuse(answer.refusal);
    case "read": {
      const result = await takeOut(answer.result, folder, spool);
      if (result === null) return refuse({ kind: "crashed", how: NOT_ITS_OWN });
      try {
        if ((await stat(result)).size > LARGEST_RESULT) return refuse({ kind: "too-much-memory", limit: memory });
        return accept(await loadResult(result, signal));
      } finally {
        await rm(result);
      }
    }
    case "unpacked": {
      const archive: NamedFile[] = [];
      for (const { name, path } of answer.archive) {
        const ours = await takeOut(path, folder, spool);
        if (ours === null) {
          for (const taken of archive) await rm(taken.path);
          return refuse({ kind: "crashed", how: NOT_ITS_OWN });
        }
        archive.push({ name, path: ours });
      }
      return accept({ archive, leftOut: answer.leftOut });
    }
    case "ready":
      throw new Error("a process that reads answered a file with being ready");
    default:
      return refuse(answer);
  }
}

/** Moves a file out of the folder, to where the process cannot change it any more, and only then looks at what it is. */
async function takeOut(path: string, folder: string, spool: string): Promise<string | null> {
  const name = basename(path);
  if (!/^[0-9a-f-]{36}$/u.test(name) || join(folder, name) !== path) return null;
  const ours = join(spool, randomUUID());
  const isThere = await rename(path, ours).then(
    () => true,
    () => false,
  );
  if (!isThere) return null;
  if ((await lstat(ours)).isFile()) return ours;
  await rm(ours, { recursive: true });
  return null;
}

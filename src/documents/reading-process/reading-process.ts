import { randomUUID } from "node:crypto";
import { rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { accept, type Result, refuse } from "../../domain/result.ts";
import type { OpenRefusal } from "../formats/open-refusal.ts";
import type { FileReader, NamedFile, ProcessRefusal, ReadFile, UnpackedFiles } from "../read-file.ts";
import { Reader, type ReadingLimits } from "./reader.ts";
import { loadResult } from "./result-file.ts";

export interface ReadingProcess {
  /** Files wait for each other: one is read at a time. The file must lie in the spool folder. */
  readonly read: FileReader;
  /** Ends whatever is being read; what waits is rejected. */
  close(): Promise<void>;
}

const LIMITS: ReadingLimits = { seconds: 60, memory: 1_000_000_000 };
/** A reading that is larger than this on its way, in bytes, would take too much of the memory of the process that asked. */
const LARGEST_RESULT = 300_000_000;
const IDLE_MS = 30_000;

/**
 * Reads files in a process of its own, so that no file can take this one down, keep it busy, or see anything but itself. The process is started when it is
 * needed, used again after a file that did it no harm, ended after one that did, and after a while without any.
 *
 * `spool` is an absolute folder: files to read lie there, and files that come out of archives are put there, under names of ours; whoever asked takes them away.
 */
export function openReadingProcess({
  spool,
  limits = LIMITS,
  report = () => {},
}: {
  readonly spool: string;
  readonly limits?: ReadingLimits;
  /** What a process said that crashed, for the operator. */
  readonly report?: (text: string) => void;
}): ReadingProcess {
  let reader: Reader | null = null;
  let idle: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const closing = new AbortController();

  const retire = async () => {
    const retired = reader;
    reader = null;
    await retired?.end();
  };
  const readNext = async (file: NamedFile, signal: AbortSignal): ReturnType<FileReader> => {
    signal.throwIfAborted();
    await stat(file.path);
    clearTimeout(idle);
    reader ??= await Reader.start(spool, limits);
    try {
      return await take(reader, file, { spool, limits, report, signal });
    } finally {
      if (!reader.isFresh) await retire();
      else idle = setTimeout(() => (turn = turn.then(retire)), IDLE_MS).unref();
    }
  };

  return {
    read: (file, given) => {
      const signal = given ? AbortSignal.any([given, closing.signal]) : closing.signal;
      const done = turn.then(() => readNext(file, signal));
      turn = done.catch(() => {});
      return orAborted(done, signal);
    },
    close: async () => {
      closing.abort();
      clearTimeout(idle);
      await turn;
      await retire();
    },
  };
}

async function take(
  reader: Reader,
  file: NamedFile,
  { spool, limits, report, signal }: { spool: string; limits: ReadingLimits; report: (text: string) => void; signal: AbortSignal },
): Promise<Result<ReadFile | UnpackedFiles, OpenRefusal | ProcessRefusal>> {
  const answer = await reader.ask(file, signal);
  switch (answer.kind) {
    case "refused":
      return refuse(answer.refusal);
    case "read": {
      if ((await stat(answer.result)).size > LARGEST_RESULT) return refuse({ kind: "too-much-memory", limit: limits.memory });
      const read = await loadResult(answer.result, signal);
      await rm(answer.result);
      return accept(read);
    }
    case "unpacked": {
      const archive = [];
      for (const { name, path } of answer.archive) {
        const ours = join(spool, randomUUID());
        await rename(path, ours);
        archive.push({ name, path: ours });
      }
      return accept({ archive, leftOut: answer.leftOut });
    }
    case "ready":
      throw new Error("a process that reads answered a file with being ready");
    default:
      if (answer.kind === "crashed") report(`${file.name}: ${answer.how}\n${reader.said}`);
      return refuse(answer);
  }
}

/** Does not wait for a turn that will not be used. */
async function orAborted<Value>(done: Promise<Value>, signal: AbortSignal): Promise<Value> {
  let aborted = () => {};
  try {
    return await Promise.race([
      done,
      new Promise<never>((_, reject) => {
        aborted = () => reject(signal.reason);
        if (signal.aborted) aborted();
        else signal.addEventListener("abort", aborted);
      }),
    ]);
  } finally {
    signal.removeEventListener("abort", aborted);
  }
}

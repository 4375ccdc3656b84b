import { stat } from "node:fs/promises";
import type { FileReader, NamedFile } from "../read-file.ts";
import { Reader, type ReadingLimits } from "./reader.ts";
import { takeAnswer } from "./take-answer.ts";

export interface ReadingProcess {
  /** Files wait for each other: one is read at a time. The file must lie in the spool folder. */
  readonly read: FileReader;
  /** Ends whatever is being read; what waits is rejected. */
  close(): Promise<void>;
}

const LIMITS: ReadingLimits = { seconds: 60, memory: 1_000_000_000 };
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
  entry,
}: {
  readonly spool: string;
  readonly limits?: ReadingLimits;
  /** What a process said that crashed, for the operator. */
  readonly report?: (text: string) => void;
  /** The program that reads, where it is not the one beside this module. */
  readonly entry?: string;
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
    reader ??= await Reader.start(spool, limits, entry);
    try {
      const answer = await reader.ask(file, signal);
      const taken = await takeAnswer(answer, { folder: reader.folder, spool, memory: limits.memory, signal });
      if (!taken.ok && taken.refusal.kind === "crashed") {
        reader.distrust();
        report(`${file.name}: ${taken.refusal.how}\n${reader.said}`);
      }
      return taken;
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

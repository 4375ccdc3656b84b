import type { FileReader } from "../../documents/read-file.ts";
import type { Database } from "../../store/database.ts";
import { readWaiting } from "./read-waiting.ts";

/** What reads the uploads that wait, for as long as the program serves. What waited when it ended is read after the next start. */
export interface ReadingJob {
  /** Something may wait. */
  wake(): void;
  /** Since when the file has been read that is being read; null where none is. */
  readingSince(): Date | null;
  /** Leaves what is being read waiting, and ends. */
  close(): Promise<void>;
}

export interface ReadingJobOptions {
  readonly reader: FileReader;
  readonly spool: string;
  readonly clock: () => Date;
  /** Told of every failure that is no file's fault. */
  readonly report: (text: string) => void;
  /** After a failure (a database that is down) it is tried again so much later. */
  readonly pauseMs?: number;
}

const PAUSE_MS = 5_000;
/** Where other processes read as well, one may end in the middle of a file, or receive one and end. */
const LOOK_AGAIN_MS = 60_000;

export function startReadingJob(db: Database, { reader, spool, clock, report, pauseMs = PAUSE_MS }: ReadingJobOptions): ReadingJob {
  const closing = new AbortController();
  let since: Date | null = null;
  let awake = false;
  let again: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;

  const run = async () => {
    while (awake && !closing.signal.aborted) {
      awake = false;
      try {
        await readWaiting(db, reader, {
          spool,
          now: clock,
          signal: closing.signal,
          report: ({ kind }) => {
            since = kind === "reading" ? clock() : null;
          },
        });
      } catch (error) {
        report(error instanceof Error ? (error.stack ?? error.message) : String(error));
        again = setTimeout(wake, pauseMs).unref();
      }
      since = null;
    }
    if (!db.isAlone && !closing.signal.aborted) again ??= setTimeout(wake, LOOK_AGAIN_MS).unref();
    running = null;
  };
  const wake = () => {
    clearTimeout(again);
    again = undefined;
    awake = true;
    if (!closing.signal.aborted) running ??= run();
  };

  wake();
  return {
    wake,
    readingSince: () => since,
    close: async () => {
      closing.abort();
      clearTimeout(again);
      await running;
    },
  };
}

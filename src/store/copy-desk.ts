import { existsSync } from "node:fs";
import { readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "./database.ts";
import { makeFolder } from "./folder.ts";
import { removeAbandoned } from "./working-folder.ts";

/**
 * What gives copies of the embedded database to other processes for as long as the program serves: who wants one makes a folder in `copies` of the data
 * directory, with its lock, and a file `asked` in it. Files, because they are under the same rights as the database itself, on every system.
 */
export interface CopyDesk {
  /** Ends with the copy that is being made. */
  close(): Promise<void>;
}

/** In the folder of who asks: it waits; it was seen; why there is no copy. The copy is there when `database` is. */
export const COPY_NOTES = { asked: "asked", seen: "seen", failed: "failed" } as const;

/** Folders of copies begin so. */
export const copiesOf = (dataDirectory: string): string => join(dataDirectory, "copies", "copy-");

export interface CopyDeskOptions {
  readonly clock: () => Date;
  /** Told of every failure. */
  readonly report: (text: string) => void;
  /** It looks again after so long. */
  readonly pauseMs?: number;
}

const PAUSE_MS = 500;

/** Removes what is left of earlier copies, and gives others from then on. */
export async function openCopyDesk(
  db: Pick<Database, "copyInto">,
  dataDirectory: string,
  { clock, report, pauseMs = PAUSE_MS }: CopyDeskOptions,
): Promise<CopyDesk> {
  const folder = join(dataDirectory, "copies");
  await makeFolder(folder);
  await removeAbandoned(copiesOf(dataDirectory), clock());
  let closed = false;
  let again: NodeJS.Timeout | undefined;
  const answerAll = async () => {
    for (const name of await readdir(folder)) {
      const place = join(folder, name);
      if (closed || !existsSync(join(place, COPY_NOTES.asked))) continue;
      await rename(join(place, COPY_NOTES.asked), join(place, COPY_NOTES.seen));
      try {
        // A copy is as large as the database: those of commands that were killed go first.
        await removeAbandoned(copiesOf(dataDirectory), clock());
        await db.copyInto?.(place);
      } catch (error) {
        report(error instanceof Error ? (error.stack ?? error.message) : String(error));
        await writeFile(join(place, COPY_NOTES.failed), error instanceof Error && "code" in error ? String(error.code) : "damaged");
      }
    }
  };
  const run = async () => {
    // Who asked may be gone by now, with the folder.
    await answerAll().catch(() => undefined);
    if (!closed) again = setTimeout(look, pauseMs).unref();
  };
  let running = Promise.resolve();
  const look = () => {
    running = run();
  };
  look();
  return {
    close: async () => {
      closed = true;
      clearTimeout(again);
      await running;
    },
  };
}

import { existsSync } from "node:fs";
import { readdir, rename } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "./database.ts";
import { makeFolder } from "./folder.ts";
import { removeAbandoned } from "./working-folder.ts";

/**
 * What gives copies of the embedded database to other processes for as long as the program serves: who wants one makes a folder in `copies` of the data
 * directory, with its lock, and a file `asked` in it. Files, because they are under the same rights as the database itself, on every system.
 */
export interface CopyDesk {
  /** For how long the copy is being made that is; null where none is. Meanwhile the database answers nobody. */
  copyingForMs(): number | null;
  /** Ends with the copy that is being made. */
  close(): Promise<void>;
}

/**
 * The file in the folder of who asks: it waits; it was seen, and has its turn; why there is no copy, by the rest of the name. The copy is there when `database`
 * is. It is one file that gets other names: whole at any moment, also on a disk that is full.
 */
export const COPY_NOTES = { asked: "asked", seen: "seen", failed: "failed-" } as const;

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
  let copyingSince: number | null = null;
  let copying = Promise.resolve();

  const tellOf = (error: unknown) => report(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const give = async (place: string) => {
    try {
      // A copy is as large as the database: those of commands that were killed go first.
      await removeAbandoned(copiesOf(dataDirectory), clock());
      if (closed || !existsSync(place)) return;
      copyingSince = performance.now();
      await db.copyInto?.(place);
    } catch (error) {
      // Who asked may have ended meanwhile, and taken the folder along.
      if (!existsSync(place)) return;
      tellOf(error);
      await rename(join(place, COPY_NOTES.seen), join(place, `${COPY_NOTES.failed}${codeOf(error)}`));
    } finally {
      copyingSince = null;
    }
  };
  const seeAll = async () => {
    for (const name of await readdir(folder)) {
      const place = join(folder, name);
      if (closed || !existsSync(join(place, COPY_NOTES.asked))) continue;
      const isSeen = await rename(join(place, COPY_NOTES.asked), join(place, COPY_NOTES.seen)).then(
        () => true,
        () => false,
      );
      if (isSeen) copying = copying.then(() => give(place)).catch(tellOf);
    }
  };
  let again: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const look = () => {
    running = seeAll()
      .catch(() => undefined)
      .then(() => {
        if (!closed) again = setTimeout(look, pauseMs).unref();
      });
  };
  look();
  return {
    copyingForMs: () => (copyingSince === null ? null : performance.now() - copyingSince),
    close: async () => {
      closed = true;
      clearTimeout(again);
      await running;
      await copying;
    },
  };
}

/** Fit for the name of a file. */
function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && /^\w{1,40}$/u.test(String(error.code)) ? String(error.code) : "damaged";
}

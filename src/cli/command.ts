import type { ReadingProcess } from "../documents/reading-process/reading-process.ts";
import type { Result } from "../domain/result.ts";
import type { Settings } from "../settings.ts";
import type { Database, OpenDatabaseRefusal } from "../store/database.ts";
import type { Mailer } from "../use-cases/reminder/mailer.ts";
import type { Ask } from "./ask.ts";
import type { SentenceKey, Sentences } from "./sentences.ts";

/** What a command may use of the world. Everything that it says to a person goes through `sentences`. */
export interface CommandContext {
  readonly settings: Settings;
  readonly sentences: Sentences;
  /** @param upTo the number of the last migration that is run, where it is not the newest. */
  readonly connect: (upTo?: number) => Promise<Result<Database, OpenDatabaseRefusal>>;
  /** A process that reads the files which lie in the spool folder. */
  readonly openReader: (options: { readonly spool: string; readonly report: (text: string) => void }) => Promise<ReadingProcess>;
  /** Sends mail as the operator has set; null where none is sent. */
  readonly openMailer: () => Promise<Mailer | null>;
  readonly ask: Ask;
  readonly clock: () => Date;
  /** Standard output: what was asked for. A line end is added. */
  readonly print: (text: string) => void;
  /** Standard error: progress and what went wrong. A line end is added. */
  readonly report: (text: string) => void;
}

/** How a command ended, as the exit code of the process: everything done, something refused, called wrongly. */
export const EXIT = { done: 0, refused: 1, misused: 2 } as const;

/** A command gets the words after its name and answers with the exit code. */
export type Command = (words: readonly string[], context: CommandContext) => Promise<number>;

/** How a command is called: to whoever asked for it, or beside the failure to whoever called it wrongly. The exit code is that of the process. */
export function explain(
  isAsked: boolean,
  help: SentenceKey,
  { sentences, print, report }: Pick<CommandContext, "sentences" | "print" | "report">,
): number {
  (isAsked ? print : report)(sentences(help));
  return isAsked ? EXIT.done : EXIT.misused;
}

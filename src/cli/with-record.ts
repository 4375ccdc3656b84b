import type { Result } from "../domain/result.ts";
import { borrowCopy } from "../store/borrow-copy.ts";
import type { Database, OpenDatabaseRefusal } from "../store/database.ts";
import { type CommandContext, EXIT } from "./command.ts";
import { refusalSentence } from "./refusals.ts";

type Means = Pick<CommandContext, "connect" | "report" | "sentences">;

/** Does something with the record, and closes it however that ends. Where it cannot be opened, says why. */
export async function withRecord({ connect, ...means }: Means, act: (db: Database) => Promise<number>): Promise<number> {
  return withOpened(await connect(), means, act);
}

/** Reads in the record, or in a copy of it where a process that serves has it. What is written there is lost. */
export async function withRecordToRead({ connect, ...means }: Means, act: (db: Database) => Promise<number>): Promise<number> {
  const opened = await connect();
  const isInUse = !opened.ok && opened.refusal.kind === "data-in-use";
  return withOpened(isInUse ? await borrowCopy(opened.refusal) : opened, means, act);
}

async function withOpened(
  opened: Result<Database, OpenDatabaseRefusal>,
  { report, sentences }: Omit<Means, "connect">,
  act: (db: Database) => Promise<number>,
): Promise<number> {
  if (!opened.ok) {
    report(refusalSentence(sentences, opened.refusal));
    return EXIT.refused;
  }
  try {
    return await act(opened.value);
  } finally {
    await opened.value.close();
  }
}

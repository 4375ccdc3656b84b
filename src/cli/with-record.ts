import type { Database } from "../store/database.ts";
import { type CommandContext, EXIT } from "./command.ts";
import { refusalSentence } from "./refusals.ts";

/** Does something with the record, and closes it however that ends. Where it cannot be opened, says why. */
export async function withRecord(
  { connect, report, sentences }: Pick<CommandContext, "connect" | "report" | "sentences">,
  act: (db: Database) => Promise<number>,
): Promise<number> {
  const opened = await connect();
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

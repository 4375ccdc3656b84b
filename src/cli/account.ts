import { parseArgs } from "node:util";
import { resetByOperator } from "../use-cases/account/reset-password.ts";
import { type Command, EXIT } from "./command.ts";
import { refusalSentence } from "./refusals.ts";

/** `shirube account reset --code CODE --login LOGIN`: another password for who is locked out. */
export const accountCommand: Command = async (words, { sentences, print, report, connect, clock }) => {
  const parsed = parseWords(words);
  if (parsed?.help) {
    print(sentences("help.account"));
    return EXIT.done;
  }
  if (!parsed) {
    report(sentences("help.account"));
    return EXIT.misused;
  }

  const database = await connect();
  if (!database.ok) {
    report(refusalSentence(sentences, database.refusal));
    return EXIT.refused;
  }
  try {
    const { code, login } = parsed;
    const done = await resetByOperator(database.value, { municipality: code, login, now: clock() });
    if (!done.ok) {
      const told = { ...done.refusal, code, login };
      report(refusalSentence(sentences, told));
      return EXIT.refused;
    }
    report(sentences("account.reset", { login }));
    print(done.value.password);
    return EXIT.done;
  } finally {
    await database.value.close();
  }
};

function parseWords(words: readonly string[]): { code: string; login: string; help: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { code: { type: "string" }, login: { type: "string" }, help: { type: "boolean", short: "h" } },
    });
    const { code, login } = values;
    if (values.help) return { code: "", login: "", help: true };
    if (positionals.length !== 1 || positionals[0] !== "reset" || code === undefined || login === undefined) return null;
    return { code, login, help: false };
  } catch {
    return null;
  }
}

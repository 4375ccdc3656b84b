import { parseArgs } from "node:util";
import { resetByOperator } from "../use-cases/account/reset-password.ts";
import { type Command, EXIT, explain } from "./command.ts";
import { refusalSentence } from "./refusals.ts";
import { withRecord } from "./with-record.ts";

/** `shirube account reset --code CODE --login LOGIN`: another password for who is locked out. */
export const accountCommand: Command = async (words, context) => {
  const { sentences, print, report, clock } = context;
  const parsed = parseWords(words);
  if (!parsed || parsed.help) return explain(parsed !== null, "help.account", context);

  return withRecord(context, async (db) => {
    const { code, login } = parsed;
    const done = await resetByOperator(db, { municipality: code, login, now: clock() });
    if (!done.ok) {
      const told = { ...done.refusal, code, login };
      report(refusalSentence(sentences, told));
      return EXIT.refused;
    }
    report(sentences("account.reset", { login }));
    print(done.value.password);
    return EXIT.done;
  });
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

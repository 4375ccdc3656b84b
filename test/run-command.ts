import { expect } from "vitest";
import type { Command, CommandContext } from "../src/cli/command.ts";
import { sentencesFor } from "../src/cli/sentences.ts";
import { accept } from "../src/domain/result.ts";
import type { Database } from "../src/store/database.ts";

/** The command closes what it opened; the test goes on with it. */
function unclosed(db: Database): Database {
  return new Proxy(db, {
    get: (of, name) => {
      const member = Reflect.get(of, name, of);
      if (name === "close") return async () => {};
      return typeof member === "function" ? member.bind(of) : member;
    },
  });
}

/** Runs a command over a record, which is all that it may need: its exit code and what it said. */
export async function runCommand(
  command: Command,
  words: readonly string[],
  db: Database,
  language = "ja_JP.UTF-8",
): Promise<{ exit: number; said: string }> {
  const said: string[] = [];
  const tell = (text: string) => void said.push(text);
  const unasked = () => expect.unreachable("it needs nothing but the record");
  const context: CommandContext = {
    settings: { host: "", port: 0, dataDirectory: "", databaseUrl: null, publicUrl: null, backups: null, log: "text", mail: null },
    ...{ sentences: sentencesFor({ LANG: language }), print: tell, report: tell, clock: () => new Date("2027-01-05T00:00:00Z") },
    ...{ openReader: unasked, openMailer: unasked, ask: Object.assign(async () => unasked(), { isTerminal: false }) },
    connect: async () => accept(unclosed(db)),
  };
  return { exit: await command(words, context), said: said.join("\n") };
}

import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { backUp } from "../use-cases/backup/back-up.ts";
import { type Command, EXIT, explain } from "./command.ts";
import { refusalSentence } from "./refusals.ts";
import { withRecordToRead } from "./with-record.ts";

/** `shirube backup FILE`: writes everything that the database holds into a new file. */
export const backupCommand: Command = async (words, context) => {
  const { sentences, print, report, clock } = context;
  const parsed = parseWords(words);
  if (!parsed || parsed === "help") return explain(parsed !== null, "help.backup", context);
  const file = resolve(parsed);
  const obstacle = existsSync(file) ? "file-exists" : existsSync(dirname(file)) ? null : "folder-missing";
  if (obstacle !== null) {
    const refusal = { kind: obstacle, file } as const;
    report(refusalSentence(sentences, refusal));
    return EXIT.refused;
  }
  return withRecordToRead(context, async (db) => {
    try {
      const { rows, tables, sha256 } = await backUp(db, file, clock());
      print(sentences("backup.done", { file, rows, tables, sha256 }));
      return EXIT.done;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && /^E[A-Z]+$/u.test(String(error.code)))) throw error;
      const { code } = error;
      const refusal =
        code === "EEXIST"
          ? ({ kind: "file-exists", file } as const)
          : ({ kind: "folder-unusable", folder: dirname(file), code: String(code) } as const);
      report(refusalSentence(sentences, refusal));
      return EXIT.refused;
    }
  });
};

/** The file, or a call for help; null where it was called wrongly. */
function parseWords(words: readonly string[]): string | "help" | null {
  try {
    const { values, positionals } = parseArgs({
      ...{ args: [...words], allowPositionals: true },
      options: { help: { type: "boolean", short: "h" } },
    });
    if (values.help) return "help";
    return positionals.length === 1 ? (positionals[0] ?? null) : null;
  } catch {
    return null;
  }
}

import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { migrate } from "../store/migrate.ts";
import { type BackupRefusal, checkBackup, restoreBackup } from "../use-cases/backup/restore-backup.ts";
import { formatMoment } from "../web/ui/dates.ts";
import { type Command, EXIT, explain } from "./command.ts";
import { isReadable } from "./file.ts";
import { refusalSentence } from "./refusals.ts";

/** `shirube restore FILE [--check]`: puts a backup back into an empty database, or only looks whether it is whole. */
export const restoreCommand: Command = async (words, context) => {
  const { sentences, print, report, connect } = context;
  const parsed = parseWords(words);
  if (!parsed || parsed === "help") return explain(parsed !== null, "help.restore", context);
  const file = resolve(parsed.file);
  const refused = (refusal: Parameters<typeof refusalSentence>[1]): number => {
    report(refusalSentence(sentences, refusal));
    return EXIT.refused;
  };
  if (!(await isReadable(file, context))) return EXIT.refused;
  const checked = await checkBackup(file);
  if (!checked.ok) return refused(inFile(checked.refusal, file));
  const { at, tables, rows, migration } = checked.value;
  if (parsed.check) {
    print(sentences("restore.whole", { file, at: formatMoment(at, sentences.locale), tables, rows }));
    return EXIT.done;
  }
  const opened = await connect(migration);
  if (!opened.ok) {
    // A database that is further on than the backup holds something, or did.
    const notEmpty = { kind: "data-not-empty", file } as const;
    return refused(opened.refusal.kind === "database-newer" ? notEmpty : opened.refusal);
  }
  try {
    const restored = await restoreBackup(opened.value, file);
    if (!restored.ok) return refused(inFile(restored.refusal, file));
    const migrated = await migrate(opened.value);
    if (!migrated.ok) return refused(migrated.refusal);
    print(sentences("restore.done", { file, at: formatMoment(at, sentences.locale), tables, rows }));
    return EXIT.done;
  } finally {
    await opened.value.close();
  }
};

const inFile = (refusal: BackupRefusal, file: string) => ({ ...refusal, file });

function parseWords(words: readonly string[]): { readonly file: string; readonly check: boolean } | "help" | null {
  try {
    const { values, positionals } = parseArgs({
      ...{ args: [...words], allowPositionals: true },
      options: { check: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
    if (values.help) return "help";
    const [file, ...more] = positionals;
    return file === undefined || more.length > 0 ? null : { file, check: values.check ?? false };
  } catch {
    return null;
  }
}

import { basename } from "node:path";
import { parseArgs } from "node:util";
import type { Database } from "../store/database.ts";
import { importDocument } from "../use-cases/import-document.ts";
import { type Command, type CommandContext, EXIT } from "./command.ts";
import { bytesOf } from "./file.ts";
import { refusalSentence } from "./refusals.ts";

/** `shirube import FILE… [--municipality CODE]`: reads documents and keeps them, each whole or not at all. */
export const importCommand: Command = async (words, context) => {
  const { sentences, print, report, connect } = context;
  const parsed = parseWords(words);
  if (parsed?.help) {
    print(sentences("help.import"));
    return EXIT.done;
  }
  if (!parsed) {
    report(sentences("help.import"));
    return EXIT.misused;
  }

  const database = await connect();
  if (!database.ok) {
    report(refusalSentence(sentences, database.refusal));
    return EXIT.refused;
  }
  try {
    let exit: number = EXIT.done;
    for (const [i, file] of parsed.files.entries()) {
      if (parsed.files.length > 1) report(sentences("file.progress", { number: i + 1, count: parsed.files.length, file }));
      if (!(await importFile(database.value, file, parsed.municipality, context))) exit = EXIT.refused;
    }
    return exit;
  } finally {
    await database.value.close();
  }
};

function parseWords(words: readonly string[]): { files: string[]; municipality: string | null; help: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { municipality: { type: "string" }, help: { type: "boolean", short: "h" } },
    });
    if (positionals.length === 0 && !values.help) return null;
    return { files: positionals, municipality: values.municipality ?? null, help: values.help ?? false };
  } catch {
    return null;
  }
}

async function importFile(db: Database, file: string, municipality: string | null, context: CommandContext): Promise<boolean> {
  const { sentences, print, report, clock } = context;
  const bytes = await bytesOf(file, context);
  if (!bytes) return false;

  const imported = await importDocument(db, { name: basename(file), bytes, municipality, now: clock() });
  if (!imported.ok) {
    report(`${file}: ${refusalSentence(sentences, imported.refusal)}`);
    return false;
  }
  const kept = imported.value;
  if (kept.kind === "already-imported") {
    print(sentences("import.already", { file }));
    return true;
  }
  const { code, added } = kept.municipality;
  const name = kept.municipality.name ?? sentences("read.unnamed");
  if (added) report(sentences("import.provisional", { municipality: name, code }));
  print(sentences("import.kept", { file, municipality: name, ...kept.counts }));
  return true;
}

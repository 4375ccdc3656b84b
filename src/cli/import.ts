import { basename } from "node:path";
import { parseArgs } from "node:util";
import { takeDocuments } from "../documents/formats/unpack-archive.ts";
import type { Database } from "../store/database.ts";
import { importDocument } from "../use-cases/import-document.ts";
import { isPublicationFile } from "../use-cases/publication/restore/publication-file.ts";
import { restoreFromFile } from "../use-cases/publication/restore/restore-publications.ts";
import { type Command, type CommandContext, EXIT, explain } from "./command.ts";
import { bytesOf } from "./file.ts";
import { refusalSentence } from "./refusals.ts";
import { named, restoreRefusalSentence } from "./restore-refusal.ts";
import { withRecord } from "./with-record.ts";

/** `shirube import FILE… [--municipality CODE]`: reads documents and keeps them, each whole or not at all. */
export const importCommand: Command = async (words, context) => {
  const { sentences, report } = context;
  const parsed = parseWords(words);
  if (!parsed || parsed.help) return explain(parsed !== null, "help.import", context);

  return withRecord(context, async (db) => {
    let exit: number = EXIT.done;
    for (const [i, file] of parsed.files.entries()) {
      if (parsed.files.length > 1) report(sentences("file.progress", { number: i + 1, count: parsed.files.length, file }));
      if (!(await importFile(db, file, parsed.municipality, context))) exit = EXIT.refused;
    }
    return exit;
  });
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

/** A document, or every document of an archive. */
async function importFile(db: Database, file: string, municipality: string | null, context: CommandContext): Promise<boolean> {
  const { sentences, report } = context;
  const bytes = await bytesOf(file, context);
  if (!bytes) return false;
  if (isPublicationFile(bytes)) return restoreFile(db, { file, bytes, municipality }, context);

  let done = true;
  const taken = await takeDocuments(basename(file), bytes, async (name, inside) => {
    const shown = inside === bytes ? file : `${file}: ${name}`;
    if (!(await importBytes(db, { name, bytes: inside, municipality, shown }, context))) done = false;
  });
  if (!taken.ok) report(`${file}: ${refusalSentence(sentences, taken.refusal)}`);
  else for (const { name, refusal } of taken.value) report(`${file}: ${name}: ${refusalSentence(sentences, refusal)}`);
  return done && taken.ok && taken.value.length === 0;
}

interface GivenFile {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly municipality: string | null;
}

/** What was published comes back with all its ids. */
async function restoreFile(db: Database, { file, bytes, municipality }: GivenFile, context: CommandContext): Promise<boolean> {
  const { sentences, print, report, clock } = context;
  const restored = await restoreFromFile(db, { bytes, municipality, now: clock() });
  if (!restored.ok) {
    report(`${file}: ${restoreRefusalSentence(sentences, restored.refusal)}`);
    return false;
  }
  const { municipality: kept, publications, items, lost } = restored.value;
  print(sentences("import.restored", { file, municipality: kept.name ?? sentences("read.unnamed"), publications, items }));
  for (const { at, to } of lost.slice(0, 20))
    report(sentences("import.lost", { at: named(sentences, at, null), to: named(sentences, to, null) }));
  if (lost.length > 20) report(sentences("import.lostMore", { count: lost.length - 20 }));
  return true;
}

interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly municipality: string | null;
  /** As it is called to the person. */
  readonly shown: string;
}

async function importBytes(db: Database, { name, bytes, municipality, shown }: NamedBytes, context: CommandContext): Promise<boolean> {
  const { sentences, print, report, clock } = context;
  const imported = await importDocument(db, { name, bytes, municipality, now: clock() });
  if (!imported.ok) {
    report(`${shown}: ${refusalSentence(sentences, imported.refusal)}`);
    return false;
  }
  const kept = imported.value;
  if (kept.kind === "already-imported") {
    print(sentences("import.already", { file: shown }));
    return true;
  }
  const { code, added } = kept.municipality;
  const called = kept.municipality.name ?? sentences("read.unnamed");
  if (added) report(sentences("import.provisional", { municipality: called, code }));
  print(sentences("import.kept", { file: shown, municipality: called, ...kept.counts }));
  return true;
}

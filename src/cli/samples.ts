import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Database } from "../store/database.ts";
import { listMunicipalities } from "../store/municipality-store.ts";
import type { DemoEntry } from "../use-cases/account/cast-demo.ts";
import { importDocument } from "../use-cases/import-document.ts";
import type { CommandContext } from "./command.ts";
import { refusalSentence } from "./refusals.ts";

/**
 * Reads the demo city's documents into a record that has no municipality yet, in the order of samples/demo.json. A record that has one is left as it
 * is; a demo that was cut off is continued, because a document that is kept already changes nothing.
 *
 * @returns false when a document of the demo was refused: the installation is broken.
 */
export async function loadSamples(db: Database, { sentences, report, clock }: CommandContext): Promise<boolean> {
  const folder = samplesFolder();
  const { municipality, documents } = demoCity();
  const known = await listMunicipalities(db);
  if (known.some(({ name }) => name !== municipality)) return true;

  if (known.length === 0) report(sentences("serve.demo"));
  let kept = 0;
  for (const [i, file] of documents.entries()) {
    const imported = await importDocument(db, { name: file, bytes: await readFile(join(folder, file)), municipality: null, now: clock() });
    if (!imported.ok) {
      report(`${file}: ${refusalSentence(sentences, imported.refusal)}`);
      return false;
    }
    if (imported.value.kind === "already-imported") continue;
    kept += 1;
    report(sentences("serve.loading", { number: i + 1, count: documents.length, file }));
  }
  if (kept > 0) report(sentences("serve.loaded", { count: kept }));
  return true;
}

/** The demo city: its documents in their order, and its people. */
export function demoCity(): {
  readonly municipality: string;
  readonly documents: readonly string[];
  readonly people: readonly DemoEntry[];
  /** The divisions that its plan names, by their department. */
  readonly divisions: Readonly<Record<string, readonly string[]>>;
} {
  return JSON.parse(readFileSync(join(samplesFolder(), "demo.json"), "utf8"));
}

/** samples/ beside the program, wherever the build put this module. */
function samplesFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "samples", "demo.json"))) {
    if (dirname(folder) === folder) throw new Error("samples/demo.json is not beside the program");
    folder = dirname(folder);
  }
  return join(folder, "samples");
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { openDocument } from "../src/documents/formats/open-document.ts";
import { readDocument } from "../src/documents/reading/read-document.ts";
import type { Reading } from "../src/documents/reading/reading.ts";
import { faults } from "./account.ts";
import { saveByOffice } from "./layouts/convert-by-office.ts";
import { relaidPieces } from "./layouts/relaid.ts";
import { renderDocx } from "./layouts/render-docx.ts";
import { OFFICE } from "./layouts/render-pdf.ts";
import { type WordContent, wordFile } from "./layouts/word-file.ts";

const shared = resolve(import.meta.dirname, "..", "..", "shared");
const gold = join(shared, "corpus", "gold");
if (!OFFICE) console.warn("skipped: LibreOffice is not installed, so no Word file is saved again by another program");
if (!existsSync(gold)) console.warn("skipped: the corpus is not beside the project, so its readings are not saved again as Word files");

const names = existsSync(gold) ? readdirSync(gold).filter((name) => name.endsWith(".json")) : [];
/** Without those with controls, whose text LibreOffice itself writes several times. */
const forms = readdirSync(join(import.meta.dirname, "word-forms")).filter((name) => !name.includes("controls"));
const LEAST_F1 = 0.95;

/** What the reading of a Word file is. */
async function readWord(bytes: Uint8Array | undefined): Promise<Reading> {
  const document = await openDocument("計画.docx", bytes ?? new Uint8Array());
  if (!document.ok) throw new Error(document.refusal.kind);
  expect(faults(document.value)).toEqual([]);
  return readDocument(document.value).reading;
}

/** What a reading says of the city, whatever file it came from. */
const facts = ({ municipality, plan, goals, missions }: Reading) => ({ municipality, plan, goals, missions });

describe.skipIf(!OFFICE)("Word files that LibreOffice saved again", () => {
  const before = new Map<string, Uint8Array>();
  const after = new Map<string, Uint8Array>();

  beforeAll(async () => {
    for (const name of names) {
      const pieces = relaidPieces(JSON.parse(readFileSync(join(gold, name), "utf8")) as Reading);
      before.set(name, await renderDocx(pieces, { numbered: true, title: "市の計画" }));
    }
    for (const name of forms) {
      const { content } = (await import(join(import.meta.dirname, "word-forms", name))) as { readonly content: WordContent };
      before.set(name, wordFile(content));
    }
    const saved = saveByOffice([...before.values()]);
    for (const [i, name] of [...before.keys()].entries()) after.set(name, saved[i] ?? new Uint8Array());
  });

  test.each(names)("%s, laid out, reads the same", async (name) => {
    const { score } = await import(pathToFileURL(join(shared, "tools", "score-reading.mjs")).href);
    const { f1 } = score(JSON.parse(readFileSync(join(gold, name), "utf8")), await readWord(after.get(name)));
    expect(f1).toBeGreaterThanOrEqual(LEAST_F1);
  });

  test.each(forms)("%s says the same as before", async (name) => {
    expect(facts(await readWord(after.get(name)))).toEqual(facts(await readWord(before.get(name))));
  });
});

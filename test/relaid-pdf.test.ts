import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { openDocument } from "../src/documents/formats/open-document.ts";
import { readDocument } from "../src/documents/reading/read-document.ts";
import type { Reading } from "../src/documents/reading/reading.ts";
import { openBrowser } from "./e2e/browser.ts";
import { samples } from "./layouts/demo-city/samples.ts";
import { relaidPieces } from "./layouts/relaid.ts";
import { renderDocx } from "./layouts/render-docx.ts";
import { OFFICE, type Paper, printByBrowser, printByOffice, renderPrint } from "./layouts/render-pdf.ts";

const shared = resolve(import.meta.dirname, "..", "..", "shared");
const gold = join(shared, "corpus", "gold");
const names = existsSync(gold) ? readdirSync(gold).filter((name) => name.endsWith(".json")) : [];
if (names.length === 0) console.warn("skipped: the corpus is not beside the project, so its readings are not printed");
if (!OFFICE) console.warn("skipped: LibreOffice is not installed, so nothing is printed by it");

const LEAST_F1 = 0.95;
const expectedOf = (name: string): Reading => JSON.parse(readFileSync(join(gold, name), "utf8")) as Reading;

const PAPERS = {
  portrait: { flavour: "ruled", landscape: false },
  landscape: { flavour: "ruled", landscape: true },
} as const satisfies Readonly<Record<string, Paper>>;
type Print = keyof typeof PAPERS | "office";
const PRINTS: readonly Print[] = OFFICE ? ["portrait", "landscape", "office"] : ["portrait", "landscape"];

/** Printed once, under the name of what was printed and how. */
const printed = new Map<string, Uint8Array>();

beforeAll(async () => {
  const all = [
    ...names.map((name) => ({ name, pieces: relaidPieces(expectedOf(name)), papers: ["portrait", "landscape"] as const })),
    ...samples().map(({ file, pieces }) => ({ name: file, pieces, papers: ["landscape"] as const })),
  ];
  const browser = await openBrowser();
  for (const { name, pieces, papers } of all)
    for (const paper of papers) printed.set(`${name} ${paper}`, await printByBrowser(browser, renderPrint(pieces, PAPERS[paper])));
  await browser.close();
  if (!OFFICE) return;
  const files = await Promise.all(
    all.map(async ({ pieces }, i) => ({ name: `${i}.docx`, bytes: await renderDocx(pieces, { numbered: false, title: "市の計画" }) })),
  );
  for (const [i, bytes] of printByOffice(files).entries()) printed.set(`${all[i]?.name} office`, bytes);
}, 240_000);

async function readPrint(name: string, print: Print): Promise<Reading> {
  const document = await openDocument(name, printed.get(`${name} ${print}`) ?? new Uint8Array());
  if (!document.ok) throw new Error(document.refusal.kind);
  return readDocument(document.value).reading;
}

describe.skipIf(names.length === 0)("the corpus, printed", () => {
  const cases = names.flatMap((name) => PRINTS.map((print) => [name, print] as const));

  test.each(cases)("%s, %s, reads the same", async (name, print) => {
    const { score } = await import(pathToFileURL(join(shared, "tools", "score-reading.mjs")).href);
    const { f1 } = score(expectedOf(name), await readPrint(name, print));
    expect(f1).toBeGreaterThanOrEqual(LEAST_F1);
  });
});

/** Texts without white space and width, as the contract compares them; everything else as it is. */
function comparable(reading: unknown): unknown {
  if (typeof reading === "string") return reading.normalize("NFKC").replace(/[\s・]/gu, "");
  if (Array.isArray(reading)) return reading.map(comparable);
  if (reading === null || typeof reading !== "object") return reading;
  return Object.fromEntries(Object.entries(reading).map(([key, value]) => [key, comparable(value)]));
}

describe("the demo city's documents, printed", () => {
  const cases = samples().flatMap((sample) => PRINTS.filter((print) => print !== "portrait").map((print) => ({ ...sample, print })));

  test.each(cases)("$file, $print, says what its author meant", async ({ file, print, expected }) => {
    const { plan, goals, missions, municipality, unplaced } = await readPrint(file, print);
    expect(municipality).toBe("澄川市");
    expect(comparable({ plan, goals, missions })).toEqual(comparable(expected));
    expect(unplaced, "text without a place").toEqual([]);
  });
});

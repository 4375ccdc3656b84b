import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openText } from "../src/documents/formats/open-text.ts";
import { readable } from "../src/documents/readable.ts";
import { readDocument } from "../src/documents/reading/read-document.ts";
import { openBrowser } from "./e2e/browser.ts";
import { blocksAsPieces } from "./layouts/blocks-as-pieces.ts";
import { readFileOf } from "./layouts/relaid-readings.ts";
import { renderDocx } from "./layouts/render-docx.ts";
import { printByBrowser, renderPrint } from "./layouts/render-pdf.ts";
import { renderXlsx } from "./layouts/render-xlsx.ts";

/** Fixtures whose marks of structure (headings, rows of a table, commas) say what a text does not. */
const FOLDERS = ["goals", "mission", "plan", "plan-tables", "reading"].map((name) => join(import.meta.dirname, "fixtures", name));
const STRUCTURED = /\.(md|html|csv)$/u;
const LEAST_F1 = 0.98;

const scorer = resolve(import.meta.dirname, "..", "..", "shared", "tools", "score-reading.mjs");
if (!existsSync(scorer)) console.warn("skipped: the scorer is not beside the project, so no fixture is laid out again");

const cases = FOLDERS.flatMap((folder) =>
  (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => STRUCTURED.test(name))
    .map((name) => ({ name: join(folder.split(/[\\/]/u).at(-1) ?? "", name).replaceAll("\\", "/"), path: join(folder, name) })),
);

describe.skipIf(!existsSync(scorer))("a fixture, laid out again, says what it says", () => {
  let browser: Browser;
  let score: (expected: unknown, reading: unknown) => { readonly f1: number };
  beforeAll(async () => {
    browser = await openBrowser();
    ({ score } = await import(pathToFileURL(scorer).href));
  });
  afterAll(() => browser?.close());

  test("there are some of each kind", () => {
    for (const folder of ["goals", "mission", "plan-tables", "reading"])
      expect(cases.filter(({ name }) => name.startsWith(`${folder}/`)).length, folder).toBeGreaterThan(2);
  });

  test.each(cases)("$name", async ({ name, path }) => {
    const opened = openText(name, readFileSync(path));
    if (!opened.ok) return expect(opened.refusal.kind).toBe("empty");
    const expected = readDocument(opened.value).reading;
    // A font has one letter for 〜 and ～, and a printed page is read with the second (record 0012).
    const saidIn = { sheet: expected, print: JSON.parse(readable(JSON.stringify(expected))) };
    const pieces = blocksAsPieces(opened.value.blocks);
    const word = await readFileOf("x.docx", await renderDocx(pieces, { numbered: false, title: "計画" }));
    const sheet = await readFileOf("x.xlsx", renderXlsx(pieces, "ruled"));
    const print = await readFileOf("x.pdf", await printByBrowser(browser, renderPrint(pieces, { flavour: "ruled", landscape: true })));
    expect({ docx: score(expected, word).f1 }).toEqual({ docx: expect.toSatisfy((f1: number) => f1 >= LEAST_F1) });
    for (const [format, reading] of [
      ["sheet", sheet],
      ["print", print],
    ] as const) {
      expect({ [format]: score(saidIn[format], reading).f1 }).toEqual({ [format]: expect.toSatisfy((f1: number) => f1 >= LEAST_F1) });
    }
  });
});

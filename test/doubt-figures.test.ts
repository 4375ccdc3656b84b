import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { openText } from "../src/documents/formats/open-text.ts";
import { findDoubts } from "../src/documents/reading/doubts.ts";
import { readDocument } from "../src/documents/reading/read-document.ts";
import type { Reading } from "../src/documents/reading/reading.ts";
import { countDoubts, noFigures } from "./doubt-figures.ts";
import { RELAID_TEXTS, relaidPieces } from "./layouts/relaid.ts";

const shared = resolve(import.meta.dirname, "..", "..", "shared");
const corpus = join(shared, "corpus");
const present = existsSync(join(corpus, "gold"));
if (!present) console.warn("skipped: the corpus is not beside the project, so nobody knows which of its facts are read wrong");

/** Said of every cell of a kept layout, right or wrong: they tell how a table was read, not that a field is odd. */
const OF_LAYOUT = new Set(["columns-by-space", "across-pages"]);

/** What a bad conversion does: a cell of every fifth row is lost, so that the row shifts, and every eighth line breaks in the middle. */
function damaged(text: string): string {
  let rows = 0;
  let lines = 0;
  return text
    .split("\n")
    .map((line) => {
      if (line.startsWith("|") && !/^[|\s:-]+$/u.test(line)) {
        rows += 1;
        return rows % 5 === 0 ? line.replace(/\|[^|]*\|/u, "|") : line;
      }
      lines += line.length > 24 ? 1 : 0;
      const middle = Math.floor(line.length / 2);
      return line.length > 24 && lines % 8 === 0 ? `${line.slice(0, middle)}\n\n${line.slice(middle)}` : line;
    })
    .join("\n");
}

/** Of the facts read wrong the share that a person is warned of, and of those read right the share that is looked at for nothing. */
const BOUNDS = [
  { format: "text", leastWrong: 0, mostRight: 0.025 },
  { format: "relaid.md", leastWrong: 0, mostRight: 0.025 },
  { format: "relaid.html", leastWrong: 0, mostRight: 0.04 },
  { format: "layout.txt", leastWrong: 0.15, mostRight: 0.04 },
  { format: "damaged.md", leastWrong: 0.55, mostRight: 0.12 },
] as const;

function laidOut(format: string, reading: Reading): string {
  const pieces = relaidPieces(reading);
  return format === "damaged.md" ? damaged(RELAID_TEXTS["relaid.md"]?.(pieces) ?? "") : (RELAID_TEXTS[format]?.(pieces) ?? "");
}

describe.skipIf(!present)("what is read wrong has a doubt, and what is read right has none", () => {
  const names = present ? readdirSync(join(corpus, "gold")).filter((name) => name.endsWith(".json")) : [];

  test.each(BOUNDS)("$format", async ({ format, leastWrong, mostRight }) => {
    const { factsOf } = await import(pathToFileURL(join(shared, "tools", "score-reading.mjs")).href);
    const figures = noFigures();
    for (const name of names) {
      const expected = JSON.parse(readFileSync(join(corpus, "gold", name), "utf8")) as Reading;
      const source = name.replace(/json$/u, "txt");
      const bytes = format === "text" ? readFileSync(join(corpus, source)) : new TextEncoder().encode(laidOut(format, expected));
      const document = openText(format === "text" ? source : format, bytes);
      if (!document.ok) throw new Error(document.refusal.kind);
      const traced = readDocument(document.value);
      const doubts = findDoubts(document.value, traced).filter(({ reason }) => !OF_LAYOUT.has(reason));
      countDoubts(figures, expected, traced.reading, doubts, factsOf);
    }
    const { wrong, wrongFlagged, right, rightFlagged } = figures;
    console.info(`${format}: ${wrongFlagged} of ${wrong} facts read wrong have a doubt, ${rightFlagged} of ${right} read right`);
    expect(wrongFlagged, figures.unflagged.join("\n")).toBeGreaterThanOrEqual(wrong * leastWrong);
    expect(rightFlagged, JSON.stringify([...figures.reasons])).toBeLessThanOrEqual(right * mostRight);
  });
});

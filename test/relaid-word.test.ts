import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { openDocument } from "../src/documents/formats/open-document.ts";
import { readDocument } from "../src/documents/reading/read-document.ts";
import type { Reading } from "../src/documents/reading/reading.ts";
import { samples } from "./layouts/demo-city/samples.ts";
import type { Piece } from "./layouts/piece.ts";
import { relaidPieces } from "./layouts/relaid.ts";
import { renderDocx } from "./layouts/render-docx.ts";

const shared = resolve(import.meta.dirname, "..", "..", "shared");
const gold = join(shared, "corpus", "gold");
if (!existsSync(gold)) console.warn("skipped: the corpus is not beside the project, so its readings are not laid out as Word files");

const LEAST_F1 = 0.95;

/** Numbers that the author typed, and those that Word makes. */
const FLAVOURS = ["typed", "numbered"] as const;

async function readWord(pieces: readonly Piece[], flavour: (typeof FLAVOURS)[number]): Promise<Reading> {
  const bytes = await renderDocx(pieces, { numbered: flavour === "numbered", title: "市の計画" });
  const document = await openDocument("計画.docx", bytes);
  if (!document.ok) throw new Error(document.refusal.kind);
  return readDocument(document.value).reading;
}

describe.skipIf(!existsSync(gold))("the corpus, laid out as Word files", () => {
  const names = existsSync(gold) ? readdirSync(gold).filter((name) => name.endsWith(".json")) : [];
  const cases = names.flatMap((name) => FLAVOURS.map((flavour) => [name, flavour] as const));

  test.each(cases)("%s, %s, reads the same", async (name, flavour) => {
    const { score } = await import(pathToFileURL(join(shared, "tools", "score-reading.mjs")).href);
    const expected = JSON.parse(readFileSync(join(gold, name), "utf8")) as Reading;
    const { f1 } = score(expected, await readWord(relaidPieces(expected), flavour));
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

describe("the demo city's documents, laid out as Word files", () => {
  const cases = samples().flatMap((sample) => FLAVOURS.map((flavour) => ({ ...sample, flavour })));

  test.each(cases)("$file, $flavour, says what its author meant", async ({ pieces, expected, flavour }) => {
    const { plan, goals, missions, municipality, unplaced } = await readWord(pieces, flavour);
    expect(municipality).toBe("澄川市");
    expect(comparable({ plan, goals, missions })).toEqual(comparable(expected));
    expect(unplaced, "text without a place").toEqual([]);
  });
});

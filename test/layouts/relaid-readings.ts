import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { openDocument } from "../../src/documents/formats/open-document.ts";
import { readDocument } from "../../src/documents/reading/read-document.ts";
import type { Reading } from "../../src/documents/reading/reading.ts";
import { comparable } from "./comparable.ts";
import { samples } from "./demo-city/samples.ts";
import type { Piece } from "./piece.ts";
import { relaidPieces } from "./relaid.ts";

const shared = resolve(import.meta.dirname, "..", "..", "..", "shared");
const gold = join(shared, "corpus", "gold");

/** The readings of the corpus by their names; none where it is not beside the project. */
export const CORPUS: readonly { readonly name: string; readonly expected: Reading }[] = (existsSync(gold) ? readdirSync(gold) : [])
  .filter((name) => name.endsWith(".json"))
  .map((name) => ({ name, expected: JSON.parse(readFileSync(join(gold, name), "utf8")) as Reading }));

export interface Layout<Flavour extends string> {
  /** How the pieces are laid out, for the name of the tests. */
  readonly how: string;
  readonly flavours: readonly Flavour[];
  /** Reads what was laid out of pieces; `name` tells one document from the others. */
  readonly read: (document: { readonly name: string; readonly pieces: readonly Piece[] }, flavour: Flavour) => Promise<Reading>;
}

/** How much of a document must be read from a layout that the rules were not made for. A figure that falls is a rule that got worse. */
const LEAST_F1 = 0.95;

export function testCorpus<Flavour extends string>(
  { how, flavours, read }: Layout<Flavour>,
  leastF1: (flavour: Flavour) => number = () => LEAST_F1,
): void {
  if (CORPUS.length === 0) console.warn(`skipped: the corpus is not beside the project, so its readings are not ${how}`);
  const cases = CORPUS.flatMap(({ name, expected }) => flavours.map((flavour) => ({ name, expected, flavour })));

  describe.skipIf(CORPUS.length === 0)(`the corpus, ${how}`, () => {
    test.each(cases)("$name, $flavour, reads the same", async ({ name, expected, flavour }) => {
      const { score } = await import(pathToFileURL(join(shared, "tools", "score-reading.mjs")).href);
      const { f1 } = score(expected, await read({ name, pieces: relaidPieces(expected) }, flavour));
      expect(f1).toBeGreaterThanOrEqual(leastF1(flavour));
    });
  });
}

export function testSamples<Flavour extends string>({ how, flavours, read }: Layout<Flavour>): void {
  const cases = samples().flatMap((sample) => flavours.map((flavour) => ({ ...sample, flavour })));

  describe(`the demo city's documents, ${how}`, () => {
    test.each(cases)("$file, $flavour, says what its author meant", async ({ file, pieces, expected, flavour }) => {
      const { plan, goals, missions, municipality, unplaced } = await read({ name: file, pieces }, flavour);
      expect(municipality).toBe("澄川市");
      expect(comparable({ plan, goals, missions })).toEqual(comparable(expected));
      expect(unplaced, "text without a place").toEqual([]);
    });
  });
}

export async function readFileOf(name: string, bytes: Uint8Array): Promise<Reading> {
  const document = await openDocument(name, bytes);
  if (!document.ok) throw new Error(document.refusal.kind);
  return readDocument(document.value).reading;
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { openText } from "../src/documents/formats/open-text.ts";
import { readDocument } from "../src/documents/reading/read-document.ts";

const shared = resolve(import.meta.dirname, "..", "..", "shared");
const corpus = join(shared, "corpus");
const present = existsSync(join(corpus, "gold"));
if (!present) console.warn("skipped: the corpus is not beside the project, so no reading of a real document is scored");

const LEAST_F1 = 0.98;
const names = present ? readdirSync(join(corpus, "gold")).filter((name) => name.endsWith(".json")) : [];

describe.skipIf(!present)("the readings of real documents", () => {
  test("there are five", () => {
    expect(names).toHaveLength(5);
  });

  test.each(names)("%s is read as a careful person reads it", async (name) => {
    const { score } = await import(pathToFileURL(join(shared, "tools", "score-reading.mjs")).href);
    const file = name.replace(/\.json$/u, ".txt");
    const document = openText(file, readFileSync(join(corpus, file)));
    if (!document.ok) throw new Error(document.refusal.kind);
    const { reading } = readDocument(document.value);
    const { total, placed, furniture, unplaced } = reading.coverage;
    expect(placed + furniture + unplaced).toBe(total);

    const { rows, f1 } = score(JSON.parse(readFileSync(join(corpus, "gold", name), "utf8")), reading);
    const wrong = rows.flatMap(({ missed, spurious }: { missed: string[]; spurious: string[] }) => [
      ...missed.map((fact) => `missed ${fact}`),
      ...spurious.map((fact) => `spurious ${fact}`),
    ]);
    expect(f1, wrong.slice(0, 20).join("\n")).toBeGreaterThanOrEqual(LEAST_F1);
  });
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openText } from "../src/documents/formats/open-text.ts";
import { readDocument } from "../src/documents/reading/read-document.ts";
import type { Figure } from "./figure.ts";

const LEAST_MS = 600;

/** Characters a second for reading, beside decoding the same bytes and splitting them into lines. */
export async function measureReading(root: string): Promise<Figure[]> {
  const folders = [join(root, "samples"), join(root, "..", "shared", "corpus")].filter((folder) => existsSync(folder));
  const files = folders
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => /\.(txt|md|html|csv)$/u.test(path));
  return files.map((path) => {
    const bytes = readFileSync(path);
    const characters = new TextDecoder().decode(bytes).length;
    const reading = perSecond(() => {
      const document = openText("bench", bytes);
      if (!document.ok) throw new Error(`${path}: ${document.refusal.kind}`);
      return readDocument(document.value).reading.coverage.total;
    });
    const baseline = perSecond(() => new TextDecoder().decode(bytes).split(/\r?\n/u).length);
    return {
      what: path.slice(path.lastIndexOf("/") + 1, path.lastIndexOf("/") + 41),
      figure: `${Math.round(reading * characters).toLocaleString("en")} chars/s`,
      against: `${(1000 / reading).toFixed(1)} ms a document; ${(baseline / reading).toFixed(0)}× decoding and splitting into lines`,
    };
  });
}

/** How often the work is done in a second, warm. */
function perSecond(work: () => unknown): number {
  for (let i = 0; i < 3; i += 1) work();
  const began = performance.now();
  let times = 0;
  while (performance.now() - began < LEAST_MS) {
    work();
    times += 1;
  }
  return (1000 * times) / (performance.now() - began);
}

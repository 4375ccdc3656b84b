import { createHash } from "node:crypto";
import chart from "../islands/chart.ts?island";
import review from "../islands/review.ts?island";
import sheet from "../islands/sheet.ts?island";
import uploads from "../islands/uploads.ts?island";
import values from "../islands/values.ts?island";

/** The scripts of the pages that are livelier with one, each bundled by the build into one module. */
const SOURCES = { chart, review, sheet, uploads, values } as const satisfies Record<string, string>;

export type IslandName = keyof typeof SOURCES;

/** Their file names change with their content, so a browser may keep them for ever. */
const FILES: ReadonlyMap<string, string> = new Map(
  Object.entries(SOURCES).map(([name, source]) => [`${name}-${createHash("sha256").update(source).digest("hex").slice(0, 12)}.js`, source]),
);

export function islandFile(name: IslandName): string {
  for (const file of FILES.keys()) if (file.startsWith(`${name}-`)) return file;
  throw new Error(`The island ${name} was not built`);
}

/** The script under a file name; null where there is none. */
export function findIsland(file: string): string | null {
  return FILES.get(file) ?? null;
}

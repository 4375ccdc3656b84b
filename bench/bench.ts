import { cpus } from "node:os";
import { measureApi } from "./api.ts";
import { measureFormats } from "./formats.ts";
import { measurePages } from "./pages.ts";
import { measureProgress } from "./progress.ts";
import { measurePublication } from "./publication.ts";
import { measureReading } from "./reading.ts";
import { measureSearch } from "./search.ts";
import { measureSheets } from "./sheets.ts";
import { measureSite } from "./site.ts";
import { measureStart } from "./start.ts";

const PARTS = {
  reading: measureReading,
  formats: measureFormats,
  start: measureStart,
  pages: measurePages,
  sheets: measureSheets,
  progress: measureProgress,
  publication: measurePublication,
  search: measureSearch,
  site: measureSite,
  api: measureApi,
};

/** Runs the named parts of the bench, or all of them, and prints a table each. */
export async function bench(root: string, names: readonly string[]): Promise<void> {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}`);
  for (const [name, measure] of Object.entries(PARTS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    console.log(`\n${name}`);
    for (const { what, figure, against } of await measure(root)) console.log(`  ${what.padEnd(44)} ${figure.padStart(22)}   ${against}`);
  }
}

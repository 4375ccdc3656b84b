/// <reference types="vitest/config" />
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const ID = "virtual:edition";

/** Everything of which the files of a public site are made, beside what was published. */
const MAKERS = ["src/web/public", "src/web/open-data", "src/web/ui", "src/web/islands", "src/domain", "src/documents/writing"];

/** `import { edition } from "virtual:edition"`: stands for the way in which files of a public site are made. It changes with the program, and with nothing else. */
export function edition(): Plugin {
  return {
    name: "edition",
    configureVitest({ defineCacheKeyGenerator }) {
      defineCacheKeyGenerator(({ id }) => (id.endsWith(ID) ? false : null));
    },
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    load: (id) => (id === `\0${ID}` ? `export const edition = ${JSON.stringify(editionOf(import.meta.dirname))};` : null),
  };
}

function editionOf(root: string): string {
  const hash = createHash("sha256");
  const files = MAKERS.flatMap((folder) => filesIn(join(root, folder))).filter((path) => !/\.test\.tsx?$/u.test(path));
  for (const path of [...files.sort(), join(root, "package-lock.json")]) hash.update(path.slice(root.length)).update(readFileSync(path));
  return hash.digest("hex").slice(0, 16);
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

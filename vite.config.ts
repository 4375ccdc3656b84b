import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { defineConfig, type Plugin } from "vite";
import { edition } from "./vite-edition.ts";
import { islands } from "./vite-islands.ts";

/** The server and the command line are one bundle of chunks; packages stay in node_modules, SQL and CSS are inlined as text. */
export default defineConfig({
  plugins: [islands(), edition(), emptyDatabase()],
  build: {
    ssr: true,
    target: "node22",
    outDir: "dist",
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: "src/main.ts",
        "reading-child": "src/use-cases/upload/reading-child.ts",
        "backup-child": "src/use-cases/backup/backup-child.ts",
        "site-thread": "src/web/public/site-thread.ts",
      },
      output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
    },
  },
});

/**
 * dist/empty-database.tgz: what PostgreSQL's initdb makes. Made here it takes some seconds and a gigabyte of memory; copied from here at the first start, half a
 * second and a third of that. Kept from build to build, for as long as PGlite is the same.
 */
function emptyDatabase(): Plugin {
  const cache = join(import.meta.dirname, "node_modules", ".cache", "shirube");
  return {
    name: "empty-database",
    apply: "build",
    async generateBundle() {
      const pglite = await readFile(join(import.meta.dirname, "node_modules", "@electric-sql", "pglite", "package.json"), "utf8");
      const file = join(cache, `empty-database-${(JSON.parse(pglite) as { version: string }).version}.tgz`);
      if (!existsSync(file)) {
        const made = await PGlite.create();
        const bytes = Buffer.from(await (await made.dumpDataDir("gzip")).arrayBuffer());
        await made.close();
        await mkdir(cache, { recursive: true });
        // Two builds at once each write their own, and the last one stays.
        await writeFile(`${file}.${process.pid}`, bytes);
        await rename(`${file}.${process.pid}`, file);
      }
      this.emitFile({ type: "asset", fileName: "empty-database.tgz", source: await readFile(file) });
    },
  };
}

// npm run bench: figures and ratios against a baseline of the same run. Arguments name parts (reading, formats, start, pages, sheets, progress, publication, search, site, api); none means all.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, hand, install, productNode, root } from "./toolchain.mjs";

install();
if (productNode() !== process.execPath) hand([fileURLToPath(import.meta.url), ...process.argv.slice(2)]);
else {
  // Before React is: the program runs as it is built.
  process.env.NODE_ENV ??= "production";
  build();
  const { runnerImport } = await import("vite");
  const { islands } = await import("../vite-islands.ts");
  const { edition } = await import("../vite-edition.ts");
  // Names that could be a package's are asked of plugins only where they are said to be none.
  const environments = { inline: { resolve: { noExternal: ["virtual:edition"] } } };
  const { module } = await runnerImport(join(root, "bench", "bench.ts"), { plugins: [islands(), edition()], environments });
  await module.bench(root, process.argv.slice(2));
}

// npm run bench: figures and ratios against a baseline of the same run. Arguments name parts (reading, formats, start, pages, sheets, progress, search); none means all.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, hand, install, productNode, root } from "./toolchain.mjs";

install();
if (productNode() !== process.execPath) hand([fileURLToPath(import.meta.url), ...process.argv.slice(2)]);
else {
  build();
  const { runnerImport } = await import("vite");
  const { islands } = await import("../vite-islands.ts");
  const { module } = await runnerImport(join(root, "bench", "bench.ts"), { plugins: [islands()] });
  await module.bench(root, process.argv.slice(2));
}

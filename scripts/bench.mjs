// npm run bench: figures and ratios against a baseline of the same run. Arguments name parts (reading, start, pages); none means all.
import { join } from "node:path";
import { build, install, root } from "./toolchain.mjs";

install();
build();
const { runnerImport } = await import("vite");
const { module } = await runnerImport(join(root, "bench", "bench.ts"));
await module.bench(root, process.argv.slice(2));

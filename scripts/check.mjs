// npm run check: everything that must hold before a change lands, in the order in which it fails fastest.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { install, productNode, root } from "./toolchain.mjs";

install();
const bin = (name, ...path) => join(root, "node_modules", name, ...path);
const STEPS = [
  ["biome", [bin("@biomejs/biome", "bin", "biome"), "ci", "--error-on-warnings", "."]],
  ["typescript", [bin("typescript", "bin", "tsc"), "-p", "."]],
  ["knip", [bin("knip", "bin", "knip.js")]],
  ["build", [bin("vite", "bin", "vite.js"), "build", "--logLevel", "error"]],
  ["npm test", [join(root, "scripts", "test.mjs")]],
];

for (const [name, args] of STEPS) {
  const began = Date.now();
  console.log(`— ${name}`);
  const done = spawnSync(productNode(), args, { cwd: root, stdio: "inherit" });
  console.log(`  ${done.status === 0 ? "ok" : "FAILED"} ${((Date.now() - began) / 1000).toFixed(1)} s`);
  if (done.status !== 0) process.exit(1);
}

// npm run check: everything that must hold before a change lands. What takes seconds runs side by side, then the tests.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { hand, install, productNode, root } from "./toolchain.mjs";

install();
const bin = (name, ...path) => join(root, "node_modules", name, ...path);
const QUICK = [
  ["biome", [bin("@biomejs/biome", "bin", "biome"), "ci", "--error-on-warnings", "."]],
  ["typescript", [bin("typescript", "bin", "tsc"), "-p", "."]],
  ["knip", [bin("knip", "bin", "knip.js")]],
  ["build", [bin("vite", "bin", "vite.js"), "build", "--logLevel", "error"]],
];

/** Runs a step, says how it went, and then what it printed: others run beside it. */
async function run([name, args]) {
  const began = Date.now();
  const child = spawn(productNode(), args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes) => printed.push(bytes));
  const [status] = await once(child, "close");
  console.log(`— ${name}: ${status === 0 ? "ok" : "FAILED"} ${((Date.now() - began) / 1000).toFixed(1)} s`);
  if (printed.length > 0) console.log(Buffer.concat(printed).toString());
  return status === 0;
}

const held = await Promise.all(QUICK.map(run));
if (held.includes(false)) process.exit(1);
hand([join(root, "scripts", "test.mjs")]);

// npm run dev: serves the demo and starts again when a source changes.
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { build, install, productNode, root } from "./toolchain.mjs";

install();
let server = null;
let pause = null;
const serve = () => {
  build();
  server = spawn(productNode(), ["--enable-source-maps", join(root, "dist", "main.js"), "serve", "--demo"], { stdio: "inherit" });
};
const again = () => {
  const old = server;
  server = null;
  if (old && old.exitCode === null) old.once("exit", serve).kill("SIGTERM");
  else serve();
};
serve();
watch(join(root, "src"), { recursive: true }, () => {
  clearTimeout(pause);
  pause = setTimeout(again, 200);
});
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => {
    server?.kill(signal);
    process.exit(0);
  });

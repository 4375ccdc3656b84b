// npm run -s shirube -- …: the command line on a build that is up to date.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, hand, install, productNode, root } from "./toolchain.mjs";

install();
build();
const program = join(root, "dist", "main.js");
if (Number(process.versions.node.split(".")[0]) >= 24 || productNode() === process.execPath) await import(pathToFileURL(program).href);
else hand([program, ...process.argv.slice(2)]);

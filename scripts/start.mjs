// npm start: sets up what is missing, then serves the product; an empty record gets the demo city.
import { join } from "node:path";
import { build, hand, install, root } from "./toolchain.mjs";

install();
build();
hand([join(root, "dist", "main.js"), "serve", "--demo", ...process.argv.slice(2)]);

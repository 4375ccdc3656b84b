// npm test: every test, the browser's included. Arguments go to Vitest (a path, -t name).
import { join } from "node:path";
import { build, hand, install, root, say } from "./toolchain.mjs";

install();
build();
const { chromium } = await import("./chromium.mjs");
const browser = chromium();
if (!browser) {
  say(
    "ブラウザの試験に使う Chromium が見つからず、入れることもできませんでした。Chromium か Chrome を入れ、その場所を環境変数 CHROMIUM に書いてください。",
    "No Chromium was found for the browser tests and none could be installed. Install Chromium or Chrome and put its path into CHROMIUM.",
  );
  process.exit(1);
}
hand([join(root, "node_modules", "vitest", "vitest.mjs"), "run", ...process.argv.slice(2)], { CHROMIUM: browser });

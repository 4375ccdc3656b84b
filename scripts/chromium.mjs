// Finds a Chromium for the browser tests, or installs one.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { productNode, root, say } from "./toolchain.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome.exe", "msedge.exe"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Path of a Chromium: CHROMIUM, one on the PATH, one in a usual place, Playwright's, or one that was installed now. Null where none can be had. */
export function chromium() {
  return found() ?? installed();
}

function found() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...PLACES, playwrights()].find((path) => path && existsSync(path)) ?? null;
}

function playwrights() {
  return createRequire(join(root, "package.json"))("playwright-core").chromium.executablePath();
}

function installed() {
  say("ブラウザの試験に使う Chromium を入れています…", "Installing a Chromium for the browser tests…");
  if (process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore", env });
    spawnSync("apt-get", ["install", "-y", "-qq", "chromium", "fonts-noto-cjk"], { stdio: "ignore", env });
    const fromDebian = found();
    if (fromDebian) return fromDebian;
  }
  spawnSync(productNode(), [join(root, "node_modules", "playwright-core", "cli.js"), "install", "chromium"], { stdio: "inherit" });
  const path = playwrights();
  return existsSync(path) ? path : null;
}

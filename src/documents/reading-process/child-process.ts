import { type ChildProcess, fork } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** What the main thread's objects may take, in MB; the rest of the limit is for the bytes of files, which stand beside them. */
const HEAP_MB = 700;

/**
 * Starts a process that can read the program and the files of the spool folder, write into its own folder, and nothing else: no other file, no program, no secret
 * of ours in its environment. `memory`: the bytes that it may hold. `entry`: the program that reads.
 */
export function startChild({
  spool,
  folder,
  memory,
  entry = findEntry(),
}: {
  readonly spool: string;
  readonly folder: string;
  readonly memory: number;
  readonly entry?: string | undefined;
}): ChildProcess {
  const readable = [spool, ...programOf(entry)].map((path) => `--allow-fs-read=${join(path, "*")}`);
  return fork(entry, [String(memory)], {
    cwd: folder,
    env: process.platform === "win32" ? { SystemRoot: process.env.SystemRoot } : {},
    execArgv: [
      "--permission",
      "--allow-worker",
      ...readable,
      `--allow-fs-write=${join(folder, "*")}`,
      `--max-old-space-size=${HEAP_MB}`,
      "--disallow-code-generation-from-strings",
      "--no-warnings",
    ],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
}

/** Among the sources, with those that know our own forms; in the top folder of a build, whose parts stand in a folder below it. */
function findEntry(): string {
  const found = ["../../use-cases/upload/reading-child.ts", "reading-child.js", "../reading-child.js"]
    .map((file) => join(import.meta.dirname, file))
    .find((file) => existsSync(file));
  if (found === undefined) throw new Error("the program's reading-child is missing");
  return found;
}

/** The folders of the program: what holds the entry beside package.json (src or dist), and the packages. */
function programOf(entry: string): string[] {
  let top = dirname(entry);
  while (!existsSync(join(dirname(top), "package.json")) && dirname(top) !== top) top = dirname(top);
  const packages = join(dirname(top), "node_modules");
  return existsSync(packages) ? [top, packages, realpathSync(packages)] : [top];
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorkingFolder, removeAbandoned } from "./working-folder.ts";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "shirube-working-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const module = new URL("./working-folder.ts", import.meta.url).href;
const WORK = `
  import { openWorkingFolder } from ${JSON.stringify(module)};
  console.log((await openWorkingFolder(process.argv[1])).path);
  setInterval(() => {}, 1000);
`;

test("what a killed process has left is removed, and nothing else", async () => {
  const start = join(root, "shirube-x-");
  const child = spawn(process.execPath, ["--input-type=module", "-e", WORK, start], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const left = line.toString().trim();
  writeFileSync(join(left, "a"), "of the killed");

  const now = new Date();
  const twoDaysAgo = new Date(now.getTime() - 2 * 86_400_000);
  const own = await openWorkingFolder(start);
  const made = (name: string, at: Date): string => {
    const path = join(root, name);
    mkdirSync(path);
    utimesSync(path, at, at);
    return path;
  };
  const unlocked = {
    old: made("shirube-x-old", twoDaysAgo),
    fresh: made("shirube-x-fresh", now),
    other: made("shirube-y-old", twoDaysAgo),
  };
  const link = join(root, "shirube-x-link");
  symlinkSync(unlocked.other, link);
  const file = join(root, "shirube-x-file");
  writeFileSync(file, "");
  const standing = () => [left, own.path, unlocked.old, unlocked.fresh, unlocked.other, link, file].map((path) => existsSync(path));

  await removeAbandoned(start, now);
  expect(standing()).toEqual([true, true, false, true, true, true, true]);
  child.kill("SIGKILL");
  await once(child, "exit");
  await removeAbandoned(start, now);
  expect(standing()).toEqual([false, true, false, true, true, true, true]);
  await own.remove();
  expect(existsSync(own.path)).toBe(false);
});

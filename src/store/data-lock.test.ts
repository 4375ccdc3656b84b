import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { takeDataLock } from "./data-lock.ts";

let directory = "";
const running: ChildProcess[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "shirube-lock-"));
});

afterEach(async () => {
  for (const child of running.splice(0)) await kill(child);
  rmSync(directory, { recursive: true, force: true });
});

const module = new URL("./data-lock.ts", import.meta.url).href;
const TAKE = `
  import { takeDataLock } from ${JSON.stringify(module)};
  const taken = await takeDataLock(process.argv[1]);
  console.log(JSON.stringify(taken.ok ? { held: process.pid } : taken.refusal));
  if (taken.ok) setInterval(() => {}, 1000);
`;

/** Another process that takes the lock and holds it; what it says first. */
async function takeElsewhere(): Promise<{ child: ChildProcess; said: { held?: number; kind?: string; pid?: number | null } }> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", TAKE, directory], { stdio: ["ignore", "pipe", "inherit"] });
  running.push(child);
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { child, said: JSON.parse(line.toString()) };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

describe("the lock of a data directory", () => {
  test("is held once in a process, and can be taken again when it was given away", async () => {
    const first = await takeDataLock(directory);
    expect(await takeDataLock(directory)).toEqual({ ok: false, refusal: { kind: "data-in-use", directory, pid: process.pid } });
    if (first.ok) first.value.release();
    const second = await takeDataLock(directory);
    expect(second.ok).toBe(true);
    if (second.ok) second.value.release();
  });

  test("names the process that holds it", async () => {
    const { child, said } = await takeElsewhere();
    expect(said).toEqual({ held: child.pid });
    expect(await takeDataLock(directory)).toEqual({ ok: false, refusal: { kind: "data-in-use", directory, pid: child.pid } });
  });

  test("goes with a process that is killed", async () => {
    const { child } = await takeElsewhere();
    await kill(child);
    const taken = await takeDataLock(directory);
    expect(taken.ok).toBe(true);
    if (taken.ok) taken.value.release();
  });

  test("does not believe the number that a process left behind, though another process has it now", async () => {
    const { child } = await takeElsewhere();
    await kill(child);
    const { writeFileSync } = await import("node:fs");
    writeFileSync(join(directory, "lock.pid"), String(process.ppid));
    expect((await takeElsewhere()).said).toHaveProperty("held");
  });

  test("goes to exactly one of many that start at once", async () => {
    for (let round = 0; round < 3; round += 1) {
      const starts = await Promise.all(Array.from({ length: 6 }, takeElsewhere));
      const holders = starts.filter(({ said }) => said.held !== undefined);
      expect(holders).toHaveLength(1);
      for (const { said } of starts) if (said.kind) expect(said).toEqual({ kind: "data-in-use", directory, pid: holders[0]?.child.pid });
      for (const { child } of starts) await kill(child);
    }
  });
});

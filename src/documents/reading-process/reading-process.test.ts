import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aGoal, aNode, aPlan } from "../../../test/builders.ts";
import { writeZip } from "../../../test/hostile/zip-writer.ts";
import type { Result } from "../../domain/result.ts";
import { readFile } from "../read-file.ts";
import { openReadingProcess, type ReadingProcess } from "./reading-process.ts";

const root = resolve(import.meta.dirname, "../../..");
const samples = join(root, "samples");
const onLinux = process.platform === "linux";

let spool = "";
let opened: ReadingProcess[] = [];
beforeEach(() => {
  spool = mkdtempSync(join(tmpdir(), "shirube-spool-"));
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map((one) => one.close()));
  rmSync(spool, { recursive: true, force: true });
});

function open(limits = { seconds: 60, memory: 1_000_000_000 }, report: (text: string) => void = () => {}): ReadingProcess {
  const one = openReadingProcess({ spool, limits, report });
  opened.push(one);
  return one;
}

function spooled(name: string, bytes: string | Uint8Array): { name: string; path: string } {
  const path = join(spool, String(readdirSync(spool).length));
  writeFileSync(path, bytes);
  return { name, path };
}

/** Text that takes seconds to read: no reader knows what to make of it. */
const large = (bytes = 9_000_000) => Buffer.alloc(bytes, "本日は、会議の第一の議題について、説明がありました。\n");
const childrenOf = (pid: number) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(/\s+/u).filter(Boolean).map(Number);

/** Until what was killed is gone from a machine that is busy with other things. */
const PATIENCE_MS = 60_000;

/** A process that reads itself comes to nothing else until it has read; one that waits comes to something every hundredth of a second. */
const FREE_TURNS = 30;

/** How often this process comes to something else until a file has been read. */
async function turnsDuring(read: () => Promise<Result<unknown, { readonly kind: string }>>): Promise<number> {
  const { turns, taken } = await turnsOf(read);
  expect(taken).toMatchObject({ ok: true });
  return turns;
}

async function turnsOf<Taken>(read: () => Promise<Taken>): Promise<{ readonly turns: number; readonly taken: Taken }> {
  let turns = 0;
  const other = setInterval(() => {
    turns += 1;
  }, 10);
  const taken = await read();
  clearInterval(other);
  return { turns, taken };
}

describe("a file that is read in a process of its own", () => {
  test("comes to the same as one that is read here, one after the other and in their order", async () => {
    const { read } = open();
    const names = readdirSync(samples)
      .filter((name) => /\.(txt|md|html|csv)$/u.test(name))
      .slice(0, 6);
    const results = await Promise.all(names.map((name) => read(spooled(name, readFileSync(join(samples, name))))));
    for (const [i, name] of names.entries()) expect(results[i], name).toEqual(await readFile(name, readFileSync(join(samples, name))));
    expect(names.length).toBe(6);
  });

  test("is taken as it is where it is a reading already, which does not keep us busy either", async () => {
    const { read } = open();
    const nodes = Array.from({ length: 4_000 }, (_, i) => aNode({ code: String(i), statement: "本文です。".repeat(100) }));
    const reading = {
      ...{ format: "shirube-reading/1", source: { name: "計画.txt", sha256: "", mediaType: "text/plain" }, municipality: "澄川市" },
      ...{ plan: aPlan({ nodes, indicators: [] }), goals: [aGoal()], missions: [], unplaced: [] },
      coverage: { total: 12, placed: 12, furniture: 0, unplaced: 0 },
    };
    const flat = spooled("plan.json", JSON.stringify(reading));
    await read(spooled("first.txt", "計画"));
    const { turns, taken } = await turnsOf(() => read(flat));
    expect(taken).toMatchObject({ ok: true, value: { document: { mediaType: "application/json" }, doubts: [] } });
    expect(taken.ok && "traced" in taken.value && taken.value.traced.reading).toMatchObject({ plan: reading.plan, goals: reading.goals });
    expect(turns).toBeGreaterThan(3);
    expect(await read(spooled("plan.json", '{"format":"shirube-reading/1"}'))).toEqual({
      ok: false,
      refusal: { kind: "not-a-reading", at: "/source" },
    });
  });

  test.each([
    ["nothing", "", { kind: "empty" }],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), { kind: "binary", looksLike: "png" }],
    ["more than is read", Buffer.alloc(100_000_001, 0x20), { kind: "too-large", bytes: 100_000_001, limit: 100_000_000 }],
  ])("is refused as one that is read here: %s", async (_, bytes, refusal) => {
    expect(await open().read(spooled("a.txt", bytes))).toEqual({ ok: false, refusal });
  });

  test("may be an archive, whose documents are put into the spool folder under names of ours", async () => {
    const { read, close } = open();
    const file = spooled(
      "年度.zip",
      writeZip([
        { name: "../../../逃げる.txt", bytes: "本日は晴天なり。" },
        { name: "写真.png", bytes: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex") },
      ]),
    );
    const done = await read(file);
    if (!done.ok || !("archive" in done.value)) throw new Error("no archive");
    const [{ name, path } = { name: "", path: "" }, ...more] = done.value.archive;
    expect([name, more, done.value.leftOut]).toEqual([
      "../../../逃げる.txt",
      [],
      [{ name: "写真.png", refusal: { kind: "binary", looksLike: "png" } }],
    ]);
    expect(relative(spool, path)).toMatch(/^[0-9a-f-]{36}$/u);
    expect(readFileSync(path, "utf8")).toBe("本日は晴天なり。");
    expect(await read({ name, path })).toMatchObject({ ok: true, value: { document: { text: "本日は晴天なり。" } } });
    await close();
    expect(readdirSync(spool).sort()).toEqual(["0", relative(spool, path)].sort());
  });

  test("leaves this process free, and nothing behind", async () => {
    const { read, close } = open();
    const file = spooled("大.txt", large());
    expect(await turnsDuring(() => read(file))).toBeGreaterThan(FREE_TURNS);
    await close();
    expect(readdirSync(spool)).toEqual(["0"]);
  });

  test("stops at the time limit, and the next is read", async () => {
    const { read } = open({ seconds: 0.2, memory: 1_000_000_000 });
    expect(await read(spooled("大.txt", large()))).toEqual({ ok: false, refusal: { kind: "too-slow", seconds: 0.2 } });
    expect(await open().read(spooled("a.txt", "本日は晴天なり。"))).toMatchObject({ ok: true });
  });

  test("stops at the memory limit", async () => {
    const { read } = open({ seconds: 60, memory: 200_000_000 });
    expect(await read(spooled("大.txt", large()))).toEqual({ ok: false, refusal: { kind: "too-much-memory", limit: 200_000_000 } });
    expect(await read(spooled("a.txt", "本日は晴天なり。"))).toMatchObject({ ok: true });
  });

  test("cannot be one outside of the spool folder: nothing of it is seen, and what happened is reported", async () => {
    const said: string[] = [];
    const { read } = open(undefined, (text) => said.push(text));
    const outside = join(root, "package.json");
    expect(await read({ name: "package.json", path: outside })).toEqual({ ok: false, refusal: { kind: "crashed", how: "1" } });
    expect(said.join("")).toContain("ERR_ACCESS_DENIED");
    expect(await read(spooled("a.txt", "本日は晴天なり。"))).toMatchObject({ ok: true });
  });

  test("is a fault of ours where it is not there", async () => {
    await expect(open().read({ name: "無い.txt", path: join(spool, "none") })).rejects.toThrow("ENOENT");
  });

  test("can be given up, whether it is being read or waits, and the next is read", async () => {
    const { read } = open();
    const [busy, waiting] = [new AbortController(), new AbortController()];
    const first = read(spooled("大.txt", large()), busy.signal);
    const second = read(spooled("大.txt", large()), waiting.signal);
    const third = read(spooled("a.txt", "本日は晴天なり。"));
    waiting.abort(new Error("not that one"));
    await expect(second).rejects.toThrow("not that one");
    await sleep(300);
    busy.abort(new Error("enough"));
    await expect(first).rejects.toThrow("enough");
    expect(await third).toMatchObject({ ok: true });
    await expect(read(spooled("b.txt", "b"), AbortSignal.abort(new Error("before")))).rejects.toThrow("before");
  });

  test("is given up where everything is closed", async () => {
    const { read, close } = open();
    const all = Promise.allSettled([read(spooled("大.txt", large())), read(spooled("大.txt", large()))]);
    await sleep(300);
    await close();
    expect((await all).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(readdirSync(spool).sort()).toEqual(["0", "1"]);
  });
});

describe.skipIf(!onLinux)("the process that reads (looked at in /proc, which only Linux has)", () => {
  test("has no secret of ours in its environment, and is used again after a file that did it no harm", async () => {
    process.env.DATABASE_URL = "postgres://me:secret@db/x";
    const before = childrenOf(process.pid);
    const { read } = open();
    await read(spooled("a.txt", "本日は晴天なり。"));
    delete process.env.DATABASE_URL;
    const [child = 0, ...more] = childrenOf(process.pid).filter((pid) => !before.includes(pid));
    expect(more).toEqual([]);
    expect(readFileSync(`/proc/${child}/environ`, "utf8")).not.toMatch(/secret|DATABASE_URL|HOME/u);
    await read(spooled("b.txt", "本日も晴天なり。"));
    expect(childrenOf(process.pid)).toContain(child);
    await read(spooled("c.txt", ""));
    expect(childrenOf(process.pid)).not.toContain(child);
  });

  test("ends when whoever started it is killed, however busy it is", async () => {
    copyFileSync(spooled("大.txt", large()).path, join(spool, "large"));
    const parent = spawn(process.execPath, [join(root, "test", "kill", "reading-parent.ts"), spool, join(spool, "large")], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    for await (const line of createInterface({ input: parent.stdout })) {
      if (line !== "reading") continue;
      await sleep(300);
      const [child = 0] = childrenOf(parent.pid ?? 0);
      expect(existsSync(`/proc/${child}`)).toBe(true);
      parent.kill("SIGKILL");
      const began = performance.now();
      while (existsSync(`/proc/${child}`) && performance.now() - began < PATIENCE_MS) await sleep(20);
      expect(existsSync(`/proc/${child}`)).toBe(false);
    }
    expect.assertions(2);
  });
});

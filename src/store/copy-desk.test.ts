import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { makeDataDirectory } from "../../test/broker.ts";
import { borrowCopy } from "./borrow-copy.ts";
import { openCopyDesk } from "./copy-desk.ts";
import type { Database } from "./database.ts";
import { listMunicipalities, recordMunicipality } from "./municipality-store.ts";
import { openDatabase } from "./open-database.ts";

const root = mkdtempSync(join(tmpdir(), "shirube-copies-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let directory = "";
let db: Database;
beforeEach(async () => {
  directory = mkdtempSync(join(root, "data-"));
  await makeDataDirectory(directory);
  const opened = await openDatabase({ dataDirectory: directory, databaseUrl: null });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  db = opened.value;
});
afterEach(() => db.close());

const options = { clock: () => new Date(), report: (text: string) => expect.unreachable(text), pauseMs: 20 };
const inUse = () => ({ kind: "data-in-use", directory, pid: process.pid }) as const;
const codeOf = (number: number) => String(130_001 + number);
const saves = async (from: number, to: number) => {
  for (let i = from; i < to; i += 2)
    await db.transaction().execute(async (tx) => {
      for (const number of [i, i + 1]) await recordMunicipality(tx, { code: codeOf(number), name: `${number}市`, provisional: false });
    });
};

test("a copy of the database is what stood in one moment, whoever saves meanwhile, and is gone when it is closed", async () => {
  const desk = await openCopyDesk(db, directory, options);
  const killed = join(directory, "copies", "copy-killed");
  mkdirSync(killed);
  writeFileSync(join(killed, "lock"), "");
  await saves(0, 10);
  const saving = saves(10, 100);
  const borrowed = await borrowCopy(inUse());
  if (!borrowed.ok) throw new Error(JSON.stringify(borrowed.refusal));
  await saving;
  const copied = await listMunicipalities(borrowed.value);
  expect(copied.length % 2).toBe(0);
  expect(copied.length).toBeGreaterThanOrEqual(10);
  expect(copied.map(({ code }) => code)).toEqual(Array.from({ length: copied.length }, (_, i) => codeOf(i)));
  expect(await listMunicipalities(db)).toHaveLength(100);
  await borrowed.value.close();
  expect(readdirSync(join(directory, "copies"))).toEqual([]);
  await desk.close();
});

test("a process that gives no copies has the data alone", async () => {
  expect(await borrowCopy(inUse())).toEqual({ ok: false, refusal: inUse() });
  // What a process that served before has left.
  mkdirSync(join(directory, "copies"));
  expect(await borrowCopy(inUse(), { seenWithinMs: 100 })).toEqual({ ok: false, refusal: inUse() });
  expect(readdirSync(join(directory, "copies"))).toEqual([]);
});

test("who may not write where the data is is told so", async () => {
  writeFileSync(join(directory, "copies"), "");
  expect(await borrowCopy(inUse())).toEqual({ ok: false, refusal: { kind: "data-unusable", directory, code: "ENOTDIR" } });
});

test("that there is no room is told to both, and the desk goes on", async () => {
  const told: string[] = [];
  let full = true;
  const copyInto = async (folder: string) => {
    if (full) throw Object.assign(new Error("no room"), { code: "ENOSPC" });
    await db.copyInto?.(folder);
  };
  const desk = await openCopyDesk({ copyInto }, directory, { ...options, report: (text) => void told.push(text) });
  expect(await borrowCopy(inUse())).toEqual({ ok: false, refusal: { kind: "copy-failed", code: "ENOSPC" } });
  expect(told).toEqual([expect.stringContaining("no room")]);
  full = false;
  const borrowed = await borrowCopy(inUse());
  expect(borrowed.ok).toBe(true);
  if (borrowed.ok) await borrowed.value.close();
  await desk.close();
});

test("whoever asks while another's copy is made is seen at once, and has one after the other's; who was killed while it waited is no failure", async () => {
  const given: string[] = [];
  let isBusy = true;
  const copyInto = async (folder: string) => {
    given.push(basename(folder));
    await expect.poll(() => isBusy, { timeout: 20_000 }).toBe(false);
    await db.copyInto?.(folder);
  };
  const desk = await openCopyDesk({ copyInto }, directory, options);
  const ask = (name: string) => {
    const folder = join(directory, "copies", `copy-${name}`);
    mkdirSync(folder);
    for (const file of ["lock", "asked"]) writeFileSync(join(folder, file), "");
  };
  expect(desk.copyingForMs()).toBeNull();
  const [first, second] = [borrowCopy(inUse()), borrowCopy(inUse())];
  await expect.poll(() => given).toHaveLength(1);
  expect(desk.copyingForMs()).toBeGreaterThanOrEqual(0);
  ask("killed");
  const late = borrowCopy(inUse());
  const seen = () => readdirSync(join(directory, "copies"), { recursive: true }).filter((name) => basename(String(name)) === "seen");
  await expect.poll(() => seen().length, { timeout: 10_000 }).toBe(4);
  isBusy = false;
  for (const borrowed of await Promise.all([first, second, late])) {
    expect(borrowed).toMatchObject({ ok: true });
    if (borrowed.ok) await borrowed.value.close();
  }
  expect([given.length, given.includes("copy-killed")]).toEqual([3, false]);
  await expect.poll(() => desk.copyingForMs()).toBeNull();
  await desk.close();
});

test("who asks has an answer within a bound, and at once where the desk has lost sight of it", async () => {
  const copyInto = (folder: string) => {
    if (isLost) rmSync(join(folder, "seen"));
    return new Promise<void>(() => undefined);
  };
  let isLost = false;
  for (const code of ["late", "lost"]) {
    isLost = code === "lost";
    const desk = await openCopyDesk({ copyInto }, directory, options);
    expect(await borrowCopy(inUse(), isLost ? {} : { givenWithinMs: 300 })).toEqual({ ok: false, refusal: { kind: "copy-failed", code } });
    void desk.close();
  }
});

test.skipIf(process.getuid?.() !== 0)("root is refused where another user serves (runs as root alone)", async () => {
  const desk = await openCopyDesk(db, directory, options);
  chownSync(join(directory, "copies"), 65_534, 65_534);
  expect(await borrowCopy(inUse())).toEqual({ ok: false, refusal: { kind: "data-of-another", directory } });
  expect(readdirSync(join(directory, "copies"))).toEqual([]);
  await desk.close();
});

test("who asks a process that ends is told so", async () => {
  const desk = await openCopyDesk({ copyInto: () => new Promise(() => undefined) }, directory, options);
  const asking = borrowCopy(inUse());
  await expect
    .poll(() => readdirSync(join(directory, "copies"), { recursive: true }).some((name) => String(name).endsWith("seen")))
    .toBe(true);
  await db.close();
  expect(await asking).toEqual({ ok: false, refusal: { kind: "copy-failed", code: "ended" } });
  void desk;
  const again = await openDatabase({ dataDirectory: directory, databaseUrl: null });
  if (again.ok) db = again.value;
});

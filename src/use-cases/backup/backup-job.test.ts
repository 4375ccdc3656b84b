import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBackupEntry, makeDataDirectory } from "../../../test/broker.ts";
import { createPostgresDatabase, databases } from "../../../test/database.ts";
import { accept } from "../../domain/result.ts";
import { openCopyDesk } from "../../store/copy-desk.ts";
import type { Database } from "../../store/database.ts";
import { listMunicipalities, recordMunicipality } from "../../store/municipality-store.ts";
import { openDatabase } from "../../store/open-database.ts";
import { backUp } from "./back-up.ts";
import { type BackupJobOptions, startBackupJob } from "./backup-job.ts";
import { backUpInProcess } from "./backup-process.ts";
import { backupName, isBackupName, nextAt } from "./backup-times.ts";
import { checkBackup, restoreBackup } from "./restore-backup.ts";

const root = mkdtempSync(join(tmpdir(), "shirube-nightly-"));
let db: Database;
beforeAll(async () => {
  db = (await databases[0]?.open()) ?? expect.unreachable();
  await recordMunicipality(db, { code: "131016", name: "千代田区", provisional: false });
});
afterAll(async () => {
  await db.close();
  rmSync(root, { recursive: true, force: true });
});

test.each([
  ["2026-11-29T16:59:59Z", "2026-11-29T17:00:00.000Z"],
  ["2026-11-29T17:00:00Z", "2026-11-30T17:00:00.000Z"],
  ["2026-11-29T14:59:00Z", "2026-11-29T17:00:00.000Z"],
  ["2026-12-31T20:00:00Z", "2027-01-01T17:00:00.000Z"],
])("after %s the next two o'clock in Japan is %s", (after, next) => {
  expect(nextAt(120, new Date(after)).toISOString()).toBe(next);
});

test("only what was taken by itself is called as it", () => {
  const name = backupName(new Date("2026-11-29T17:00:03.123Z"));
  expect(name).toBe("shirube-2026-11-30-020003.backup.gz");
  expect(isBackupName(name)).toBe(true);
  for (const other of ["shirube-2026-11-30.backup.gz", `${name}.part`, `old-${name}`]) expect(isBackupName(other)).toBe(false);
});

/** A job over a clock of the test's, and what it told. */
async function started(name: string, clock: { now: Date }, options: Partial<BackupJobOptions> = {}) {
  const told: string[] = [];
  const folder = join(root, name);
  const job = await startBackupJob({
    plan: { folder, isOurs: true, minute: 120, keep: 2 },
    notes: join(root, `${name}.json`),
    write: async (file) => accept(await backUp(db, file, clock.now)),
    clock: () => clock.now,
    tell: (news) => void told.push(news.kind === "failed" ? `failed ${news.reason}` : news.kind),
    pauseMs: 5,
    ...options,
  });
  const taken = (count: number) => expect.poll(() => told.filter((one) => one === "taken").length, { timeout: 60_000 }).toBe(count);
  return { job, told, folder, taken };
}
const at = (time: string) => new Date(`2026-11-${time}+09:00`);

test("a backup is taken after the start, then every night; so many are kept, and nobody else's file is touched", async () => {
  const clock = { now: at("27T09:00:00") };
  const { job, folder, taken } = await started("nightly", clock);
  expect(job.state()).toMatchObject({ standing: "none-yet", last: null, next: at("27T09:10:00") });
  clock.now = at("27T09:10:00");
  await taken(1);
  expect(job.state()).toMatchObject({ standing: "taken", failure: null, next: at("28T02:00:00") });
  writeFileSync(join(folder, "shirube-2026-11-01.backup.gz"), "by hand");
  // Half of what was begun by itself and by hand long ago, and of what is begun now.
  const half = ["shirube-2026-11-26-020000", "shirube-2026-11-01", "shirube-2026-11-29-020015"].map(
    (name) => `${name}.backup.gz.0badcafe.part`,
  );
  for (const [i, name] of half.entries()) {
    writeFileSync(join(folder, name), "");
    const touched = at(i === 2 ? "29T02:00:15" : "26T02:00:00");
    utimesSync(join(folder, name), touched, touched);
  }
  for (const [i, night] of ["28T02:00:10", "29T02:00:20"].entries()) {
    clock.now = at(night);
    await taken(i + 2);
  }
  await expect
    .poll(() => readdirSync(folder).sort())
    .toEqual([
      "shirube-2026-11-01.backup.gz",
      ...half.slice(1, 2),
      "shirube-2026-11-28-020010.backup.gz",
      ...half.slice(2),
      "shirube-2026-11-29-020020.backup.gz",
    ]);
  await job.close();

  // The machine was off over the weekend: the missed one is taken after the start.
  clock.now = at("30T08:30:00");
  const again = await started("nightly", clock);
  expect(again.job.state()).toMatchObject({ standing: "overdue", last: { rows: 1 }, next: at("30T08:40:00") });
  again.job.takeNow();
  await again.taken(1);
  expect(again.job.state().standing).toBe("taken");
  await again.job.close();
});

test("a clock that was wrong once keeps no backup from being taken, and none that was taken is removed for one of the future", async () => {
  const clock = { now: new Date("2031-05-01T09:00:00+09:00") };
  const plan = { folder: join(root, "future"), isOurs: true, minute: 120, keep: 1 };
  const wrong = await started("future", clock, { plan, settleMs: 0 });
  await wrong.taken(1);
  // Set right while it serves, and before the next start.
  clock.now = at("27T09:00:00");
  await wrong.taken(2);
  const future = "shirube-2031-05-01-090000.backup.gz";
  await expect.poll(() => readdirSync(plan.folder).sort()).toEqual(["shirube-2026-11-27-090000.backup.gz", future]);
  expect(wrong.job.state()).toMatchObject({ standing: "taken", next: at("28T02:00:00") });
  await wrong.job.close();

  const last = { at: "2031-05-01T00:00:00.000Z", file: join(plan.folder, future), bytes: 1, rows: 1, sha256: "" };
  writeFileSync(join(root, "future.json"), JSON.stringify({ last, failure: null }));
  clock.now = at("27T10:00:00");
  const right = await started("future", clock, { plan });
  expect(right.job.state().next).toEqual(at("27T10:10:00"));
  clock.now = at("27T14:00:00");
  expect(right.job.state().standing).toBe("overdue");
  await right.taken(1);
  await expect.poll(() => readdirSync(plan.folder).sort()).toEqual(["shirube-2026-11-27-140000.backup.gz", future]);
  await right.job.close();
});

test("one that fails is told, tried again an hour later, and remembered; the older ones stay", async () => {
  const clock = { now: at("27T09:00:00") };
  let full = false;
  const write: BackupJobOptions["write"] = async (file) =>
    full ? { ok: false, refusal: { kind: "backup-failed", reason: "ENOSPC" } } : accept(await backUp(db, file, clock.now));
  const { job, told, folder, taken } = await started("failing", clock, { write, settleMs: 0 });
  await taken(1);
  full = true;
  clock.now = at("28T02:00:00");
  await expect.poll(() => told).toEqual(["taken", "failed ENOSPC"]);
  expect(job.state()).toMatchObject({
    ...{ standing: "failed", failure: { at: at("28T02:00:00"), reason: "ENOSPC" }, next: at("28T03:00:00") },
    last: { at: at("27T09:00:00") },
  });
  await job.close();
  expect(readdirSync(folder)).toHaveLength(1);

  full = false;
  const again = await started("failing", clock, { write });
  expect(again.job.state()).toMatchObject({ standing: "failed", failure: { reason: "ENOSPC" } });
  clock.now = at("28T02:10:00");
  await again.taken(1);
  expect(again.job.state()).toMatchObject({ standing: "taken", failure: null });
  await again.job.close();
});

test("a folder that the operator has named is not made, and that it is missing is told at once", async () => {
  const clock = { now: at("27T09:00:00") };
  const folder = join(root, "unmounted");
  const { job, told } = await started("missing", clock, { plan: { folder, isOurs: false, minute: 120, keep: 2 } });
  expect(told).toEqual(["failed ENOENT"]);
  expect(job.state()).toMatchObject({ standing: "failed", next: at("27T09:10:00") });
  await job.close();
});

const note = (line: string) => expect.unreachable(line);

test("what a process of its own says at its end is noted line by line", async () => {
  const entry = join(root, "broken.mjs");
  writeFileSync(entry, 'process.stderr.write("しるべ\\nError: x\\n\\n  at y", () => process.exit(3));');
  const said: string[] = [];
  const task = { dataDirectory: root, databaseUrl: null, file: join(root, "broken.backup.gz"), at: at("27T09:00:00") };
  expect(await backUpInProcess(task, { signal: new AbortController().signal, note: (line) => void said.push(line), entry })).toEqual({
    ...{ ok: false, refusal: { kind: "backup-failed", reason: "exit 3" } },
  });
  expect(said).toEqual(["しるべ", "Error: x", "  at y"]);
});

test("a process of its own backs up what is served, and what it wrote is restored", async () => {
  const dataDirectory = join(root, "data");
  await makeDataDirectory(dataDirectory);
  const opened = await openDatabase({ dataDirectory, databaseUrl: null });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  await recordMunicipality(opened.value, { code: "131016", name: "千代田区", provisional: false });
  const desk = await openCopyDesk(opened.value, dataDirectory, { clock: () => new Date(), report: (text) => expect.unreachable(text) });
  const task = { dataDirectory, databaseUrl: null, file: join(root, "served.backup.gz"), at: at("27T09:00:00") };
  const entry = await findBackupEntry();
  const { signal } = new AbortController();
  expect(await backUpInProcess(task, { signal, note, entry })).toMatchObject({ ok: true, value: { rows: 1 } });
  expect(await backUpInProcess(task, { signal, note, entry })).toEqual({ ok: false, refusal: { kind: "backup-failed", reason: "EEXIST" } });
  await desk.close();
  await opened.value.close();
  expect(await checkBackup(task.file)).toMatchObject({ ok: true, value: { at: task.at, rows: 1 } });
  const fresh = (await databases[0]?.open()) ?? expect.unreachable();
  expect(await restoreBackup(fresh, task.file)).toMatchObject({ ok: true });
  expect(await listMunicipalities(fresh)).toMatchObject([{ name: "千代田区" }]);
  await fresh.close();
});

test.skipIf(databases.length < 2)("a process of its own backs up a PostgreSQL, and tells where it is not there", async () => {
  const databaseUrl = (await createPostgresDatabase()) ?? expect.unreachable();
  const opened = await openDatabase({ dataDirectory: root, databaseUrl });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  await recordMunicipality(opened.value, { code: "131016", name: "千代田区", provisional: false });
  const [entry, { signal }] = [await findBackupEntry(), new AbortController()];
  const task = { dataDirectory: root, databaseUrl, file: join(root, "postgres.backup.gz"), at: at("27T09:00:00") };
  expect(await backUpInProcess(task, { signal, note, entry })).toMatchObject({ ok: true, value: { rows: 1 } });
  await opened.value.close();
  expect(await checkBackup(task.file)).toMatchObject({ ok: true, value: { rows: 1 } });
  const nowhere = { ...task, databaseUrl: "postgres://localhost:1/none", file: join(root, "none.backup.gz") };
  expect(await backUpInProcess(nowhere, { signal, note, entry })).toEqual({
    ok: false,
    refusal: { kind: "backup-failed", reason: "ECONNREFUSED" },
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { databases } from "../../../../test/database.ts";
import { noReader } from "../../../../test/no-reader.ts";
import { signedIn } from "../../../../test/signed-in.ts";
import type { Database } from "../../../store/database.ts";
import { recordMunicipality } from "../../../store/municipality-store.ts";
import type { BackupState } from "../../../use-cases/backup/backup-job.ts";
import { createApp } from "../../app.tsx";

const NOW = new Date("2026-11-30T09:00:00+09:00");
const at = (time: string) => new Date(`2026-11-${time}+09:00`);
const last = { at: at("29T02:00:00"), file: "/backup/shirube-2026-11-29-020000.backup.gz", bytes: 2_500_000, rows: 31_415, sha256: "0" };
const well: BackupState = {
  plan: { folder: "/backup", isOurs: false, minute: 120, keep: 14 },
  ...{ standing: "taken", last, failure: null, runningSince: null, next: at("30T02:00:00") },
};
const failed: BackupState = { ...well, standing: "failed", failure: { at: at("30T02:00:00"), reason: "ENOSPC" } };

let db: Database;
let state: BackupState | null = null;
let begun = 0;
const cookies = { planning: "", operator: "", author: "" };
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  db = (await databases[0]?.open()) ?? expect.unreachable();
  await recordMunicipality(db, { code: "131016", name: "千代田区", provisional: false });
  for (const role of ["planning", "operator", "author"] as const) {
    const posts = role === "author" ? [] : [{ role }];
    cookies[role] = (await signedIn(db, "131016", posts, { now: NOW })).cookie;
  }
  const takeNow = () => {
    begun += 1;
  };
  const backups = { state: () => state ?? expect.unreachable(), takeNow };
  const operation = {
    since: at("28T08:00:00"),
    get backups() {
      return state === null ? null : backups;
    },
    copies: null,
  };
  const intake = { spool: "", wake: () => undefined, readingSince: () => null, read: noReader };
  app = createApp({ db, clock: () => NOW, report: (text) => expect.unreachable(text), intake, operation });
});
afterAll(() => db.close());

const textOf = async (path: string, cookie: string) =>
  (await (await app.request(`/131016/${path}`, { headers: { cookie } })).text()).replaceAll(/<wbr\s*\/?>|<!-- -->/gu, "");

test("tells planning and operators which version serves, and when the last backup was taken", async () => {
  state = well;
  for (const cookie of [cookies.planning, cookies.operator]) {
    const text = await textOf("operation", cookie);
    for (const part of ["0.1.0", "2026年11月28日 8:00", "2026年11月29日 2:00", "31,415行", "2026年11月30日 2:00"])
      expect(text).toContain(part);
    expect(text).not.toContain("失敗しました");
    expect(await textOf("desk", cookie)).not.toContain("バックアップ");
  }
  expect(await textOf("operation?lang=en", cookies.operator)).toContain("Take a backup now");
  state = null;
  expect(await textOf("operation", cookies.planning)).toContain("自動では取りません");
});

test.each([
  [
    "failed",
    failed,
    ["2026年11月30日 2:00のバックアップに失敗しました", "最後に取れたのは2026年11月29日 2:00です", "空き容量が足りません（ENOSPC）"],
  ],
  ["never taken", { ...failed, last: null, failure: { at: NOW, reason: "SIGKILL" } }, ["まだ一度も取れていません", "理由: SIGKILL"]],
  ["overdue", { ...well, standing: "overdue" }, ["予定の時刻を過ぎても", "最後に取れたのは2026年11月29日 2:00です"]],
] as const)("warns where the last one was %s, also on the desk of who can do something about it", async (_, now, parts) => {
  state = now;
  for (const path of ["operation", "desk"]) for (const part of parts) expect(await textOf(path, cookies.planning)).toContain(part);
  expect(await textOf("desk", cookies.author)).not.toContain("バックアップ");
});

test("has one taken at once", async () => {
  state = well;
  const headers = { cookie: cookies.operator, origin: "http://localhost", "content-type": "application/x-www-form-urlencoded" };
  const answer = await app.request("/131016/operation/backups", { method: "POST", headers, body: "" });
  expect([answer.status, answer.headers.get("location"), begun]).toEqual([303, "/131016/operation?notice=backup-begun", 1]);
});

test.each([
  [well, "ok"],
  [failed, "attention"],
  [null, "ok"],
])("tells who watches over it how it is: %#", async (now, status) => {
  state = now;
  const answer = await app.request("/health");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await answer.json()).toEqual({
    ...{ status, version: "0.1.0", since: "2026-11-27T23:00:00.000Z", database: "ok" },
    ...{ backup: now?.standing ?? "off", lastBackup: now === null ? null : "2026-11-28T17:00:00.000Z" },
  });
});

test.each([
  ["while a copy is made", 1_000, 200, { status: "ok", database: "copying" }],
  ["where a copy takes far too long", 700_000, 503, { status: "failing", database: "no-answer" }],
  ["where none is made", null, 503, { status: "failing", database: "no-answer" }],
])("tells who watches over it of a database that does not answer %s", async (_, copyingForMs, status, said) => {
  const closed = (await databases[0]?.open()) ?? expect.unreachable();
  await closed.close();
  const intake = { spool: "", wake: () => undefined, readingSince: () => null, read: noReader };
  const answer = await createApp({
    ...{ db: closed, clock: () => NOW, report: (text) => expect.unreachable(text), intake },
    operation: { since: NOW, backups: null, copies: { copyingForMs: () => copyingForMs } },
  }).request("/health");
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ ...said, backup: "off" });
});

import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { databases, empty } from "../../../test/database.ts";
import { openPublishingDesk } from "../../../test/publishing-desk.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { municipality } from "../../../test/year-desk.ts";
import { verifyAudit } from "../../store/audit-store.ts";
import { beginBackup, readRows } from "../../store/backup-store.ts";
import type { Database } from "../../store/database.ts";
import { openEmbedded } from "../../store/embedded-database.ts";
import { migrate } from "../../store/migrate.ts";
import { MIGRATIONS } from "../../store/migrations.ts";
import { listMunicipalities, recordMunicipality } from "../../store/municipality-store.ts";
import { drawId } from "../../store/rows.ts";
import { findSession } from "../account/find-session.ts";
import { importDocument } from "../import-document.ts";
import { backUp } from "./back-up.ts";
import { checkBackup, restoreBackup } from "./restore-backup.ts";

const now = new Date("2026-11-29T06:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "shirube-backup-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = (bytes?: Uint8Array): string => {
  files += 1;
  const path = join(folder, `${files}.backup.gz`);
  if (bytes) writeFileSync(path, bytes);
  return path;
};
const linesOf = (path: string): string[] => gunzipSync(readFileSync(path)).toString("utf8").split("\n").slice(0, -1);
/** Without the line of the head, which tells when it was made, and that of the sum. */
const rowsOf = (path: string): string[] => linesOf(path).slice(1, -1);

/** A record that has something in most tables: documents, sheets' people, values, publications, an audit trail, and text that is hard to carry. */
async function makeRecord(db: Database): Promise<void> {
  const desk = await openPublishingDesk(db);
  expect(await desk.publish({ note: '改行\n"引用"\t\\バックスラッシュ 🏯 \' ＝' })).toMatchObject({ ok: true });
  const bytes = Buffer.concat([Buffer.from("# 令和7年度 部局運営方針\n\n", "utf8"), Buffer.from("あ".repeat(600_000), "utf8")]);
  expect(await importDocument(db, { name: "大きな文書.md", bytes, municipality, now })).toMatchObject({ ok: true });
}

let made = "";
let rows = 0;
beforeAll(async () => {
  const [pglite] = databases;
  if (!pglite) throw new Error("no database");
  const db = await pglite.open();
  await makeRecord(db);
  made = newFile();
  rows = (await backUp(db, made, now)).rows;
  await db.close();
}, 300_000);

describe.each(databases)("a backup on $name", ({ open }) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  afterEach(() => empty(db));
  afterAll(() => db.close());

  test("comes back row by row, from either database, and the record goes on", async () => {
    expect(await restoreBackup(db, made)).toEqual({ ok: true, value: { at: now, tables: expect.any(Number), rows } });
    const again = newFile();
    await backUp(db, again, now);
    const [before, after] = [rowsOf(made), rowsOf(again)];
    expect(after.length).toBe(before.length);
    expect(after.findIndex((line, i) => line !== before[i])).toBe(-1);
    expect(await verifyAudit(db, municipality)).toMatchObject({ ok: true });
    const ids = before.flatMap((line) => [...line.matchAll(/"(\d{6})"/gu)].map(([, id]) => Number(id)));
    expect(ids).not.toContain(await drawId(db));
  });

  test("holds everything but who is signed in, in one moment, readable by its owner alone", async () => {
    await makeRecord(db);
    const { token } = await signedIn(db, municipality, [{ role: "leader" }], { name: "市長", now });
    expect(await findSession(db, municipality, token, now)).not.toBeNull();
    const file = newFile();
    const elsewhere = newFile(Buffer.from("of somebody else"));
    // Whoever may write into the folder does not get the backup into a file of theirs.
    symlinkSync(elsewhere, `${file}.part`);
    await backUp(db, file, now);
    expect(readFileSync(elsewhere, "utf8")).toBe("of somebody else");
    expect(lstatSync(file)).toMatchObject({ mode: 0o100600 });
    const tables = linesOf(file).flatMap((line) => (line.startsWith('{"table"') ? [JSON.parse(line).table] : []));
    expect(tables).not.toContain("session");
    for (const table of [
      "account",
      "appointment",
      "audit_entry",
      "source_file_part",
      "publication",
      "published_body",
      "indicator_rule",
      "goal_revision",
    ])
      expect(tables).toContain(table);
    await empty(db);
    expect(await restoreBackup(db, file)).toMatchObject({ ok: true });
    expect(await findSession(db, municipality, token, now)).toBeNull();
  });

  test("is written by one of several that write the same file at once: whole, and over no other", async () => {
    await recordMunicipality(db, { code: municipality, name: "澄川市", provisional: true });
    const file = newFile();
    const old = `${file}.0badcafe.part`;
    writeFileSync(old, "of a process that was killed");
    utimesSync(old, new Date(now.getTime() - 7_200_000), new Date(now.getTime() - 7_200_000));
    const ended = await Promise.allSettled([1, 2, 3].map(() => backUp(db, file, now)));
    expect(ended.map((end) => (end.status === "fulfilled" ? "done" : end.reason.code)).sort()).toEqual(["EEXIST", "EEXIST", "done"]);
    expect(await checkBackup(file)).toMatchObject({ ok: true, value: { rows: 1 } });
    expect(readdirSync(folder).filter((name) => name.startsWith(basename(file)))).toEqual([basename(file)]);
  });

  test("is read a few rows at a time where they are long, however many there are", async () => {
    await recordMunicipality(db, { code: municipality, name: "澄川市", provisional: true });
    const owner = { municipality_code: municipality, media_type: "text/csv", layout: "lines" as const, size: 1, oddities: "[]" };
    for (let i = 0; i < 10; i += 1) {
      const text = Array.from({ length: 20_000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * at * (i + 7)) % 20_000))).join("");
      await db
        .insertInto("source_file")
        .values({ ...owner, sha256: String(i).padStart(64, "0"), text })
        .execute();
    }
    const most = await db.transaction().execute(async (tx) => {
      const { tables } = await beginBackup(tx);
      const table = tables.find(({ name }) => name === "source_file") ?? expect.unreachable();
      const lengths: number[] = [];
      for await (const rows of readRows(tx, table)) lengths.push(rows.length);
      return lengths;
    });
    expect(most).toEqual([4, 4, 2]);
  });

  test("is put over nobody's record", async () => {
    await makeRecord(db);
    expect(await restoreBackup(db, made)).toEqual({ ok: false, refusal: { kind: "data-not-empty" } });
  });

  const changed = (change: (lines: string[]) => void): string => {
    const lines = linesOf(made);
    change(lines);
    return newFile(gzipSync(lines.map((line) => `${line}\n`).join("")));
  };
  const resummed = (change: (lines: string[]) => void): string => {
    const { createHash } = process.getBuiltinModule("node:crypto");
    return changed((lines) => {
      change(lines);
      const told = lines.slice(0, -1);
      const sum = createHash("sha256")
        .update(told.map((line) => `${line}\n`).join(""))
        .digest("hex");
      lines[lines.length - 1] = JSON.stringify({ rows: told.filter((line) => line.startsWith("[")).length, sha256: sum });
    });
  };
  const nodeRow = (lines: readonly string[]): number => lines.indexOf('{"table":"plan_node"}') + 1;

  test.each<[name: string, file: () => string, kind: string]>([
    ["cut off", () => newFile(readFileSync(made).subarray(0, statSync(made).size / 2)), "backup-broken"],
    ["cut off at a line", () => changed((lines) => lines.pop()), "backup-broken"],
    ["with a byte changed", () => newFile(readFileSync(made).map((byte, i) => (i === 9_000 ? byte ^ 1 : byte))), "backup-broken"],
    [
      "with a row changed",
      () => changed((lines) => lines.splice(nodeRow(lines), 1, (lines[nodeRow(lines)] ?? "").replace("窓口", "玄関"))),
      "backup-broken",
    ],
    ["with a row left out", () => changed((lines) => lines.splice(nodeRow(lines), 1)), "backup-broken"],
    ["with something behind it", () => changed((lines) => lines.push('["x"]')), "backup-broken"],
    ["no backup", () => newFile(gzipSync('{"format":"shirube-publication/1"}\n')), "backup-broken"],
    ["no gzip", () => newFile(Buffer.from("# 計画")), "backup-broken"],
    ["nothing", () => newFile(Buffer.alloc(0)), "backup-broken"],
    [
      "of a newer version",
      () =>
        resummed((lines) =>
          lines.splice(0, 1, (lines[0] ?? "").replace('"migrations":[', '"migrations":[{"number":0,"name":"x","checksum":"x"},')),
        ),
      "backup-newer",
    ],
    ["with a row that names what is not there", () => resummed((lines) => lines.splice(nodeRow(lines), 1)), "backup-unfit"],
    [
      "with a value that is none",
      () => resummed((lines) => lines.splice(nodeRow(lines), 1, (lines[nodeRow(lines)] ?? "").replace(/"\d{6}"/gu, '"x"'))),
      "backup-unfit",
    ],
    [
      "with a cell too many",
      () => resummed((lines) => lines.splice(nodeRow(lines), 1, (lines[nodeRow(lines)] ?? "").replace("[", '["1",'))),
      "backup-unfit",
    ],
    [
      "with SQL for the name of a table",
      () => resummed((lines) => lines.splice(nodeRow(lines) - 1, 1, '{"table":"plan_node; DROP TABLE plan"}')),
      "backup-broken",
    ],
  ])("is refused where it is %s, and nothing is changed", async (_, file, kind) => {
    const path = file();
    const checked = await checkBackup(path);
    const restored = checked.ok ? await restoreBackup(db, path) : checked;
    expect(restored).toMatchObject({ ok: false, refusal: { kind } });
    const after = newFile();
    expect((await backUp(db, after, now)).rows).toBe(0);
  });
});

describe("a backup of an older version", () => {
  const opened = async (name: string, migrations: number): Promise<Database> => {
    const one = await openEmbedded(join(folder, name), MIGRATIONS.slice(0, migrations));
    if (!one.ok) throw new Error(one.refusal.kind);
    return one.value;
  };

  test("says with which migrations it was made, is restored with those, and brought up to date", async () => {
    expect(await checkBackup(made)).toMatchObject({ ok: true, value: { at: now, rows, migration: MIGRATIONS.length } });
    const older = await opened("older", MIGRATIONS.length - 1);
    await recordMunicipality(older, { code: municipality, name: "澄川市", provisional: true });
    const file = newFile();
    await backUp(older, file, now);
    await older.close();
    const checked = await checkBackup(file);
    expect(checked).toMatchObject({ ok: true, value: { migration: MIGRATIONS.length - 1, rows: 1 } });
    const db = await opened("newer", MIGRATIONS.length - 1);
    expect(await restoreBackup(db, file)).toMatchObject({ ok: true });
    expect(await migrate(db)).toEqual({ ok: true, value: null });
    expect((await listMunicipalities(db)).map(({ name }) => name)).toEqual(["澄川市"]);
    await db.close();
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { createPostgresDatabase, databases } from "../../test/database.ts";
import { readRecords } from "../documents/writing/csv-records.ts";
import type { AuditAct } from "../store/audit-store.ts";
import { recordAudit } from "../store/audit-store.ts";
import type { Database } from "../store/database.ts";
import { recordMunicipality } from "../store/municipality-store.ts";
import { type DatabaseSettings, openDatabase } from "../store/open-database.ts";
import { auditCommand } from "./audit.ts";
import { sentencesFor } from "./sentences.ts";

const [CITY, TOWN] = ["131016", "131024"];
const folder = mkdtempSync(join(tmpdir(), "shirube-audit-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const act = (number: number): AuditAct => ({
  ...{ at: new Date(Date.UTC(2026, 9, 10, 0, number)), account: 5, by: "=企画 太郎", act: "sheet.save", subject: "sheet", id: number },
  facts: { revision: number, proxy: true, reason: "言い回し" },
});

describe.each(databases)("shirube audit on $name", ({ name }) => {
  let settings: DatabaseSettings | null = null;
  const open = async (): Promise<Database> => {
    settings ??=
      name === "PGlite"
        ? { dataDirectory: join(folder, "data"), databaseUrl: null }
        : { dataDirectory: "", databaseUrl: await createPostgresDatabase() };
    const opened = await openDatabase(settings);
    if (!opened.ok) throw new Error(opened.refusal.kind);
    return opened.value;
  };
  /** What somebody does who can do everything with the database. */
  const tamper = async (...changes: readonly ReturnType<typeof sql>[]) => {
    const db = await open();
    await db.transaction().execute(async (tx) => {
      await sql`SET LOCAL session_replication_role = replica`.execute(tx);
      for (const change of changes) await change.execute(tx);
    });
    await db.close();
  };
  const shirube = async (words: string, LANG = "ja_JP.UTF-8") => {
    const [out, err]: [string[], string[]] = [[], []];
    const unused = () => Promise.reject(new Error("unused"));
    const status = await auditCommand(words.split(" "), {
      settings: { port: 0, host: "", dataDirectory: folder, databaseUrl: null, backups: null, log: "text", mail: null, publicUrl: null },
      sentences: sentencesFor({ LANG }),
      connect: async () => ({ ok: true, value: await open() }),
      ...{ openReader: unused, openMailer: unused, ask: Object.assign(unused, { isTerminal: false }), clock: () => new Date() },
      print: (text) => out.push(text),
      report: (text) => err.push(text),
    });
    return { status, out: out.join("\n"), err: err.join("\n") };
  };
  const headIn = (out: string) => /[0-9a-f]{64}/u.exec(out)?.[0] ?? "";

  test("verifies, compares with what was noted, writes out, and says where a chain breaks", async () => {
    expect(await shirube("verify")).toMatchObject({ status: 0, out: expect.stringContaining("登録されていません") });
    expect(await shirube(`verify --code ${CITY}`)).toMatchObject({ status: 1, out: "", err: expect.stringContaining(CITY) });
    const db = await open();
    await recordMunicipality(db, { code: CITY, name: "千代田区", provisional: false });
    await recordMunicipality(db, { code: TOWN, name: null, provisional: false });
    const write = (code: string, count: number) =>
      recordAudit(
        db,
        code,
        Array.from({ length: count }, (_, i) => act(i + 1)),
      );
    await write(CITY, 5);
    await write(TOWN, 1);
    await db.close();

    const whole = await shirube("verify");
    expect(whole).toMatchObject({ status: 0, err: "" });
    expect(whole.out.split("\n")).toEqual([
      expect.stringMatching(/^131016 千代田区: 監査証跡 5 行に、切れ目はありません。最後の行のハッシュ [0-9a-f]{64}$/u),
      expect.stringMatching(/^131024 .*監査証跡 1 行に/u),
    ]);
    const head = headIn(whole.out);
    expect((await shirube("verify", "en_US.UTF-8")).out).toContain("the 5 rows of the audit trail are an unbroken chain");

    const noted = (rows: number, hash = head) => shirube(`verify --code ${CITY} --rows ${rows} --head ${hash}`);
    expect(await noted(5)).toMatchObject({ status: 0, out: expect.stringContaining("控えた 5 行目は、控えのとおりです") });
    expect(await noted(5, head.toUpperCase())).toMatchObject({ status: 0 });
    expect(await noted(4)).toMatchObject({ status: 1, out: expect.stringContaining("4 行目のハッシュが控えと違います") });
    expect(await noted(7)).toMatchObject({ status: 1, out: expect.stringContaining("控えた 7 行目がありません。最後は 5 行目です") });

    const written = await shirube(`export --code ${CITY}`);
    const records = readRecords(written.out);
    expect(written.out.startsWith("\uFEFF")).toBe(true);
    expect(records.ok && records.value.map(({ cells }) => cells.slice(0, 6))).toEqual([
      ["行", "日時", "した人", "アカウントの番号", "代行", "したこと"],
      ...[1, 2, 3, 4, 5].map((n) => [String(n), `2026-10-10 09:0${n}:00`, "'=企画 太郎", "5", "代行", "シートの保存"]),
    ]);
    expect(records.ok && records.value.at(-1)?.cells.at(-1)).toBe(head);

    await tamper(sql`UPDATE audit_entry SET entry = replace(entry, '太郎', '花子') WHERE municipality_code = '131016' AND number = 3`);
    const broken = await shirube("verify");
    expect(broken.status).toBe(1);
    expect(broken.out).toContain("131016 千代田区: 監査証跡は 3 行目で切れています。この行が書き換えられたか");
    expect(broken.out).toContain("131024");
    expect(await shirube(`verify --code ${TOWN}`)).toMatchObject({ status: 0 });
    expect((await shirube("verify", "en_US.UTF-8")).out).toContain("breaks at row 3. This row was changed or put in");

    await tamper(
      sql`UPDATE audit_entry SET entry = replace(entry, '花子', '太郎') WHERE municipality_code = '131016' AND number = 3`,
      sql`DELETE FROM audit_entry WHERE municipality_code = '131016' AND number = 4`,
    );
    expect(await shirube(`verify --code ${CITY}`)).toMatchObject({
      status: 1,
      out: expect.stringContaining("4 行目で切れています。この行がありません"),
    });

    await tamper(sql`INSERT INTO audit_entry VALUES ('131016', 4, '{}', repeat('a', 64))`);
    expect(await shirube(`verify --code ${CITY}`)).toMatchObject({
      status: 1,
      out: expect.stringContaining("4 行目で切れています。この行が書き換え"),
    });

    await tamper(sql`DELETE FROM audit_entry WHERE municipality_code = '131016' AND number >= 4`);
    expect(await shirube(`verify --code ${CITY}`)).toMatchObject({ status: 0, out: expect.stringContaining("監査証跡 3 行に") });
    expect(await noted(5)).toMatchObject({ status: 1, out: expect.stringContaining("末尾が切り取られています") });
  });

  test.each([
    ["", 2],
    ["count", 2],
    ["verify now", 2],
    ["verify --rows 5", 2],
    ["verify --rows 5 --head abc --code 131016", 2],
    ["verify --rows x --head abc --code 131016", 2],
    [`verify --rows 5 --head ${"a".repeat(64)}`, 2],
    ["export", 2],
    ["--help", 0],
  ])("%j is answered with how it is called", async (words, status) => {
    const { status: ended, out, err } = await shirube(words);
    expect(ended).toBe(status);
    expect(`${out}${err}`).toContain("使い方: shirube audit verify");
  });
});

import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases, empty } from "../../test/database.ts";
import { type AuditAct, auditHash, findAuditHash, NO_HASH, recordAudit, verifyAudit } from "./audit-store.ts";
import type { Database } from "./database.ts";
import { recordMunicipality } from "./municipality-store.ts";

const [CITY, TOWN] = ["990019", "990027"];
const act = (number: number): AuditAct => ({
  ...{
    at: new Date(number),
    account: 5,
    by: "企画 太郎",
    act: "sheet.save",
    subject: "sheet",
    id: number,
    facts: { revision: number, 理由: "言い回し" },
  },
});

type Change = RawBuilder<unknown>;

/** Numbers are unique at every moment: rows are moved by a way round. */
const movedOn = [sql`UPDATE audit_entry SET number = number + 100 WHERE number > 2`];
const takenOut = [sql`DELETE FROM audit_entry WHERE number = 3`, sql`UPDATE audit_entry SET number = number + 99 WHERE number > 2`];

/** Of a row {} that would come after the row of a number. */
const hashOf = (before: number) =>
  sql`encode(sha256(convert_to((SELECT hash FROM audit_entry WHERE number = ${before}) || E'\\n{}', 'UTF8')), 'hex')`;

describe.each(databases)("the audit trail on $name", ({ open }) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await empty(db);
    for (const code of [CITY, TOWN]) await recordMunicipality(db, { code, name: null, provisional: false });
  });
  afterAll(() => db.close());

  const write = (municipality: string, count: number) =>
    db.transaction().execute((tx) =>
      recordAudit(
        tx,
        municipality,
        Array.from({ length: count }, (_, i) => act(i + 1)),
      ),
    );
  /** What somebody does who can do everything with the database. */
  const tamper = (...changes: readonly Change[]) =>
    db.transaction().execute(async (tx) => {
      await sql`SET LOCAL session_replication_role = replica`.execute(tx);
      for (const change of changes) await change.execute(tx);
    });

  test("is a chain of hashes, each municipality's its own", async () => {
    expect(await verifyAudit(db, CITY)).toEqual({ ok: true, entries: 0, hash: NO_HASH, ends: true });
    await write(CITY, 2);
    await write(TOWN, 1);
    await write(CITY, 1);
    const rows = await db.selectFrom("audit_entry").where("municipality_code", "=", CITY).orderBy("number").selectAll().execute();
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(rows[0]?.hash).toBe(auditHash(NO_HASH, rows[0]?.entry ?? ""));
    expect(rows[2]?.hash).toBe(auditHash(rows[1]?.hash ?? "", rows[2]?.entry ?? ""));
    expect(await verifyAudit(db, CITY)).toEqual({ ok: true, entries: 3, hash: rows[2]?.hash, ends: true });
    expect(await verifyAudit(db, TOWN)).toMatchObject({ ok: true, entries: 1 });
  });

  test("of more rows than are read at once is verified to its end", async () => {
    await write(CITY, 2_001);
    expect(await verifyAudit(db, CITY)).toMatchObject({ ok: true, entries: 2_001 });
    await tamper(sql`UPDATE audit_entry SET entry = replace(entry, '企画', '人事') WHERE number = 2001`);
    expect(await verifyAudit(db, CITY)).toEqual({ ok: false, number: 2_001, why: "altered" });
  });

  test("cannot be changed, and row by row not be removed", async () => {
    await write(CITY, 2);
    for (const change of [
      sql`UPDATE audit_entry SET entry = '{}'`,
      sql`UPDATE audit_entry SET hash = repeat('0', 64)`,
      sql`DELETE FROM audit_entry`,
      sql`TRUNCATE audit_entry`,
    ])
      await expect(change.execute(db)).rejects.toThrow("the audit trail cannot be changed");
    expect(await verifyAudit(db, CITY)).toMatchObject({ ok: true, entries: 2 });
  });

  test.each<[string, Change | readonly Change[], number, "altered" | "missing"]>([
    ["changed", sql`UPDATE audit_entry SET entry = replace(entry, '太郎', '花子') WHERE number = 3`, 3, "altered"],
    ["changed with its hash", sql`UPDATE audit_entry SET entry = '{}', hash = ${hashOf(2)} WHERE number = 3`, 4, "altered"],
    ["taken out", sql`DELETE FROM audit_entry WHERE number = 3`, 3, "missing"],
    ["taken out from the beginning", sql`DELETE FROM audit_entry WHERE number = 1`, 1, "missing"],
    [
      "taken out, and those after it moved up",
      [...takenOut, sql`UPDATE audit_entry SET number = number - 100 WHERE number > 100`],
      3,
      "altered",
    ],
    ["put in between", [...movedOn, sql`INSERT INTO audit_entry VALUES ('990019', 3, '{}', ${hashOf(2)})`], 4, "missing"],
    [
      "put in between, and those after it moved on",
      [
        ...movedOn,
        sql`INSERT INTO audit_entry VALUES ('990019', 3, '{}', ${hashOf(2)})`,
        sql`UPDATE audit_entry SET number = number - 99 WHERE number > 100`,
      ],
      4,
      "altered",
    ],
    ["put in at the end", sql`INSERT INTO audit_entry VALUES ('990019', 6, '{}', repeat('a', 64))`, 6, "altered"],
    ["exchanged", sql`UPDATE audit_entry a SET entry = b.entry FROM audit_entry b WHERE a.number = 2 AND b.number = 4`, 2, "altered"],
  ])("tells the first row that is not as it was written: one that was %s", async (_, change, number, why) => {
    await write(CITY, 5);
    await tamper(...[change].flat());
    expect(await verifyAudit(db, CITY)).toEqual({ ok: false, number, why });
  });

  test("does not tell by itself that rows were cut off its end: the number and the hash of the last one do, which somebody noted", async () => {
    await write(CITY, 5);
    const noted = await verifyAudit(db, CITY);
    await tamper(sql`DELETE FROM audit_entry WHERE number > 3`);
    const cut = await verifyAudit(db, CITY);
    expect([noted, cut]).toMatchObject([
      { ok: true, entries: 5 },
      { ok: true, entries: 3 },
    ]);
    expect(await findAuditHash(db, CITY, 5)).toBeNull();
    await write(CITY, 2);
    expect(await verifyAudit(db, CITY)).toMatchObject({ ok: true, entries: 5 });
    expect(await findAuditHash(db, CITY, 5)).not.toBe(noted.ok && noted.hash);
  });

  test("is verified a stretch at a time, as if at once", async () => {
    await write(CITY, 5);
    const [whole, first, second, last] = [{}, { most: 2 }, { after: 2, most: 3 }, { after: 5, most: 3 }];
    const all = await verifyAudit(db, CITY, whole);
    expect(await verifyAudit(db, CITY, first)).toMatchObject({ ok: true, entries: 2, ends: false });
    expect(await verifyAudit(db, CITY, second)).toEqual(all);
    expect(await verifyAudit(db, CITY, last)).toEqual(all);
    expect(await verifyAudit(db, CITY, { after: 6, most: 3 })).toEqual({ ok: false, number: 6, why: "missing" });
    await tamper(sql`UPDATE audit_entry SET entry = '{}' WHERE number = 4`);
    expect(await verifyAudit(db, CITY, first)).toMatchObject({ ok: true, entries: 2 });
    expect(await verifyAudit(db, CITY, second)).toEqual({ ok: false, number: 4, why: "altered" });
  });

  test("stays whole where many write at once, and where a transaction is given up", async () => {
    await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const done = db.transaction().execute(async (tx) => {
          await recordAudit(tx, CITY, [act(i)]);
          if (i % 4 === 0) throw new Error("given up");
        });
        await done.catch(() => {});
      }),
    );
    expect(await verifyAudit(db, CITY)).toMatchObject({ ok: true, entries: 15 });
  });
});

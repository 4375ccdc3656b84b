import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases, empty } from "../../test/database.ts";
import { type AuditAct, auditHash, NO_HASH, recordAudit, verifyAudit } from "./audit-store.ts";
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
  const tamper = (change: ReturnType<typeof sql>) =>
    db.transaction().execute(async (tx) => {
      await sql`SET LOCAL session_replication_role = replica`.execute(tx);
      await change.execute(tx);
    });

  test("is a chain of hashes, each municipality's its own", async () => {
    expect(await verifyAudit(db, CITY)).toEqual({ ok: true, entries: 0, hash: NO_HASH });
    await write(CITY, 2);
    await write(TOWN, 1);
    await write(CITY, 1);
    const rows = await db.selectFrom("audit_entry").where("municipality_code", "=", CITY).orderBy("number").selectAll().execute();
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(rows[0]?.hash).toBe(auditHash(NO_HASH, rows[0]?.entry ?? ""));
    expect(rows[2]?.hash).toBe(auditHash(rows[1]?.hash ?? "", rows[2]?.entry ?? ""));
    expect(await verifyAudit(db, CITY)).toEqual({ ok: true, entries: 3, hash: rows[2]?.hash });
    expect(await verifyAudit(db, TOWN)).toMatchObject({ ok: true, entries: 1 });
  });

  test("of more rows than are read at once is verified to its end", async () => {
    await write(CITY, 2_001);
    expect(await verifyAudit(db, CITY)).toMatchObject({ ok: true, entries: 2_001 });
    await tamper(sql`UPDATE audit_entry SET entry = replace(entry, '企画', '人事') WHERE number = 2001`);
    expect(await verifyAudit(db, CITY)).toEqual({ ok: false, number: 2_001 });
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

  test.each<[string, ReturnType<typeof sql>, number]>([
    ["changed", sql`UPDATE audit_entry SET entry = replace(entry, '太郎', '花子') WHERE number = 3`, 3],
    [
      "changed with its hash",
      sql`UPDATE audit_entry SET entry = '{}', hash = encode(sha256(convert_to((SELECT hash FROM audit_entry WHERE number = 2) || E'\n{}', 'UTF8')), 'hex') WHERE number = 3`,
      4,
    ],
    ["taken out", sql`DELETE FROM audit_entry WHERE number = 3`, 3],
    ["taken out from the beginning", sql`DELETE FROM audit_entry WHERE number = 1`, 1],
    ["exchanged", sql`UPDATE audit_entry a SET entry = b.entry FROM audit_entry b WHERE a.number = 2 AND b.number = 4`, 2],
  ])("tells the first row that is not as it was written: one that was %s", async (_, change, number) => {
    await write(CITY, 5);
    await tamper(change);
    expect(await verifyAudit(db, CITY)).toEqual({ ok: false, number });
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

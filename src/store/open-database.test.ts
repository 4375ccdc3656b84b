import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { createPostgresDatabase, databases } from "../../test/database.ts";
import type { Database } from "./database.ts";
import { listMunicipalities, recordMunicipality } from "./municipality-store.ts";
import { openDatabase } from "./open-database.ts";
import { drawIds } from "./rows.ts";

const root = mkdtempSync(join(tmpdir(), "shirube-data-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const ueda = { code: "202037", name: "上田市", provisional: false };

async function opened(dataDirectory: string): Promise<Database> {
  const database = await openDatabase({ dataDirectory, databaseUrl: null });
  if (!database.ok) throw new Error(database.refusal.kind);
  return database.value;
}

describe("the embedded database", () => {
  test("is made where it is missing, held alone, and there again the next time", async () => {
    const directory = join(root, "new", "データ");
    const db = await opened(directory);
    await recordMunicipality(db, ueda);
    expect(await openDatabase({ dataDirectory: directory, databaseUrl: null })).toEqual({
      ok: false,
      refusal: { kind: "data-in-use", directory, pid: process.pid },
    });
    await db.close();
    expect(readdirSync(directory).sort()).toEqual(["database", "lock", "lock.pid"]);

    const again = await opened(directory);
    expect(await listMunicipalities(again)).toEqual([ueda]);
    await again.close();
  });

  test("that was left half made is made again, and one that holds something never is", async () => {
    const directory = join(root, "half");
    mkdirSync(join(directory, "database"), { recursive: true });
    writeFileSync(join(directory, "database", "PG_VERSION"), "");
    writeFileSync(join(directory, "database.unfinished"), "");
    const db = await opened(directory);
    await recordMunicipality(db, ueda);
    expect(existsSync(join(directory, "database.unfinished"))).toBe(false);
    await db.close();
  });

  test("is refused where the directory cannot be used, and given free again", async () => {
    const file = join(root, "file");
    writeFileSync(file, "");
    expect(await openDatabase({ dataDirectory: file, databaseUrl: null })).toMatchObject({
      ok: false,
      refusal: { kind: "data-unusable", directory: file, code: "EEXIST" },
    });

    const damaged = join(root, "damaged");
    mkdirSync(join(damaged, "database"), { recursive: true });
    writeFileSync(join(damaged, "database", "PG_VERSION"), "99\n");
    for (let tried = 0; tried < 2; tried += 1)
      expect(await openDatabase({ dataDirectory: damaged, databaseUrl: null })).toMatchObject({
        ok: false,
        refusal: { kind: "data-unusable", code: "damaged" },
      });
  });
});

describe("a PostgreSQL", () => {
  test("that does not answer is refused with the reason", async () => {
    expect(await openDatabase({ dataDirectory: "", databaseUrl: "postgres://nobody@127.0.0.1:1/none" })).toEqual({
      ok: false,
      refusal: { kind: "database-unreachable", reason: "ECONNREFUSED" },
    });
  });

  test("that has no such database is refused with the SQLSTATE", async (context) => {
    const url = await createPostgresDatabase();
    if (url === null) return context.skip("PostgreSQL cannot be started here");
    expect(await openDatabase({ dataDirectory: "", databaseUrl: `${url}_none` })).toEqual({
      ok: false,
      refusal: { kind: "database-unreachable", reason: "3D000" },
    });
  });

  test("in which its user may make no tables is refused with what it says", async (context) => {
    const databaseUrl = await createPostgresDatabase();
    if (databaseUrl === null) return context.skip("PostgreSQL cannot be started here");
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(`ALTER DATABASE ${new URL(databaseUrl).pathname.slice(1)} SET default_transaction_read_only = on`);
    await client.end();
    expect(await openDatabase({ dataDirectory: "", databaseUrl })).toMatchObject({
      ok: false,
      refusal: { kind: "database-unreachable", reason: expect.stringMatching(/read-only transaction, 25006/u) },
    });
  });

  test("may be opened twice", async (context) => {
    const databaseUrl = await createPostgresDatabase();
    if (databaseUrl === null) return context.skip("PostgreSQL cannot be started here");
    const both = await Promise.all([0, 1].map(() => openDatabase({ dataDirectory: "", databaseUrl })));
    expect(both).toMatchObject([{ ok: true }, { ok: true }]);
    for (const one of both) if (one.ok) await one.value.close();
  });
});

describe.each(databases)("on $name", ({ open }) => {
  test("numbers are numbers, days are days, and ids are never drawn twice", async () => {
    const db = await open();
    const { rows } =
      await sql`SELECT 9007199254740991::bigint AS big, 0.1::numeric AS part, DATE '2025-04-01' AS day, ARRAY['a', 'b'] AS list`.execute(
        db,
      );
    expect(rows).toEqual([{ big: 9007199254740991, part: 0.1, day: "2025-04-01", list: ["a", "b"] }]);
    const drawn = [...(await drawIds(db, 3)), ...(await drawIds(db, 2)), ...(await drawIds(db, 0))];
    expect(new Set(drawn).size).toBe(5);
    // An id in an address is never taken for a year.
    for (const id of drawn) expect(id).toBeGreaterThan(99_999);
    await db.close();
  });

  test("a failed transaction leaves nothing and the next one works", async () => {
    const db = await open();
    await expect(
      db.transaction().execute(async (tx) => {
        await recordMunicipality(tx, ueda);
        await sql`SELECT 1 / 0`.execute(tx);
      }),
    ).rejects.toThrow(/zero/u);
    expect(await listMunicipalities(db)).toEqual([]);
    await db.transaction().execute((tx) => recordMunicipality(tx, ueda));
    expect(await listMunicipalities(db)).toEqual([ueda]);
    await db.close();
  });
});

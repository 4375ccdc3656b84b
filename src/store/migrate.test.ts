import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { databases } from "../../test/database.ts";
import { migrate } from "./migrate.ts";
import { MIGRATIONS } from "./migrations.ts";

test("migrations are numbered from 1 without gaps, and their files say so", () => {
  expect(MIGRATIONS.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, i) => i + 1));
  for (const { number, name } of MIGRATIONS) expect(Number(name.slice(0, 4))).toBe(number);
});

describe.each(databases)("migrations on $name", ({ open }) => {
  test("run once", async () => {
    const db = await open();
    expect(await migrate(db)).toEqual({ ok: true, value: null });
    const { rows } = await sql`SELECT number FROM schema_migration`.execute(db);
    expect(rows).toEqual(MIGRATIONS.map(({ number }) => ({ number })));
    await db.close();
  });

  test("run all or none", async () => {
    const db = await open();
    const broken = { number: 99, name: "0099_broken", sql: "CREATE TABLE half (id integer); SELECT 1/0;" };
    await expect(migrate(db, [...MIGRATIONS, broken])).rejects.toThrow(/zero/u);
    const { rows } = await sql`SELECT to_regclass('half') AS half`.execute(db);
    expect(rows).toEqual([{ half: null }]);
    expect(await migrate(db)).toEqual({ ok: true, value: null });
    await db.close();
  });

  test("refuse what a newer Shirube wrote, and what was changed after it was run", async () => {
    const db = await open();
    expect(await migrate(db, [])).toEqual({ ok: false, refusal: { kind: "database-newer", name: "0001_documents" } });
    const changed = MIGRATIONS.map((migration) => ({ ...migration, sql: `${migration.sql} ` }));
    expect(await migrate(db, changed)).toEqual({ ok: false, refusal: { kind: "database-altered", name: "0001_documents" } });
    const checkedOutOnWindows = MIGRATIONS.map((migration) => ({ ...migration, sql: migration.sql.replaceAll("\n", "\r\n") }));
    expect(await migrate(db, checkedOutOnWindows)).toEqual({ ok: true, value: null });
    await db.close();
  });

  test("let several open a new database at once", async () => {
    const db = await open();
    expect(await Promise.all([migrate(db), migrate(db), migrate(db)])).toEqual(Array(3).fill({ ok: true, value: null }));
    await db.close();
  });
});

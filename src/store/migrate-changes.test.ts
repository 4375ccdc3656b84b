import { sql } from "kysely";
import { expect, test } from "vitest";
import { databases } from "../../test/database.ts";
import type { Database } from "./database.ts";
import { migrate } from "./migrate.ts";
import { MIGRATIONS } from "./migrations.ts";
import { findLook, listProgressChanges } from "./progress-change-store.ts";

const at = (hour: number): string => new Date(Date.UTC(2026, 5, 1, hour)).toISOString();

/** The record as it was when changes were told by their time alone: values of three hours, and a look between the second and the third. */
async function fillOld(db: Database): Promise<void> {
  await sql`DROP SCHEMA public CASCADE`.execute(db);
  await sql`CREATE SCHEMA public`.execute(db);
  await migrate(db, MIGRATIONS.slice(0, 15));
  await db.transaction().execute(async (tx) => {
    await sql`SET LOCAL session_replication_role = replica`.execute(tx);
    for (const code of ["990019", "990027"]) {
      await sql`INSERT INTO municipality VALUES (${code}, '澄川市', true)`.execute(tx);
      for (const [year, hour] of [
        [2024, 3],
        [2023, 1],
        [2022, 2],
      ] as const)
        await sql`INSERT INTO indicator_actual (municipality_code, indicator_id, part, year, number, status, text, at)
          VALUES (${code}, 100001, '', ${year}, 1, 'final', ${String(year)}, ${at(hour)})`.execute(tx);
    }
    await sql`INSERT INTO progress_look VALUES ('990019', 100002, ${at(2)}, ${at(1)}), ('990027', 100003, ${at(0)}, NULL)`.execute(tx);
  });
}

test.each(databases)("what had been seen when changes came to be numbered is not told again, on $name", async ({ open }) => {
  const db = await open();
  await fillOld(db);
  expect(await migrate(db)).toEqual({ ok: true, value: null });
  const told = async (code: string, after: number) =>
    (await listProgressChanges(db, code, { after }, 10)).map(({ kind, text }) => [kind, text]);
  const look = await findLook(db, "990019", 100_002);
  expect(look).toMatchObject({ seen: { change: 2 }, before: { change: 1 } });
  expect(await told("990019", look?.seen.change ?? 0)).toEqual([["entered", "2024"]]);
  expect(await told("990019", look?.before?.change ?? 0)).toEqual([
    ["entered", "2024"],
    ["entered", "2022"],
  ]);
  const other = await findLook(db, "990027", 100_003);
  expect(other).toMatchObject({ seen: { change: 0 }, before: null });
  expect(await told("990027", 0)).toHaveLength(3);
  await db.close();
});

import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../test/database.ts";
import type { Connection, Database } from "./database.ts";

describe.each(databases)("statements on $name", ({ open }) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.close());

  /** The texts that the connection of a transaction has prepared, of those that ask for the mark. */
  const preparedWith = (mark: string, run: (tx: Connection) => Promise<unknown>) =>
    db.transaction().execute(async (tx) => {
      await run(tx);
      const { rows } = await sql<{ statement: string }>`SELECT statement FROM pg_prepared_statements`.execute(tx);
      return rows.filter(({ statement }) => statement.includes(mark)).length;
    });

  test("are planned once, whatever they are run with", async () => {
    const ask = (tx: Connection, number: number) => sql<{ number: number }>`SELECT ${number}::integer AS "number" /* once */`.execute(tx);
    const prepared = await preparedWith("/* once */", async (tx) => {
      for (const number of [1, 2, 3]) expect((await ask(tx, number)).rows).toEqual([{ number }]);
    });
    expect(prepared).toBe(1);
  });

  test("that list many values are not kept", async () => {
    const list = (length: number) => sql.join(Array.from({ length }, (_, i) => sql`${i}::integer`));
    const prepared = await preparedWith("/* list */", async (tx) => {
      for (const length of [20, 21, 22]) await sql`SELECT 1 WHERE 1 IN (${list(length)}) /* list */`.execute(tx);
    });
    expect(prepared).toBe(1);
  });

  test("are run again after one that failed", async () => {
    const divide = (by: number) => sql<{ half: number }>`SELECT 4 / ${by}::integer AS half`.execute(db);
    await expect(divide(0)).rejects.toThrow();
    expect((await divide(2)).rows).toEqual([{ half: 2 }]);
  });
});

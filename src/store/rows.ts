import { type Insertable, sql } from "kysely";
import type { Connection } from "./database.ts";
import type { Schema } from "./schema.ts";

/** PostgreSQL takes 65,535 parameters in a statement. */
const MOST_PARAMETERS = 20_000;

/** Inserts any number of rows, all with the same columns. */
export async function insertRows<Table extends keyof Schema>(
  tx: Connection,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).length;
  const atOnce = Math.max(1, Math.floor(MOST_PARAMETERS / Math.max(1, columns)));
  for (let from = 0; from < rows.length; from += atOnce)
    await tx
      .insertInto(table)
      .values(rows.slice(from, from + atOnce))
      .execute();
}

/** Draws so many ids that no row has or had. Ids of a transaction that is rolled back are not drawn again. */
export async function drawIds(tx: Connection, count: number): Promise<number[]> {
  if (count === 0) return [];
  const drawn = await sql<{ id: number }>`SELECT nextval('record_id') AS id FROM generate_series(1, ${count}::integer)`.execute(tx);
  return drawn.rows.map(({ id }) => id);
}

export async function drawId(tx: Connection): Promise<number> {
  const [id] = await drawIds(tx, 1);
  if (id === undefined) throw new Error("the sequence of ids gave none");
  return id;
}

/** Rows by a column, in their order. */
export function groupBy<Row, Key>(rows: Iterable<Row>, keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

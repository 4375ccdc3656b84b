import { sql } from "kysely";
import type { Database } from "../src/store/database.ts";
import { RECORDED } from "../src/store/recorded-tables.ts";

const TABLES = [...RECORDED.map(([table]) => table), "source_document", "place", "municipality", "organisation_succession"];

/** Every row of the record, as text, in order. */
export async function dumpRecord(db: Database): Promise<string[]> {
  const tables = TABLES.map((table) => sql`SELECT ${table} || ' ' || to_jsonb(t)::text AS row FROM ${sql.table(table)} t`);
  const found = await sql<{ row: string }>`SELECT row FROM (${sql.join(tables, sql` UNION ALL `)}) AS rows ORDER BY row`.execute(db);
  return found.rows.map(({ row }) => row);
}

/** The same without what depends on the order in which ids were drawn: they are counted in the order in which the rows were recorded. */
export function withoutIds(rows: readonly string[]): string[] {
  const ids = [...new Set(rows.flatMap((row) => row.match(/\b1\d{5}\b/gu) ?? []))].sort();
  const numbers = new Map(ids.map((id, i) => [id, `#${i}`]));
  return rows.map((row) => row.replace(/\b1\d{5}\b/gu, (id) => numbers.get(id) ?? id)).sort();
}

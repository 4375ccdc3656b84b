import { sql } from "kysely";
import type { Connection } from "./database.ts";
import { RECORDED, type RecordedTable, type TableRow } from "./recorded-tables.ts";

/** The import that made a document, as far as one needs it to undo it. */
export interface UndoableImport {
  readonly id: number;
  readonly uploadId: number;
  /** What it changed is noted; else it was made before imports were. */
  readonly noted: boolean;
}

export async function findImport(db: Connection, municipality: string, documentId: number): Promise<UndoableImport | null> {
  const found = await sql<UndoableImport>`SELECT h.id, h.upload_id AS "uploadId", h.noted
    FROM import_history h JOIN source_document d ON d.municipality_code = h.municipality_code AND d.id = h.document_id
    WHERE h.municipality_code = ${municipality} AND h.document_id = ${documentId} AND h.act = 'import'`.execute(db);
  return found.rows[0] ?? null;
}

/**
 * Gathers what an import changed in all, row by row, for the rest of the transaction: as it was before the import's first change of the row, and as it was after its
 * last. Where the import made a unit that others rely on, or relied on one, it counts as made by it only if nobody else's import has it too.
 */
export async function gatherChanges(tx: Connection, municipality: string, importId: number): Promise<void> {
  await sql`SET LOCAL timezone = 'UTC'`.execute(tx);
  await sql`CREATE TEMPORARY TABLE undone (table_name text, key jsonb, before jsonb, after jsonb) ON COMMIT DROP`.execute(tx);
  for (const [table, keys] of RECORDED) {
    const key = sql`jsonb_build_array(${sql.join(keys.map((column) => sql`r -> ${sql.lit(column)}`))})`;
    const noted = (column: "before" | "after") => sql`SELECT c.number, ${sql.lit(column)} AS side, r AS row, ${key} AS key
      FROM import_change c, jsonb_array_elements(c.${sql.ref(column)}) r
      WHERE c.municipality_code = ${municipality} AND c.import_id = ${importId} AND c.table_name = ${table} AND NOT c.relied`;
    await sql`INSERT INTO undone WITH side AS (${noted("before")} UNION ALL ${noted("after")}),
        edge AS (SELECT key, min(number) AS first, max(number) AS last FROM side GROUP BY key)
      SELECT ${table}, e.key, b.row, a.row FROM edge e
        LEFT JOIN side b ON b.key = e.key AND b.number = e.first AND b.side = 'before'
        LEFT JOIN side a ON a.key = e.key AND a.number = e.last AND a.side = 'after'
      WHERE b.row IS NOT NULL OR a.row IS NOT NULL`.execute(tx);
  }
  await shareUnits(tx, municipality, importId);
}

/** A unit goes with the last of the imports that made it or would have made it, where it was made by one of them. */
async function shareUnits(tx: Connection, municipality: string, importId: number): Promise<void> {
  const named = sql`SELECT c.import_id, c.relied, c.before = '[]' AS made, r -> 'id' AS id, r AS row
    FROM import_change c, jsonb_array_elements(c.after) r
    WHERE c.municipality_code = ${municipality} AND c.table_name = 'organisation_unit'`;
  await sql`DELETE FROM undone WHERE table_name = 'organisation_unit' AND before IS NULL`.execute(tx);
  await sql`WITH named AS (${named}),
      mine AS (SELECT DISTINCT ON (id) id, row FROM named WHERE import_id = ${importId})
    INSERT INTO undone SELECT 'organisation_unit', jsonb_build_array(m.id), NULL, m.row FROM mine m
    WHERE EXISTS (SELECT FROM named n WHERE n.id = m.id AND n.made)
      AND NOT EXISTS (SELECT FROM named n WHERE n.id = m.id AND n.import_id <> ${importId} AND ${notUndone(sql`n.import_id`)})`.execute(tx);

  function notUndone(id: ReturnType<typeof sql>) {
    return sql`NOT EXISTS (SELECT FROM import_history u WHERE u.municipality_code = ${municipality} AND u.undoes_id = ${id})`;
  }
}

/** The rows that are not any more as the import left them. */
export async function listChangedRows(tx: Connection, municipality: string): Promise<TableRow[]> {
  const changed: TableRow[] = [];
  for (const [table, keys] of RECORDED) {
    const found = await sql<{ row: TableRow["row"] }>`SELECT coalesce(u.after, u.before) AS row FROM undone u
      LEFT JOIN ${sql.table(table)} t ON t.municipality_code = ${municipality} AND jsonb_build_array(${columnsOf("t", keys)}) = u.key
      WHERE u.table_name = ${table} AND (u.before IS NULL OR u.after IS NULL OR u.before - 'grams' <> u.after)
        AND CASE WHEN u.after IS NULL THEN t.municipality_code IS NOT NULL
          ELSE t.municipality_code IS NULL OR EXISTS (SELECT FROM jsonb_each(u.after) e WHERE to_jsonb(t) -> e.key IS DISTINCT FROM e.value) END
      `.execute(tx);
    changed.push(...found.rows.map(({ row }) => ({ table, row })));
  }
  return changed;
}

/** Puts back every row that the import changed, and takes away what it made, and the document with its places and what it is found by. */
export async function putBack(tx: Connection, municipality: string, documentId: number): Promise<void> {
  await sql`SELECT set_config('shirube.undo', ${String(documentId)}, true)`.execute(tx);
  await tx.deleteFrom("place").where("municipality_code", "=", municipality).where("document_id", "=", documentId).execute();
  await sql`DELETE FROM search_entry WHERE municipality_code = ${municipality} AND kind = 'document' AND subject_id = ${documentId}`.execute(
    tx,
  );
  await tx.deleteFrom("source_document").where("municipality_code", "=", municipality).where("id", "=", documentId).execute();
  for (const [table, keys] of RECORDED) {
    const columns = await listColumns(tx, table);
    const matches = sql`u.table_name = ${table} AND t.municipality_code = ${municipality} AND jsonb_build_array(${columnsOf("t", keys)}) = u.key`;
    const row = (base: ReturnType<typeof sql>) => sql`jsonb_populate_record(${base}, u.before) AS r`;
    await sql`DELETE FROM ${sql.table(table)} t USING undone u WHERE ${matches} AND u.before IS NULL`.execute(tx);
    await sql`UPDATE ${sql.table(table)} t SET (${sql.join(columns.map((column) => sql.ref(column)))}) =
        (SELECT ${columnsOf("r", columns)} FROM ${row(sql`t`)})
      FROM undone u WHERE ${matches} AND u.before IS NOT NULL AND u.after IS NOT NULL AND u.before - 'grams' <> u.after`.execute(tx);
    await sql`INSERT INTO ${sql.table(table)} (municipality_code, ${sql.join(columns.map((column) => sql.ref(column)))})
      SELECT ${municipality}, ${columnsOf("r", columns)} FROM undone u, ${row(sql`NULL::${sql.table(table)}`)}
      WHERE u.table_name = ${table} AND u.before IS NOT NULL AND u.after IS NULL`.execute(tx);
  }
  await sql`SELECT set_config('shirube.undo', '', true)`.execute(tx);
}

/** What would be left hanging: rows that refer to one that is gone, and places of other documents in it. To be called after putBack. */
export async function listHangingRows(tx: Connection, municipality: string): Promise<TableRow[]> {
  const hanging: TableRow[] = [];
  for (const { child, parent, from, to } of await listReferences(tx)) {
    const pairs = from.map((column, i) => sql`p.${sql.ref(to[i] ?? "")} = c.${sql.ref(column)}`);
    const given = from.map((column) => sql`c.${sql.ref(column)} IS NOT NULL`);
    const found = await sql<{ row: TableRow["row"] }>`SELECT to_jsonb(c) AS row FROM ${sql.table(child)} c
      WHERE c.municipality_code = ${municipality} AND ${sql.join(given, sql` AND `)}
        AND NOT EXISTS (SELECT FROM ${sql.table(parent)} p WHERE ${sql.join(pairs, sql` AND `)})`.execute(tx);
    hanging.push(...found.rows.map(({ row }) => ({ table: child, row })));
  }
  const places = await sql<{ row: TableRow["row"] }>`SELECT to_jsonb(p) || jsonb_build_object(
      'title', coalesce(u.after ->> 'title', u.after ->> 'name', u.after ->> 'item', u.after ->> 'actor', u.after ->> 'term')) AS row
    FROM place p
    JOIN undone u ON u.before IS NULL AND u.key = jsonb_build_array(p.subject_id)
      AND u.table_name = CASE p.subject_kind WHEN 'role' THEN 'role_expectation' ELSE replace(p.subject_kind, '-', '_') END
    WHERE p.municipality_code = ${municipality}`.execute(tx);
  return [...hanging, ...places.rows.map(({ row }) => ({ table: "place" as const, row }))];
}

/** The later imports that still hold and touched any of the rows, the newest first. */
export async function listLaterImports(
  tx: Connection,
  municipality: string,
  importId: number,
  rows: readonly TableRow[],
): Promise<{ readonly documentId: number; readonly name: string }[]> {
  const keys = new Map<string, readonly string[]>(RECORDED);
  const touched = JSON.stringify(
    rows.map(({ table, row }) => {
      const columns = keys.get(table);
      return columns ? { table_name: table, key: columns.map((column) => row[column]) } : { document_id: row.document_id };
    }),
  );
  const keyOf = sql.join(
    RECORDED.map(
      ([table, columns]) => sql`WHEN ${table} THEN jsonb_build_array(${sql.join(columns.map((column) => sql`r -> ${sql.lit(column)}`))})`,
    ),
    sql` `,
  );
  const found = await sql<{ documentId: number; name: string }>`
    WITH touched AS (SELECT * FROM jsonb_to_recordset(${touched}::jsonb) AS t (table_name text, key jsonb, document_id bigint)),
    later AS (
      SELECT h.* FROM import_history h WHERE h.municipality_code = ${municipality} AND h.act = 'import' AND h.id > ${importId}
        AND NOT EXISTS (SELECT FROM import_history u WHERE u.municipality_code = h.municipality_code AND u.undoes_id = h.id)
    )
    SELECT l.document_id AS "documentId", u.name FROM later l
    JOIN upload u ON u.municipality_code = l.municipality_code AND u.id = l.upload_id
    WHERE l.document_id IN (SELECT document_id FROM touched) OR EXISTS (
      SELECT FROM import_change c, jsonb_array_elements(c.before || c.after) r
      WHERE c.municipality_code = l.municipality_code AND c.import_id = l.id
        AND (c.table_name, CASE c.table_name ${keyOf} END) IN (SELECT table_name, key FROM touched)
    )
    ORDER BY l.id DESC`.execute(tx);
  return found.rows;
}

interface Reference {
  readonly child: RecordedTable | "place";
  readonly parent: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** The foreign keys between tables of the record, as the database has them. */
async function listReferences(tx: Connection): Promise<readonly Reference[]> {
  const tables = RECORDED.map(([table]) => table);
  const found = await sql<Reference>`SELECT k.conrelid::regclass::text AS child, k.confrelid::regclass::text AS parent,
      (SELECT array_agg(a.attname::text ORDER BY n.i) FROM unnest(k.conkey) WITH ORDINALITY AS n (num, i) JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = n.num) AS "from",
      (SELECT array_agg(a.attname::text ORDER BY n.i) FROM unnest(k.confkey) WITH ORDINALITY AS n (num, i) JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = n.num) AS "to"
    FROM pg_constraint k
    WHERE k.contype = 'f' AND k.conrelid::regclass::text = ANY (${[...tables, "place"]}::text[]) AND k.confrelid::regclass::text = ANY (${[...tables, "source_document"]}::text[])`.execute(
    tx,
  );
  return found.rows;
}

/** The columns of a table but for the municipality's. */
async function listColumns(tx: Connection, table: RecordedTable): Promise<string[]> {
  const found = await sql<{ name: string }>`SELECT attname::text AS name FROM pg_attribute
    WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'municipality_code' ORDER BY attnum`.execute(tx);
  return found.rows.map(({ name }) => name);
}

function columnsOf(alias: string, columns: readonly string[]) {
  return sql.join(columns.map((column) => sql`${sql.ref(`${alias}.${column}`)}`));
}

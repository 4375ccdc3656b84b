import { sql } from "kysely";
import type { Connection } from "./database.ts";
import { checksumOf } from "./migrate.ts";
import { MIGRATIONS } from "./migrations.ts";

/** A table as a backup has it: every cell as the text that the database writes for it. */
export interface BackedUpTable {
  readonly name: string;
  readonly columns: readonly string[];
}

export interface BackedUpSequence {
  readonly name: string;
  readonly last: string;
  readonly called: boolean;
}

/** Which tables there are, and how the record of a backup is to be made before its rows come. */
export interface BackupHead {
  /** Number and checksum of every migration that was run. */
  readonly migrations: readonly { readonly number: number; readonly name: string; readonly checksum: string }[];
  readonly sequences: readonly BackedUpSequence[];
  readonly tables: readonly BackedUpTable[];
}

export type BackupRow = readonly (string | null)[];

/** Made anew by migrations; and whoever was signed in signs in again after a restore. */
const LEFT_OUT = ["schema_migration", "session"];

const ROWS_AT_ONCE = 200;
/** Where a row may hold megabytes: a part of a file, its text, or what was read of it. */
const WIDE_ROWS_AT_ONCE = 4;

/** The same text for the same value, wherever the database runs; no digit is lost. */
async function writeExactly(tx: Connection): Promise<void> {
  await sql`SET LOCAL TIME ZONE 'UTC'`.execute(tx);
  await sql`SET LOCAL datestyle = 'ISO, YMD'`.execute(tx);
  await sql`SET LOCAL intervalstyle = 'postgres'`.execute(tx);
  await sql`SET LOCAL extra_float_digits = 3`.execute(tx);
  await sql`SET LOCAL bytea_output = 'hex'`.execute(tx);
}

/** All of it in the same moment: what others write meanwhile is not seen. */
export async function beginBackup(tx: Connection): Promise<BackupHead> {
  await sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`.execute(tx);
  await writeExactly(tx);
  const migrations = await sql<{ number: number; name: string; checksum: string }>`
    SELECT number, name, checksum FROM schema_migration ORDER BY number`.execute(tx);
  const columns = await listColumns(tx);
  const sequences = await Promise.all((await listSequences(tx)).map((name) => sequenceOf(tx, name)));
  return {
    ...{ migrations: migrations.rows, sequences },
    tables: [...Map.groupBy(columns, ({ table }) => table)].map(([name, of]) => ({ name, columns: of.map(({ column }) => column) })),
  };
}

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/** Of every table that a backup holds, in the order of their names; those that the database computes are left out. */
async function listColumns(tx: Connection): Promise<Column[]> {
  const { rows } = await sql<Column>`
    SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, a.atttypmod) AS type
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0
      AND NOT a.attisdropped AND a.attgenerated = '' AND NOT c.relname = ANY(${LEFT_OUT})
    ORDER BY c.relname COLLATE "C", a.attnum`.execute(tx);
  return rows;
}

async function listSequences(tx: Connection): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'S'
    ORDER BY relname COLLATE "C"`.execute(tx);
  return rows.map(({ name }) => name);
}

async function sequenceOf(tx: Connection, name: string): Promise<BackedUpSequence> {
  const { rows } = await sql<{
    last: string;
    called: boolean;
  }>`SELECT last_value::text AS last, is_called AS called FROM ${sql.table(name)}`.execute(tx);
  return { name, last: rows[0]?.last ?? "1", called: rows[0]?.called ?? false };
}

/** The rows of a table in the order of its key, some at a time. */
export async function* readRows(tx: Connection, { name, columns }: BackedUpTable): AsyncGenerator<readonly BackupRow[]> {
  const isWide = await holdsLongValues(tx, name);
  const cells = sql.join(columns.map((column) => sql`${sql.ref(column)}::text`));
  const key = await keyOf(tx, name);
  const order = key.length === 0 ? sql`` : sql` ORDER BY ${sql.join(key.map((column) => sql.ref(column)))}`;
  await sql`DECLARE backed_up NO SCROLL CURSOR FOR SELECT json_build_array(${cells})::text AS cells FROM ${sql.table(name)}${order}`.execute(
    tx,
  );
  try {
    for (;;) {
      const { rows } = await sql<{
        cells: string;
      }>`FETCH ${sql.raw(String(isWide ? WIDE_ROWS_AT_ONCE : ROWS_AT_ONCE))} FROM backed_up`.execute(tx);
      if (rows.length === 0) return;
      yield rows.map((row) => JSON.parse(row.cells) as BackupRow);
    }
  } finally {
    await sql`CLOSE backed_up`.execute(tx);
  }
}

/** True of a table of which values lie apart, because they are long. */
async function holdsLongValues(tx: Connection, table: string): Promise<boolean> {
  const { rows } = await sql<{ size: string | null }>`
    SELECT pg_relation_size(nullif(reltoastrelid, 0))::text AS size FROM pg_class WHERE oid = to_regclass(${table})`.execute(tx);
  return Number(rows[0]?.size ?? 0) > 0;
}

async function keyOf(tx: Connection, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT a.attname AS name FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k (attnum, place)
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
    WHERE i.indisprimary AND i.indrelid = to_regclass(${table}) ORDER BY k.place`.execute(tx);
  return rows.map(({ name }) => name);
}

/** True where the database holds nobody's record. */
export async function isUntouched(tx: Connection): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`SELECT EXISTS (SELECT FROM municipality) AS held`.execute(tx);
  return rows[0]?.held === false;
}

/** The last migration that a backup was made with; null where it is none that this program knows, or was made by a newer one. */
export function knownMigrations({ migrations }: Pick<BackupHead, "migrations">): number | null {
  const isKnown = migrations.every(({ number, checksum }, i) => {
    const own = MIGRATIONS[i];
    return number === i + 1 && own !== undefined && checksumOf(own) === checksum;
  });
  return isKnown && migrations.length > 0 ? migrations.length : null;
}

/** What a column holds, by table and column. */
export type ColumnTypes = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Opens a database for the rows of a backup. Null where its tables are not those of the backup. */
export async function beginRestore(
  tx: Connection,
  { tables, sequences }: Pick<BackupHead, "tables" | "sequences">,
): Promise<ColumnTypes | null> {
  await sql`SET CONSTRAINTS ALL DEFERRED`.execute(tx);
  await writeExactly(tx);
  const here = Map.groupBy(await listColumns(tx), ({ table }) => table);
  const said = (of: readonly BackedUpTable[]) => JSON.stringify(of.map(({ name, columns }) => [name, ...columns]));
  const own = [...here].map(([name, of]) => ({ name, columns: of.map(({ column }) => column) }));
  const isSame =
    said(own) === said(tables) && JSON.stringify(await listSequences(tx)) === JSON.stringify(sequences.map(({ name }) => name));
  return isSame ? new Map([...here].map(([name, of]) => [name, new Map(of.map(({ column, type }) => [column, type]))])) : null;
}

/** Puts rows of a table back. */
export async function restoreRows(
  tx: Connection,
  { name, columns }: BackedUpTable,
  rows: readonly BackupRow[],
  types: ColumnTypes,
): Promise<void> {
  const cells = columns.map((column, i) => sql`(cells ->> ${sql.lit(i)})::${sql.raw(types.get(name)?.get(column) ?? "text")}`);
  await sql`INSERT INTO ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))})
    SELECT ${sql.join(cells)} FROM json_array_elements(${JSON.stringify(rows)}::json) AS rows (cells)`.execute(tx);
}

/** Ends a restore: ids go on where they went on, and everything that is named is there. @throws where it is not. */
export async function endRestore(tx: Connection, sequences: readonly BackedUpSequence[]): Promise<void> {
  for (const { name, last, called } of sequences) await sql`SELECT setval(to_regclass(${name}), ${last}::bigint, ${called})`.execute(tx);
  await sql`SET CONSTRAINTS ALL IMMEDIATE`.execute(tx);
}

/** True of what a database says of rows that it cannot hold, or that name what is not there. */
export function isAboutRows(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && /^(?:22|23|42)[0-9A-Z]{3}$/u.test(error.code);
}

import { readFile } from "node:fs/promises";
import { sql } from "kysely";
import pg from "pg";
import type { Database } from "../src/store/database.ts";
import { openInMemory } from "../src/store/embedded-database.ts";
import { openDatabase } from "../src/store/open-database.ts";
import { askBroker, findEmptyRecord } from "./broker.ts";

/** A kind of database on which every test of a store is run. */
export interface TestDatabase {
  readonly name: "PGlite" | "PostgreSQL";
  /** A new database, migrated and empty. The test closes it. */
  readonly open: () => Promise<Database>;
}

async function openPglite(): Promise<Database> {
  const opened = await openInMemory(new Blob([await readFile((await findEmptyRecord()).file)]));
  if (!opened.ok) throw new Error(opened.refusal.kind);
  return opened.value;
}

let made = 0;

/** The address of a new, empty database; null where no PostgreSQL can be started here. */
export async function createPostgresDatabase(): Promise<string | null> {
  const answer = await askBroker("/postgres");
  if (!("url" in answer)) return null;
  made += 1;
  const name = `test_${process.pid}_${made}_${Date.now()}`;
  const client = new pg.Client({ connectionString: answer.url });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(answer.url);
  url.pathname = `/${name}`;
  return url.href;
}

async function openPostgres(): Promise<Database> {
  const databaseUrl = await createPostgresDatabase();
  const opened = await openDatabase({ dataDirectory: "", databaseUrl });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  return opened.value;
}

const answer = await askBroker("/postgres");
if (!("url" in answer)) console.warn(`PostgreSQL cannot be started here, its tests are left out: ${JSON.stringify(answer)}`);

/** Empties a database for the next test: quicker than a new one. Revisions cannot be removed, so their triggers are passed over for this once. */
export async function empty(db: Database): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`SET LOCAL session_replication_role = replica`.execute(tx);
    await sql`TRUNCATE municipality CASCADE`.execute(tx);
  });
}

/** Every kind of database that can be had here: PGlite always, PostgreSQL where it can be started. */
export const databases: readonly TestDatabase[] = [
  { name: "PGlite", open: openPglite },
  ...("url" in answer ? [{ name: "PostgreSQL" as const, open: openPostgres }] : []),
];

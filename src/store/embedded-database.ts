import { existsSync, openAsBlob } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import pg from "pg";
import { type Result, refuse } from "../domain/result.ts";
import { copyFolder, requireRoom } from "./copy-folder.ts";
import { type DataLock, takeDataLock } from "./data-lock.ts";
import { type Database, migrated, numbersAsNumbers, type OpenDatabaseRefusal } from "./database.ts";
import { makeFolder } from "./folder.ts";
import { MIGRATIONS, type Migration } from "./migrations.ts";

// V8 compiles the busy functions of WebAssembly again, better. One of PostgreSQL's is so large that this takes half a gigabyte for a while; without it pages take
// about as long, and the process a third of the memory (measured on Node 24: 270 MB at most instead of 770). Both flags are needed.
for (const flag of ["--no-wasm-dynamic-tiering", "--no-wasm-tier-up"]) setFlagsFromString(flag);

/** PostgreSQL keeps 128 MB of pages by default, all of it memory of this process; a record is some 10 MB. Nobody else connects. */
const startParams = [...PGlite.defaultStartParams, "-c", "shared_buffers=32MB", "-c", "max_connections=5"];

/** Opens the embedded database of a data directory, which it holds alone from then on; makes both where they are missing. */
export async function openEmbedded(
  directory: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<Result<Database, OpenDatabaseRefusal>> {
  let lock: DataLock;
  try {
    await makeFolder(directory);
    const taken = await takeDataLock(directory);
    if (!taken.ok) return taken;
    lock = taken.value;
  } catch (error) {
    return refuse({ kind: "data-unusable", directory, code: codeOf(error) });
  }

  const opened = await openPglite(directory);
  if (!opened.ok) {
    lock.release();
    return opened;
  }
  try {
    const db = await overPglite(opened.value.pglite, { home: homeIn(directory), after: () => lock.release(), migrations });
    await opened.value.finish();
    return db;
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A database in memory, for tests: nothing of it is kept. */
export async function openInMemory(snapshot?: Blob): Promise<Result<Database, OpenDatabaseRefusal>> {
  return overPglite(await PGlite.create(snapshot ? { loadDataDir: snapshot, startParams } : { startParams }), {});
}

/** Opens a copy of an embedded database, in a folder that is the caller's. */
export async function openCopied(directory: string): Promise<Result<Database, OpenDatabaseRefusal>> {
  if (!existsSync(homeIn(directory))) return refuse({ kind: "data-unusable", directory, code: "ENOENT" });
  const opened = await openPglite(directory);
  return opened.ok ? overPglite(opened.value.pglite, {}) : opened;
}

const homeIn = (directory: string): string => join(directory, "database");

/**
 * Making the embedded database takes a second, in which the process may be killed. While it is being made a note says so; a database with the note holds
 * nothing yet and is made again. The note is taken away, never given, to a database that holds something.
 */
async function openPglite(directory: string): Promise<Result<{ pglite: PGlite; finish: () => Promise<void> }, OpenDatabaseRefusal>> {
  const home = homeIn(directory);
  const note = join(directory, "database.unfinished");
  try {
    if (existsSync(note)) await rm(home, { recursive: true, force: true });
    if (!existsSync(home)) await writeFile(note, "");
    const loadDataDir = existsSync(home) ? null : await readEmptyDatabase();
    const pglite = await PGlite.create(home, loadDataDir ? { startParams, loadDataDir } : { startParams });
    return { ok: true, value: { pglite, finish: () => rm(note, { force: true }) } };
  } catch (error) {
    return refuse({ kind: "data-unusable", directory, code: codeOf(error) });
  }
}

/** What the build has put beside the program (see vite.config.ts); null where the program was not built: PGlite makes it then, which takes longer. */
async function readEmptyDatabase(): Promise<Blob | null> {
  const files = ["empty-database.tgz", "../empty-database.tgz"].map((file) => join(import.meta.dirname, file));
  const found = files.find((file) => existsSync(file));
  return found === undefined ? null : openAsBlob(found);
}

/** PGlite has one connection: whoever is in a transaction must use only that transaction, or waits for itself. */
async function overPglite(
  pglite: PGlite,
  {
    home = null,
    after = () => {},
    migrations = MIGRATIONS,
  }: { readonly home?: string | null; readonly after?: () => void; readonly migrations?: readonly Migration[] },
): Promise<Result<Database, OpenDatabaseRefusal>> {
  const pool = new pg.Pool({ ...createPgConfig(pglite), types: numbersAsNumbers, idleTimeoutMillis: 0 });
  return migrated(
    pool,
    {
      isAlone: true,
      copyInto: home === null ? null : (folder) => copyDatabase(pool, home, folder),
      after: async () => {
        await pglite.close();
        after();
      },
    },
    migrations,
  );
}

/** While its one connection is held nobody writes: what stands in the files after a checkpoint is the database of that moment. */
async function copyDatabase(pool: pg.Pool, home: string, folder: string): Promise<void> {
  // To look through all of it takes a while, in which nobody is to wait.
  await requireRoom(home, homeIn(folder));
  const only = await pool.connect();
  try {
    await only.query("CHECKPOINT");
    await copyFolder(home, homeIn(folder));
  } finally {
    only.release();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" && /^E[A-Z]+$/u.test(error.code)
    ? error.code
    : "damaged";
}

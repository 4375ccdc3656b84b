import pg from "pg";
import { type Result, refuse } from "../domain/result.ts";
import { type Database, migrated, numbersAsNumbers, type OpenDatabaseRefusal } from "./database.ts";
import type { Migration } from "./migrations.ts";

/** Opens a database of a PostgreSQL server. @param url postgres://… */
export async function openPostgres(url: string, migrations: readonly Migration[]): Promise<Result<Database, OpenDatabaseRefusal>> {
  const pool = new pg.Pool({ connectionString: url, types: numbersAsNumbers, max: 10, connectionTimeoutMillis: 10_000 });
  // An idle connection that breaks is replaced by the next query; without a listener it would end the process.
  pool.on("error", () => {});
  const unreachable = await findObstacle(pool);
  if (unreachable !== null) {
    await pool.end();
    return refuse({ kind: "database-unreachable", reason: unreachable });
  }
  try {
    return await migrated(pool, { isAlone: false, copyInto: null, after: async () => {} }, migrations);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || !OPERATORS_MATTER.test(error.code ?? "")) throw error;
    return refuse({ kind: "database-unreachable", reason: `${error.message}, ${error.code}` });
  }
}

/** SQLSTATEs that an operator can do something about: connections, no room, no right, read only, shut down. */
const OPERATORS_MATTER = /^(?:08...|53...|42501|25006|57P0.)$/u;

async function findObstacle(pool: pg.Pool): Promise<string | null> {
  try {
    const { rows } = await pool.query<{ server_encoding: string }>("SHOW server_encoding");
    const encoding = rows[0]?.server_encoding;
    return encoding === "UTF8" ? null : `server_encoding ${encoding}`;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return "code" in error ? String(error.code) : error.message;
  }
}

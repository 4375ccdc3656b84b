import type { Result } from "../domain/result.ts";
import type { Database, OpenDatabaseRefusal } from "./database.ts";
import { MIGRATIONS } from "./migrations.ts";
import { openPostgres } from "./postgres-database.ts";

export interface DatabaseSettings {
  /** Absolute path; made where it is missing. Not touched when there is a URL. */
  readonly dataDirectory: string;
  /** postgres://…, or null for the embedded database. */
  readonly databaseUrl: string | null;
}

/** Opens the record and brings it up to date. @param upTo the number of the last migration that is run, where it is not the newest. */
export async function openDatabase(settings: DatabaseSettings, upTo = MIGRATIONS.length): Promise<Result<Database, OpenDatabaseRefusal>> {
  const migrations = MIGRATIONS.slice(0, upTo);
  if (settings.databaseUrl !== null) return openPostgres(settings.databaseUrl, migrations);
  // The embedded database is 20 MB of WebAssembly: only who uses it loads it.
  const { openEmbedded } = await import("./embedded-database.ts");
  return openEmbedded(settings.dataDirectory, migrations);
}

/** Opens a copy that `copyInto` has made. The folder is the caller's, who has its lock. */
export async function openCopy(folder: string): Promise<Result<Database, OpenDatabaseRefusal>> {
  const { openCopied } = await import("./embedded-database.ts");
  return openCopied(folder);
}

import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { PGlite } from "@electric-sql/pglite";
import type { TestProject } from "vitest/node";
import { openDatabase } from "../src/store/open-database.ts";
import { type Postgres, startPostgres } from "./postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where test/database.ts asks for databases. */
    readonly databaseBroker: string;
  }
}

/** What the broker answers: a PostgreSQL to make databases in, or why there is none; an empty record; the folder of the built program. */
export type BrokerAnswer = { readonly url: string } | { readonly reason: string } | EmptyRecord | { readonly program: string };

export interface EmptyRecord {
  /** Migrated and closed: to copy. */
  readonly directory: string;
  /** Its database as PGlite loads it into memory. */
  readonly file: string;
}

/**
 * Makes one PostgreSQL and one empty record on PGlite for all tests of a run, when the first test asks for it: a run without such tests pays nothing. Making and
 * migrating a record takes two seconds, copying it a tenth of that.
 */
export default async function serveDatabases(project: TestProject): Promise<() => Promise<void>> {
  let postgres: Promise<Postgres> | null = null;
  let record: Promise<EmptyRecord> | null = null;
  let program: Promise<string> | null = null;
  const folder = await mkdtemp(join(tmpdir(), "shirube-tests-"));

  const answer = async (path: string): Promise<BrokerAnswer> => {
    if (path === "/record") {
      record ??= makeRecord(folder);
      return record;
    }
    if (path === "/program") {
      program ??= buildProgram();
      return { program: await program };
    }
    try {
      postgres ??= startPostgres();
      return { url: (await postgres).url };
    } catch (error) {
      return { reason: String(error) };
    }
  };
  const server = createServer(async (request, response) => {
    // A connection that is kept open may be closed by one side while the other asks again.
    response.setHeader("connection", "close");
    response.end(JSON.stringify(await answer(request.url ?? "").catch((error: unknown) => ({ reason: String(error) }))));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the broker has no port");
  project.provide("databaseBroker", `http://127.0.0.1:${address.port}`);

  return async () => {
    server.close();
    server.closeAllConnections();
    await postgres?.then((running) => running.stop()).catch(() => {});
    await rm(folder, { recursive: true, force: true });
  };
}

async function makeRecord(folder: string): Promise<EmptyRecord> {
  const made = { directory: join(folder, "data"), file: join(folder, "pglite.tar") };
  const opened = await openDatabase({ dataDirectory: made.directory, databaseUrl: null });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  await opened.value.close();
  const pglite = await PGlite.create(join(made.directory, "database"));
  await writeFile(made.file, Buffer.from(await (await pglite.dumpDataDir("none")).arrayBuffer()));
  await pglite.close();
  return made;
}

/** Does nothing where what stands there is newer than the sources, as it is under npm test. */
async function buildProgram(): Promise<string> {
  const root = join(import.meta.dirname, "..");
  await promisify(execFile)(process.execPath, [join(root, "scripts", "build.mjs")]);
  return join(root, "dist");
}

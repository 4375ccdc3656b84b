import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { TestProject } from "vitest/node";
import { type Postgres, startPostgres } from "./postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where test/database.ts asks for databases. */
    readonly databaseBroker: string;
  }
}

/** What the broker answers: a PostgreSQL to make databases in, or why there is none; the file of an empty PGlite. */
export type BrokerAnswer = { readonly url: string } | { readonly reason: string } | { readonly file: string };

/** Makes one PostgreSQL and one empty PGlite for all tests of a run, when the first test asks for it: a run without such tests pays nothing. */
export default async function serveDatabases(project: TestProject): Promise<() => Promise<void>> {
  let postgres: Promise<Postgres> | null = null;
  let snapshot: Promise<string> | null = null;
  const folder = await mkdtemp(join(tmpdir(), "shirube-tests-"));

  const answer = async (path: string): Promise<BrokerAnswer> => {
    if (path === "/pglite") {
      snapshot ??= makeSnapshot(join(folder, "pglite.tar"));
      return { file: await snapshot };
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

async function makeSnapshot(file: string): Promise<string> {
  const pglite = await PGlite.create();
  await writeFile(file, Buffer.from(await (await pglite.dumpDataDir("none")).arrayBuffer()));
  await pglite.close();
  return file;
}

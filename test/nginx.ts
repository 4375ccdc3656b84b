import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { AskSite } from "./site-requests.ts";

/** A folder that nginx serves as docs/nginx-site.conf says. */
export interface Nginx {
  /** Without a slash at the end. */
  readonly url: string;
  readonly ask: AskSite;
  readonly hasBrotli: boolean;
  stop(): Promise<void>;
}

const CONFIGURATION = resolve(import.meta.dirname, "..", "docs", "nginx-site.conf");
const BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/** Null, and a line that says so, where nginx is not installed. */
export async function startNginx(folder: string): Promise<Nginx | null> {
  if (spawnSync("nginx", ["-v"]).error) {
    console.warn("nginx is not installed here: what it would serve is not looked at.");
    return null;
  }
  const own = await mkdtemp(join(tmpdir(), "shirube-nginx-"));
  const port = await freePort();
  const hasBrotli = existsSync(BROTLI);
  const site = (await readFile(CONFIGURATION, "utf8"))
    .replace("listen 80;", `listen 127.0.0.1:${port};`)
    .replace("root /var/www/shirube;", `root ${folder};`)
    .replace("#brotli_static on;", hasBrotli ? "brotli_static on;" : "");
  await writeFile(join(own, "site.conf"), site);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((what) => `${what}_temp_path ${own}/${what};`);
  await writeFile(
    join(own, "nginx.conf"),
    [
      ...(hasBrotli ? [`load_module ${BROTLI};`] : []),
      // Where tests are run as root, whose folders nobody else reads.
      ...(process.getuid?.() === 0 ? ["user root;"] : []),
      ...["daemon off;", "worker_processes 1;", `pid ${own}/pid;`, "error_log stderr crit;", "events { worker_connections 256; }"],
      ...["http {", "access_log off;", ...temporary, `include ${own}/site.conf;`, "}"],
    ].join("\n"),
  );
  const child = spawn("nginx", ["-p", own, "-c", join(own, "nginx.conf")], { stdio: ["ignore", "ignore", "inherit"] });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await answers(url)); tries += 1) {
    if (tries === 200 || child.exitCode !== null) throw new Error("nginx does not start");
    await setTimeout(25);
  }
  return {
    ...{ url, hasBrotli, ask: askOver(`${url}/`) },
    stop: async () => {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      await rm(own, { recursive: true, force: true });
    },
  };
}

/** Asks over the wire, with each address as it is written. */
function askOver(base: string): AskSite {
  const { hostname, port, pathname } = new URL(base);
  return async (path, headers = {}, method = "GET") => {
    const asked = request({ hostname, port, path: `${pathname}${path}`, headers, method, agent: false });
    asked.end();
    const [answer] = await once(asked, "response");
    const parts: Buffer[] = [];
    for await (const part of answer) parts.push(part);
    return { status: answer.statusCode, headers: new Headers(answer.headers), body: Buffer.concat(parts) };
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url);
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

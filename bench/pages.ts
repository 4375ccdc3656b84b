import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import type { Figure } from "./figure.ts";
import { peakMemory, startServer } from "./server.ts";

const SECONDS = 4;
const CONNECTIONS = 20;

/** Pages a second and p99 of the pages that people open most, beside a bare HTTP server that sends the same bytes. */
export async function measurePages(root: string): Promise<Figure[]> {
  const data = mkdtempSync(join(tmpdir(), "shirube-bench-"));
  const server = await startServer(root, data);
  try {
    const figures: Figure[] = [];
    const cookie = await signIn(server.url, readFileSync(join(data, "demo-password"), "utf8").trim());
    for (const [what, path] of await pagesOf(server.url, cookie)) {
      const body = Buffer.from(await (await open(path, cookie)).arrayBuffer());
      const page = await load(path, cookie);
      const bare = await loadBare(body);
      figures.push({
        what: `${what} (${(body.length / 1024).toFixed(0)} kB)`,
        figure: `${page.requests.average.toFixed(0)} pages/s`,
        against: `p99 ${page.latency.p99} ms; the same bytes bare: ${bare.requests.average.toFixed(0)}/s, p99 ${bare.latency.p99} ms (${(bare.requests.average / page.requests.average).toFixed(1)}×)`,
      });
    }
    figures.push({ what: "peak memory of the server under this load", figure: `${peakMemory(server.child) ?? "?"} MB`, against: "" });
    return figures;
  } finally {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** What the browser of the demo's leader sends, who reads and has little besides in the navigation. */
async function signIn(url: string, password: string): Promise<string> {
  const { url: to } = await fetch(url);
  const headers = { origin: new URL(url).origin };
  const response = await fetch(to, {
    method: "POST",
    headers,
    body: new URLSearchParams({ login: "shicho", password }),
    redirect: "manual",
  });
  const [cookie = ""] = (response.headers.get("set-cookie") ?? "").split(";");
  if (response.status !== 303 || cookie === "") throw new Error(`the sign-in answers ${response.status}`);
  return cookie;
}

async function open(url: string, cookie: string): Promise<Response> {
  const response = await fetch(url, { headers: { cookie } });
  if (response.status !== 200 || response.url.includes("/sign-in")) throw new Error(`${response.status} ${response.url}`);
  return response;
}

/** A node page with indicators and a goal sheet, found as people find them: by links. */
async function pagesOf(url: string, cookie: string): Promise<[string, string][]> {
  const { url: home } = await open(url, cookie);
  const plan = await follow(home, cookie, /\/plans\/[^/"]+$/u);
  const goals = await follow(home, cookie, /\/goals\/\d{4}$/u);
  return [
    ["first page", home],
    ["plan tree", plan],
    ["node page", await follow(plan, cookie, /\/nodes\/政策1$/u)],
    ["goal sheet", await follow(goals, cookie, /\/goals\/\d{5,}$/u)],
  ];
}

async function follow(from: string, cookie: string, pattern: RegExp): Promise<string> {
  const response = await open(from, cookie);
  const links = [...(await response.text()).matchAll(/href="([^"#]+)"/gu)].map(
    (match) => new URL((match[1] ?? "").replaceAll("&amp;", "&"), response.url).href,
  );
  const link = links.find((href) => pattern.test(decodeURIComponent(href.replace(/\?.*$/u, ""))));
  if (!link) throw new Error(`${from} has no link like ${pattern}`);
  return link;
}

function load(url: string, cookie = ""): Promise<autocannon.Result> {
  return autocannon({ url, connections: CONNECTIONS, duration: SECONDS, headers: { cookie } });
}

async function loadBare(body: Buffer): Promise<autocannon.Result> {
  const server = createServer((_, response) => response.setHeader("content-type", "text/html; charset=utf-8").end(body));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const result = await load(`http://127.0.0.1:${port}/`);
  server.close();
  return result;
}

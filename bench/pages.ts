import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import type { Figure } from "./bench.ts";
import { peakMemory, startServer } from "./server.ts";

const SECONDS = 4;
const CONNECTIONS = 20;

/** Pages a second and p99 of the pages that people open most, beside a bare HTTP server that sends the same bytes. */
export async function measurePages(root: string): Promise<Figure[]> {
  const data = mkdtempSync(join(tmpdir(), "shirube-bench-"));
  const server = await startServer(root, data);
  try {
    const figures: Figure[] = [];
    for (const [what, path] of await pagesOf(server.url)) {
      const body = Buffer.from(await (await fetch(path)).arrayBuffer());
      const page = await load(path);
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

/** A node page with indicators and a goal sheet, found as a visitor finds them: by links. */
async function pagesOf(home: string): Promise<[string, string][]> {
  const plan = await follow(home, /\/plans\/[^/"]+$/u);
  const goals = await follow(home, /\/goals\/\d{4}$/u);
  return [
    ["home", home],
    ["plan tree", plan],
    ["node page", await follow(plan, /\/nodes\/政策1$/u)],
    ["goal sheet", await follow(goals, /\/goals\/\d{5,}$/u)],
  ];
}

async function follow(from: string, pattern: RegExp): Promise<string> {
  const response = await fetch(from);
  const links = [...(await response.text()).matchAll(/href="([^"#]+)"/gu)].map(
    (match) => new URL((match[1] ?? "").replaceAll("&amp;", "&"), response.url).href,
  );
  const link = links.find((href) => pattern.test(decodeURIComponent(href.replace(/\?.*$/u, ""))));
  if (!link) throw new Error(`${from} has no link like ${pattern}`);
  return link;
}

function load(url: string): Promise<autocannon.Result> {
  return autocannon({ url, connections: CONNECTIONS, duration: SECONDS });
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

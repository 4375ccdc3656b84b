import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import type { Figure } from "./figure.ts";
import { startServer } from "./server.ts";

const SECONDS = 4;
const CONNECTIONS = 20;

/** What the API answers a second of what the demo publishes, beside an address that asks for nothing. */
export async function measureApi(root: string): Promise<Figure[]> {
  const data = mkdtempSync(join(tmpdir(), "shirube-bench-"));
  const server = await startServer(root, data);
  try {
    const origin = server.url.replace(/\/$/u, "");
    const { url } = await fetch(origin);
    const base = `${origin}/${/\d{6}/u.exec(new URL(url).pathname)?.[0]}/api/v1/publications/latest`;
    const empty = await load(`${origin}/assets/icon.svg`);
    const page = `${base}/values?limit=100`;
    const first = await fetch(page);
    const { items } = (await first.json()) as { readonly items: readonly { readonly indicator_id: number }[] };
    const asked: readonly [what: string, url: string, headers: Record<string, string>][] = [
      [`values, ${items.length} rows`, page, {}],
      ["values of an indicator", `${base}/values?indicator=${items[0]?.indicator_id}`, {}],
      ["values, known to whoever asks", page, { "if-none-match": first.headers.get("etag") ?? "" }],
      ["plans", `${base}/plans`, {}],
    ];
    const figures: Figure[] = [];
    for (const [what, of, headers] of asked) {
      const { requests, latency, errors } = await load(of, headers);
      figures.push({
        what,
        figure: `${requests.average.toFixed(0)} requests/s`,
        against: `p99 ${latency.p99} ms; an empty address: ${empty.requests.average.toFixed(0)}/s, p99 ${empty.latency.p99} ms (${(empty.requests.average / requests.average).toFixed(1)}×)${errors > 0 ? `; ${errors} failed` : ""}`,
      });
    }
    return figures;
  } finally {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

function load(url: string, headers: Record<string, string> = {}): Promise<autocannon.Result> {
  return autocannon({ url, connections: CONNECTIONS, duration: SECONDS, headers });
}

import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { PublishedItem } from "../src/domain/publication/published-item.ts";
import { openSite } from "../src/web/public/public-site.ts";
import { SearchBox } from "../src/web/public/search/search-box.tsx";
import { searchFiles } from "../src/web/public/search/search-files.ts";
import { PageProvider } from "../src/web/ui/page-context.tsx";
import { sentencesIn } from "../src/web/ui/sentences.ts";
import { aGoal } from "../test/builders.ts";
import { openBrowser, openPage } from "../test/e2e/browser.ts";
import { aPublication, aPublishedCity, aPublishedGoal } from "../test/published-items.ts";
import type { Figure } from "./figure.ts";

const PAGES = 5_000;
const TIMES = 7;
/** In the texts of the demo city: a word of two characters that many pages have, a longer one, two words, and one that a page has. */
const QUERIES = ["市民", "子育て支援", "防災 地域", "水門五百七番"] as const;

interface Served {
  readonly text: string;
  readonly gz: Buffer;
}

/** The search on the files of 5,000 pages: how large the index is, what is loaded for the first results and how long that takes, beside a page that loads all texts and looks through them. */
export async function measureSearch(root: string): Promise<Figure[]> {
  const site = openSite(aPublication(), [], manyPages(root));
  const began = performance.now();
  const made = searchFiles(site).map(({ path, make }) => [path, String(make())] as const);
  const took = performance.now() - began;
  const again = performance.now();
  searchFiles(site);
  const listed = performance.now() - again;
  const files = new Map<string, Served>(made.map(([path, text]) => [path, { text, gz: gzipSync(text) }]));
  const index = [...files].filter(([path]) => path.startsWith("search/"));
  const bytes = (of: readonly (readonly [string, Served])[]) => of.reduce((sum, [, { text }]) => sum + Buffer.byteLength(text), 0);
  const packed = (of: readonly (readonly [string, Served])[]) => of.reduce((sum, [, { gz }]) => sum + gz.length, 0);
  const texts = index.filter(([path]) => path.startsWith("search/texts/"));
  const figures: Figure[] = [
    {
      what: `index of ${PAGES.toLocaleString("en")} pages, ${index.length} files`,
      figure: `${mega(bytes(index))}, ${mega(packed(index))} gz`,
      against: `the texts themselves ${mega(bytes(texts))}, ${mega(packed(texts))} gz (${(packed(index) / packed(texts)).toFixed(2)}×)`,
    },
    { what: "made", figure: `${(took / 1000).toFixed(1)} s`, against: `to know that nothing changed: ${(listed / 1000).toFixed(1)} s` },
  ];
  return [...figures, ...(await measureInBrowser(files, packed(texts)))];
}

async function measureInBrowser(files: ReadonlyMap<string, Served>, whole: number): Promise<Figure[]> {
  let sent = 0;
  const page = renderToStaticMarkup(
    createElement(PageProvider, {
      value: { locale: "ja", t: sentencesIn("ja"), code: null, person: null },
      children: createElement(SearchBox, { root: "", years: [2025] }),
    } as never),
  );
  const all = [...files].filter(([path]) => path.startsWith("search/texts/"));
  const scan = `<!doctype html><script>const held=[];shirubeSearch=(n,d)=>held.push(...d)</script>${all.map(([path]) => `<script src="${path}"></script>`).join("")}<p id="n"></p><script>
    const q=new URL(location).searchParams.get("q").split(" ");document.getElementById("n").textContent=held.filter(e=>q.every(w=>JSON.stringify(e).includes(w))).length</script>`;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://x").pathname.slice(1);
    const file = files.get(path);
    const isPage = path === "search.html" || path === "scan.html";
    response.setHeader("content-type", isPage ? "text/html; charset=utf-8" : "text/javascript; charset=utf-8");
    if (isPage) response.end(path === "scan.html" ? scan : `<!doctype html><html lang="ja">${page}</html>`);
    else if (!file) response.writeHead(404).end();
    else {
      sent += file.gz.length;
      response.setHeader("content-encoding", "gzip").end(file.gz);
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const browser = await openBrowser();
  try {
    const figures: Figure[] = [];
    const firstResult = async (address: string, shown: string): Promise<number> => {
      const tab = await openPage(browser, 390);
      const began = performance.now();
      await tab.goto(`http://127.0.0.1:${port}/${address}`, { waitUntil: "commit" });
      await tab.waitForSelector(shown);
      const time = performance.now() - began;
      await tab.close();
      return time;
    };
    for (const query of QUERIES) {
      const address = `?q=${encodeURIComponent(query)}`;
      sent = 0;
      await firstResult(`search.html${address}`, "[data-found] li");
      const loaded = sent;
      const ours = await median(() => firstResult(`search.html${address}`, "[data-found] li"));
      const scanned = await median(() => firstResult(`scan.html${address}`, "#n:not(:empty)"));
      figures.push({
        what: `${query}: to the first results`,
        figure: `${ours.toFixed(0)} ms, ${(loaded / 1000).toFixed(0)} kB gz`,
        against: `all texts loaded and looked through: ${scanned.toFixed(0)} ms, ${(whole / 1000).toFixed(0)} kB (${(scanned / ours).toFixed(1)}×)`,
      });
    }
    return figures;
  } finally {
    await browser.close();
    server.close();
  }
}

async function median(measure: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < TIMES; i += 1) times.push(await measure());
  return times.sort((one, other) => one - other)[TIMES >> 1] ?? 0;
}

const mega = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** Goals of about a thousand characters each, of the demo city's sentences in ever new orders. */
function manyPages(root: string): PublishedItem[] {
  const folder = join(root, "samples");
  const sentences = readdirSync(folder)
    .filter((name) => /\.(txt|md)$/u.test(name))
    .flatMap((name) => readFileSync(join(folder, name), "utf8").split(/[\n。]/u))
    .map((sentence) => sentence.trim())
    .filter(({ length }) => length > 10);
  let seed = 7;
  const chance = (most: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return seed % most;
  };
  const some = () => `${sentences[chance(sentences.length)]}${chance(1_000)}`;
  return [
    ...aPublishedCity(),
    ...Array.from({ length: PAGES }, (_, i) =>
      aPublishedGoal({
        id: 10_000 + i,
        body: aGoal({
          title: some().slice(0, 40),
          background: Array.from({ length: 12 }, some),
          purpose: [...Array.from({ length: 12 }, some), i === 507 ? "水門五百七番を直す" : "道を直す"],
        }),
      }),
    ),
  ];
}

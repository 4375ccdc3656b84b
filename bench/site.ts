import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import type { PublishedItem } from "../src/domain/publication/published-item.ts";
import type { SiteContent } from "../src/web/public/site-content.ts";
import { filesOf } from "../src/web/public/site-files.ts";
import { readManifest, type SiteManifest } from "../src/web/public/site-manifest.ts";
import { writeInThread } from "../src/web/public/site-writer.ts";
import { type WrittenSite, writeSite } from "../src/web/public/write-site.ts";
import { aGoal } from "../test/builders.ts";
import { startNginx } from "../test/nginx.ts";
import { aPublication, aPublishedCity, aPublishedGoal, aPublishedIndicator, aPublishedNode } from "../test/published-items.ts";
import type { Figure } from "./figure.ts";
import { serveSites } from "./site-server.ts";

const CITIES = 60;
/** As many things as a city of 200,000 publishes. */
const [NODES, INDICATORS, GOALS] = [150, 300, 450] as const;
const SECONDS = 4;
const CONNECTIONS = 20;
const POLICY = "nodes/1011.html";

/** Time to write the sites of one city and of several, first and after one goal changed; a policy's page from the product beside nginx; what pages weigh. */
export async function measureSite(program: string): Promise<Figure[]> {
  const root = mkdtempSync(join(tmpdir(), "shirube-bench-"));
  const folder = join(root, "990019");
  try {
    const first = await write(folder, 1, "初めの題名");
    const same = await write(folder, 1, "初めの題名");
    const changed = await write(folder, 2, "改めた題名");
    const manifest = await readManifest(folder);
    if (manifest === null) throw new Error("no site");
    const plain = copyPlainly(folder, manifest);
    return [
      {
        what: `1 city, first: ${first.made} files`,
        figure: seconds(first.took),
        against: `${(first.bytes / 1e6).toFixed(0)} MB; only to copy as many files: ${seconds(plain)} (${(first.took / plain).toFixed(1)}×)`,
      },
      {
        what: "1 city, nothing changed",
        figure: seconds(same.took),
        against: `${same.made} files made (${(first.took / same.took).toFixed(0)}× sooner than the first)`,
      },
      {
        what: "1 city, one goal changed",
        figure: seconds(changed.took),
        against: `${changed.made} files made, ${changed.kept} kept (${(first.took / changed.took).toFixed(0)}× sooner than the first)`,
      },
      ...(await measureCities(root)),
      ...(await measureServing(root, folder, join(program, "dist", "site-thread.js"))),
      ...weights(folder, manifest),
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

interface Written extends WrittenSite {
  /** In milliseconds, of all that follows the query for what is published. */
  readonly took: number;
}

async function write(folder: string, number: number, title: string): Promise<Written> {
  const content = contentOf(number, title);
  const began = performance.now();
  const written = await writeSite(folder, { state: title, publication: number, files: filesOf(content) });
  if (!written.ok) throw new Error(written.refusal.kind);
  return { ...written.value, took: performance.now() - began };
}

/** What a city tells with its first publication, or with its second, which says a title otherwise. */
function contentOf(number: number, title: string): SiteContent {
  const first = { publication: aPublication({ number: 1, id: 900_000 }), items: aLargeCity("初めの題名") };
  const newest = { publication: aPublication({ number }), items: aLargeCity(title) };
  const told = number === 1 ? [newest] : [newest, first];
  return {
    kind: "told",
    publication: newest.publication,
    publications: told.map(({ publication }) => publication),
    told,
    withdrawn: [],
    files: [],
  };
}

async function measureCities(root: string): Promise<Figure[]> {
  const codes = Array.from({ length: CITIES }, (_, i) => join(root, String(100_000 + i)));
  const all = async (number: number, title: string) => {
    let [made, took] = [0, 0];
    for (const folder of codes) {
      const written = await write(folder, number, title);
      made += written.made;
      took += written.took;
    }
    return { made, took };
  };
  const first = await all(1, "初めの題名");
  const again = await all(2, "改めた題名");
  return [
    {
      what: `${CITIES} cities, first: ${first.made} files`,
      figure: seconds(first.took),
      against: `${seconds(first.took / CITIES)} a city`,
    },
    {
      what: `${CITIES} cities, one goal of each changed`,
      figure: seconds(again.took),
      against: `${again.made} files made (${(first.took / again.took).toFixed(0)}× sooner)`,
    },
  ];
}

/** The product and nginx each send the same file, packed and as it is. */
async function measureServing(root: string, folder: string, entry: string): Promise<Figure[]> {
  const product = await serveSites(root);
  const nginx = await startNginx(folder);
  try {
    const figures: Figure[] = [];
    for (const coding of ["gzip", "identity"]) {
      const ours = await load(`${product.url}/990019/public/${POLICY}`, coding);
      const theirs = nginx && (await load(`${nginx.url}/${POLICY}`, coding));
      figures.push({
        what: `policy page, ${coding}`,
        figure: `${ours.requests.average.toFixed(0)} requests/s`,
        against: `p99 ${ours.latency.p99} ms; ${theirs === null ? "nginx is not installed" : `nginx: ${theirs.requests.average.toFixed(0)}/s, p99 ${theirs.latency.p99} ms (${(theirs.requests.average / ours.requests.average).toFixed(1)}×)`}`,
      });
    }
    const ending = new AbortController();
    const task = { folder: join(root, "990020"), state: "1", content: contentOf(1, "初めの題名"), laid: {} };
    const making = writeInThread(task, { signal: ending.signal, report: () => undefined, entry }).catch(() => null);
    const meanwhile = await load(`${product.url}/990019/public/${POLICY}`, "gzip");
    ending.abort();
    figures.push({
      what: "policy page, gzip, while a site is made",
      figure: `${meanwhile.requests.average.toFixed(0)} requests/s`,
      against: `p99 ${meanwhile.latency.p99} ms${(await making) === null ? "" : ", though it was made before the end"}`,
    });
    return figures;
  } finally {
    await product.close();
    await nginx?.stop();
  }
}

function load(url: string, coding: string): Promise<autocannon.Result> {
  return autocannon({ url, connections: CONNECTIONS, duration: SECONDS, headers: { "accept-encoding": coding } });
}

const KINDS = {
  home: "index.html",
  plan: "plans/1000.html",
  policy: POLICY,
  indicator: "indicators/1101.html",
  "list of indicators": "indicators/index.html",
  goal: "goals/1202.html",
  year: "years/2025.html",
  department: "departments/2000.html",
  SDG: "sdgs/11.html",
  changes: "changes.html",
  search: "search.html",
  embed: "embed/indicators/1101.html",
} as const;

/** What a page weighs as HTML, with the style sheet and the scripts that it names, as it is and packed. */
function weights(folder: string, { files }: SiteManifest): Figure[] {
  return Object.entries(KINDS).flatMap(([kind, path]) => {
    const entry = files[path];
    if (entry === undefined) return [];
    const html = readFileSync(join(folder, path), "utf8");
    const named = [...html.matchAll(/<(?:link rel="stylesheet" href|script [^>]*src)="(?:\.\.\/)*([^"?]+)/gu)].flatMap(
      ([, name = ""]) => files[name] ?? [],
    );
    const sum = (of: "size" | "gz") => named.reduce((total, one) => total + (one[of] ?? one.size), 0);
    return [
      {
        what: `${kind} page`,
        figure: `${kilo(entry.size)}, ${kilo(entry.gz ?? entry.size)} gz`,
        against: `with CSS and JS ${kilo(entry.size + sum("size"))}, ${kilo((entry.gz ?? entry.size) + sum("gz"))} gz`,
      },
    ];
  });
}

/** As long as the system takes only to write the same files. */
function copyPlainly(folder: string, { files }: SiteManifest): number {
  const began = performance.now();
  const to = mkdtempSync(join(tmpdir(), "shirube-plain-"));
  for (const [i, path] of Object.keys(files).entries()) cpSync(join(folder, path), join(to, String(i)));
  const took = performance.now() - began;
  rmSync(to, { recursive: true });
  return took;
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
const kilo = (bytes: number): string => `${(bytes / 1_000).toFixed(0)} kB`;

function aLargeCity(title: string): PublishedItem[] {
  return [
    ...aPublishedCity(),
    ...Array.from({ length: NODES }, (_, i) =>
      aPublishedNode({
        ...{ id: 20_000 + i, parent: i % 10 === 0 ? null : 20_000 + i - (i % 10), code: `9-${i}`, title: `住みよいまち${i}` },
        sections: [
          {
            title: "現状と課題",
            items: Array.from({ length: 8 }, (_item, j) => `${i}番の地区では${j}件の声があり、道と水路の点検を続けている。`),
          },
        ],
        roles: [{ actor: "市民", expectations: [`${i}番の地区の集まりに出る`] }],
      }),
    ),
    ...Array.from({ length: INDICATORS }, (_, i) =>
      aPublishedIndicator({
        ...{
          id: 30_000 + i,
          name: `点検した箇所の割合${i}`,
          placements: [{ plan: 1_000, node: 20_000 + (i % NODES), strategyKpi: false }],
        },
        actuals: [2023, 2024, 2025].map((year) => ({ year, text: String(60 + ((i + year) % 10)) })),
      }),
    ),
    ...Array.from({ length: GOALS }, (_, i) =>
      aPublishedGoal({
        ...{ id: 40_000 + i, fiscalYear: 2024 + (i % 2), nodes: [20_000 + (i % NODES)] },
        body: aGoal({
          title: i === 7 ? title : `道を直す${i}`,
          fiscalYear: 2024 + (i % 2),
          background: [`${i}番の地区の道が傷んでいる。`],
          purpose: ["安心して歩ける。"],
          sdgs: [11],
        }),
      }),
    ),
  ];
}

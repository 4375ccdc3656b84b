import type { NumberedPublication } from "../src/domain/publication/publication.ts";
import type { PublishedItem } from "../src/domain/publication/published-item.ts";
import type { TestedKind } from "../src/web/public/accessibility/tested-kinds.ts";
import { documentFiles } from "../src/web/public/document/document-files.ts";
import { pageFiles } from "../src/web/public/page-files.ts";
import { openSite } from "../src/web/public/public-site.ts";
import type { SiteFile } from "../src/web/public/site-file.ts";
import { withdrawnFiles } from "../src/web/public/withdrawn-files.ts";
import { aGoal } from "./builders.ts";
import { aPublication, aPublishedCity, aPublishedGoal, aPublishedIndicator, aPublishedNode } from "./published-items.ts";

const day = (text: string) => new Date(`${text}T00:00:00+09:00`);

/** The address to which the site of a test is carried. */
export const CARRIED = "https://www.city.example.lg.jp/plan/";

/** Three publications of a small city: since the first a policy was reworded and two things are told no more, the second was withdrawn, and the third puts a value right. */
export function aPublicHistory({ address = null as string | null } = {}) {
  const parts: NumberedPublication["parts"] = [
    { kind: "plan", plan: 1_000, valuesThrough: 2025, since: 1 },
    { kind: "year", year: 2025, phase: "final", since: 1 },
  ];
  const first = aPublication({ id: 900_001, number: 1, publishedAt: day("2025-06-01"), note: "最初の公表", parts });
  const second = aPublication({
    ...{ id: 900_002, number: 2, publishedAt: day("2026-05-01"), note: "令和7年度の結果", parts },
    withdrawal: { at: day("2026-05-02"), by: null, reason: "値の誤りが見つかったため" },
  });
  const third = aPublication({
    ...{ id: 900_003, number: 3, kind: "correction", publishedAt: day("2026-06-01"), note: "令和7年度の結果（訂正）", parts },
    corrections: [
      {
        ...{ kind: "indicator", id: 1_101, title: "市民満足度", place: "実績値 令和7年度" },
        ...{ wrong: "86.2％", right: "68.2％", reason: "転記の誤り" },
      },
    ],
  });
  const now = aPublishedCity().map((item): PublishedItem => {
    if (item.kind !== "municipality") return item;
    return { ...item, profile: { ...item.profile, nameReading: "すみかわし", address } };
  });
  const before: readonly PublishedItem[] = [
    ...now.map(
      (item): PublishedItem => (item.kind === "node" && item.id === 1_011 ? { ...item, statement: "窓口を分かりやすくします。" } : item),
    ),
    aPublishedNode({ id: 1_022, parent: 1_020, code: "2-2", level: "施策", title: "公園をつくる" }),
    aPublishedIndicator({ id: 1_104, name: "公園の面積", unit: "ha", placements: [{ plan: 1_000, node: 1_022, strategyKpi: false }] }),
    aPublishedGoal({ id: 1_204, nodes: [1_022], body: aGoal({ title: "公園を広げる" }) }),
  ];
  const publications = [first, second, third];
  // Only what was withdrawn told of these.
  const withdrawn = [{ publication: second, keys: [{ kind: "node" as const, id: 1_023 }, ...now.map(({ kind, id }) => ({ kind, id }))] }];
  const offered = now.flatMap((item) => (item.kind === "document" ? [item.sha256] : []));
  return { site: openSite(third, publications, now, [], withdrawn, new Set(offered)), former: [openSite(first, publications, before)] };
}

export function publicFiles(given: { readonly address?: string | null } = {}): SiteFile[] {
  const { site, former } = aPublicHistory(given);
  const documents = documentFiles(site, {}).map((file): SiteFile => ({ ...file, make: () => "%PDF-1.7\n" }));
  return [...pageFiles(site, former), ...documents, ...withdrawnEverything()];
}

/** Beside it, in a folder of its own, the site of a city that has withdrawn all it published. */
function withdrawnEverything(): SiteFile[] {
  const { site } = aPublicHistory();
  const publications = site.publications.map((one) => ({
    ...one,
    withdrawal: { at: day("2026-06-02"), by: null, reason: "確かめ直すため" },
  }));
  const keys = aPublishedCity().map(({ kind, id }) => ({ kind, id }));
  const withdrawn = publications.map((publication) => ({ publication, keys }));
  return withdrawnFiles({ name: "澄川市", publications, withdrawn }).map((file) => ({ ...file, path: `all-withdrawn/${file.path}` }));
}

/** A page of each kind. */
export const PAGE_OF_KIND: Readonly<Record<TestedKind, string>> = {
  ...{ home: "index.html", plans: "plans/index.html", plan: "plans/1000.html", node: "nodes/1011.html" },
  ...{
    indicators: "indicators/index.html",
    standing: "indicators/on-track.html",
    indicator: "indicators/1101.html",
    years: "years/index.html",
    year: "years/2025.html",
  },
  ...{ goal: "goals/1202.html", mission: "missions/1301.html", departments: "departments/index.html", department: "departments/2001.html" },
  ...{ sdgs: "sdgs/index.html", sdg: "sdgs/11.html", changes: "changes.html", publications: "publications/index.html" },
  ...{ publication: "publications/3.html", corrections: "corrections.html", archived: "publications/1/nodes/1011.html" },
  ...{
    gone: "nodes/1022.html",
    withdrawn: "nodes/1023.html",
    allWithdrawn: "all-withdrawn/index.html",
    search: "search.html",
    glossary: "glossary.html",
    method: "method.html",
    contact: "contact.html",
  },
  ...{
    accessibility: "accessibility.html",
    data: "data/index.html",
    columns: "data/columns.html",
    documents: "documents/index.html",
    embeddedIndicator: "embed/indicators/1102.html",
  },
  ...{ embeddedNode: "embed/nodes/1011.html", notFound: "404.html" },
};

/** The same page in English. */
export const inEnglish = (path: string): string => (path.startsWith("all-withdrawn/") ? path.replace("/", "/en/") : `en/${path}`);

import { createHash } from "node:crypto";
import type { Standing } from "../../domain/progress/standing.ts";
import type { PublishedKind } from "../../domain/publication/published-item.ts";

/** Where the pages of a thing stand in the folder of the site, and so their addresses: they are made of ids, and never change. */
const FOLDERS = {
  plan: "plans",
  node: "nodes",
  indicator: "indicators",
  goal: "goals",
  mission: "missions",
  year: "years",
  unit: "departments",
} as const satisfies Partial<Record<PublishedKind, string>>;

/** What has a page of its own. */
export type PagedKind = keyof typeof FOLDERS;

export const addressFor = (kind: PagedKind, id: number): string => `${FOLDERS[kind]}/${id}.html`;

export function hasPage(kind: PublishedKind): kind is PagedKind {
  return Object.hasOwn(FOLDERS, kind);
}

/** A page as an earlier publication told it. */
export const archivedAddress = (publication: number, kind: PagedKind, id: number): string =>
  `publications/${publication}/${addressFor(kind, id)}`;

export const publicationAddress = (number: number): string => `publications/${number}.html`;

/** The indicators that stand so. */
export const standingAddress = (kind: Standing["kind"]): string => `indicators/${kind}.html`;

export const sdgAddress = (number: number): string => `sdgs/${number}.html`;

export const embedAddress = (kind: "indicator" | "node", id: number): string => `embed/${addressFor(kind, id)}`;

/** The drawing or the values of an indicator, or of a part of one, as a file. A part is called by its key; one that no file could be called by on every disk, by the sum of it. */
export const indicatorFile = (id: number, part: string | null, format: "csv" | "svg"): string =>
  `indicators/${id}${part === null ? "" : `-${/^[a-z0-9]{1,15}$/u.test(part) ? part : sumOf(part)}`}.${format}`;

const sumOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);

/** The pages that a site has but once. */
export const PAGES = {
  home: "index.html",
  plans: "plans/index.html",
  indicators: "indicators/index.html",
  years: "years/index.html",
  departments: "departments/index.html",
  sdgs: "sdgs/index.html",
  changes: "changes.html",
  publications: "publications/index.html",
  corrections: "corrections.html",
  search: "search.html",
  glossary: "glossary.html",
  method: "method.html",
  contact: "contact.html",
  accessibility: "accessibility.html",
  documents: "documents/index.html",
  data: "data/index.html",
  columns: "data/columns.html",
  feed: "feed.xml",
} as const;

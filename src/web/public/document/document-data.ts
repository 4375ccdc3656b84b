import { endingOf } from "../../../domain/publication/offered-file.ts";
import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import type { LinkedSite } from "../linked-site.ts";
import { type PlanLink, planLink } from "../links.ts";

/** A document as it is listed. */
export interface DocumentLine extends Pick<PublishedOf<"document">, "id" | "title" | "day" | "name" | "mediaType" | "size"> {
  /** Where the file stands; null where its bytes are not kept here: the record came back from a publication without them. */
  readonly path: string | null;
}

/** Where the file of a document stands in the folder of the site, for all languages: called by its id, never by a name that somebody gave it. */
export function documentPath({ id, mediaType }: Pick<PublishedOf<"document">, "id" | "mediaType">): string {
  return `documents/${id}.${endingOf(mediaType) ?? "bin"}`;
}

function documentLine(site: LinkedSite, document: PublishedOf<"document">): DocumentLine {
  const { id, title, day, name, mediaType, size, sha256 } = document;
  return { id, title, day, name, mediaType, size, path: site.files.has(sha256) ? documentPath(document) : null };
}

/** Those that are listed with a plan or with a year. */
export function documentsWith(site: LinkedSite, of: "plan" | "year", id: number): DocumentLine[] {
  return site.documents.filter((one) => one[of] === id).map((one) => documentLine(site, one));
}

/** Everything that can be downloaded, plan by plan, then year by year, then the rest. */
export interface DocumentsPage {
  readonly plans: readonly { readonly plan: PlanLink; readonly documents: readonly DocumentLine[] }[];
  readonly years: readonly { readonly year: number; readonly documents: readonly DocumentLine[] }[];
  readonly others: readonly DocumentLine[];
}

export function documentsPageOf(site: LinkedSite): DocumentsPage {
  const has = ({ documents }: { readonly documents: readonly DocumentLine[] }) => documents.length > 0;
  return {
    plans: site.plans.map((plan) => ({ plan: planLink(plan), documents: documentsWith(site, "plan", plan.id) })).filter(has),
    years: site.years.map(({ id }) => ({ year: id, documents: documentsWith(site, "year", id) })).filter(has),
    others: site.documents.filter(({ plan, year }) => plan === null && year === null).map((one) => documentLine(site, one)),
  };
}

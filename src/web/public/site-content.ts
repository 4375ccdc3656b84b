import type { NumberedPublication, Publication } from "../../domain/publication/publication.ts";
import { openSite, type PublicSite, type ToldOnce, type WithdrawnOnce, type WithdrawnSite } from "./public-site.ts";

/** Of what the site of a municipality is made: data and nothing else, so that a thread can be given it. */
export type SiteContent = ToldContent | WithdrawnContent;

export interface ToldContent {
  readonly kind: "told";
  readonly publication: NumberedPublication;
  readonly publications: readonly Publication[];
  /** What each publication tells that was not withdrawn. */
  readonly told: readonly ToldOnce[];
  readonly withdrawn: readonly WithdrawnOnce[];
  /** Sums of the offered files whose bytes are kept. */
  readonly files: readonly string[];
}

/** Everything that was published was withdrawn. */
export interface WithdrawnContent extends WithdrawnSite {
  readonly kind: "withdrawn";
}

/** The site of a publication that stands. */
export function siteOf({ publication, publications, told, withdrawn, files }: ToldContent): PublicSite {
  const items = told.find((one) => one.publication.number === publication.number)?.items ?? [];
  return openSite(
    publication,
    publications,
    items,
    told.filter((one) => one.publication.number !== publication.number),
    withdrawn,
    new Set(files),
  );
}

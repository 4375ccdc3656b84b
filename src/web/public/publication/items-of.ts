import type { PublishedItem } from "../../../domain/publication/published-item.ts";
import type { PublicSite } from "../public-site.ts";

/** Everything that a site tells, as it was published. */
export function itemsOf({ publication, told }: PublicSite): readonly PublishedItem[] {
  return told.find((one) => one.publication.number === publication.number)?.items ?? [];
}

import type { PublishedItem } from "../../../domain/publication/published-item.ts";
import type { PublicSite } from "../public-site.ts";

/** Everything that a site tells, as it was published. */
export function itemsOf(site: PublicSite): PublishedItem[] {
  const { municipality, plans, indicators, years, goals, missions, units, scales, terms } = site;
  const nodes = plans.flatMap(({ id }) => site.nodesOf(id)).map(({ depth: _, ...node }) => node);
  return [municipality, ...plans, ...nodes, ...indicators, ...years, ...goals, ...missions, ...units, ...scales, ...terms];
}

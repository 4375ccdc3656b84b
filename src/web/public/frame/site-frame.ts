import type { PublicProfile } from "../../../domain/publication/public-profile.ts";
import type { PublicSite } from "../public-site.ts";

/** What stands around every page of a site. Nothing of it changes with a publication as such: a page is made again only where it says something else. */
export interface SiteFrame {
  /** Of the municipality; null where it is not known. */
  readonly name: string | null;
  readonly profile: PublicProfile;
  /** The sections that have something in them; null where all that was published is withdrawn, and nothing is told. */
  readonly has: {
    readonly plans: boolean;
    readonly indicators: boolean;
    readonly years: boolean;
    readonly departments: boolean;
    readonly documents: boolean;
  } | null;
}

export function frameOf({ municipality, plans, indicators, years, units, documents }: PublicSite): SiteFrame {
  const { name, profile } = municipality;
  return {
    ...{ name, profile },
    has: {
      plans: plans.length > 0,
      indicators: indicators.length > 0,
      years: years.length > 0,
      departments: units.length > 0,
      documents: documents.length > 0,
    },
  };
}

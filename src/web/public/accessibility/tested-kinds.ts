/** The kinds of pages of a site, a page of each of which is tested. */
export const TESTED_KINDS = [
  ...([
    "home",
    "plans",
    "plan",
    "node",
    "indicators",
    "standing",
    "indicator",
    "years",
    "year",
    "goal",
    "mission",
    "departments",
    "department",
  ] as const),
  ...(["sdgs", "sdg", "changes", "publications", "publication", "corrections", "archived", "gone", "withdrawn", "allWithdrawn"] as const),
  ...([
    "search",
    "glossary",
    "method",
    "contact",
    "accessibility",
    "data",
    "columns",
    "documents",
    "embeddedIndicator",
    "embeddedNode",
    "notFound",
  ] as const),
] as const;

export type TestedKind = (typeof TESTED_KINDS)[number];

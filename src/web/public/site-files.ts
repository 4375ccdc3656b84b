import { dataFiles } from "../open-data/data-files.ts";
import { pageFiles } from "./page-files.ts";
import { openSite, type PublicSite } from "./public-site.ts";
import { searchFiles } from "./search/search-files.ts";
import type { SiteFile } from "./site-file.ts";

/** Every file of the site of a publication: pages, data, and what is searched. */
export function siteFiles(site: PublicSite): SiteFile[] {
  const former = site.told
    .filter(({ publication }) => publication.number !== site.publication.number)
    .map(({ publication, items }) => openSite(publication, site.publications, items));
  return [...pageFiles(site, former), ...dataFiles(site), ...searchFiles(site)];
}

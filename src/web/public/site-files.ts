import { dataFiles } from "../open-data/data-files.ts";
import { missingFiles } from "./missing-files.ts";
import { pageFiles } from "./page-files.ts";
import { openSite, type PublicSite } from "./public-site.ts";
import { searchFiles } from "./search/search-files.ts";
import type { SiteFile } from "./site-file.ts";

/** Every file of the site of a publication: pages, data, and what is searched. */
export function siteFiles(site: PublicSite): SiteFile[] {
  const former = site.told
    .filter(({ publication }) => publication.number !== site.publication.number)
    .map(({ publication, items }) => openSite(publication, site.publications, items));
  const pages = pageFiles(site, former);
  return [...pages, ...missingFiles(pages), ...dataFiles(site), ...searchFiles(site)];
}

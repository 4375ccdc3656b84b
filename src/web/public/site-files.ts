import { dataFiles } from "../open-data/data-files.ts";
import { missingFiles } from "./missing-files.ts";
import { pageFiles } from "./page-files.ts";
import { openSite, type PublicSite } from "./public-site.ts";
import { searchFiles } from "./search/search-files.ts";
import { type SiteContent, siteOf } from "./site-content.ts";
import type { SiteFile } from "./site-file.ts";
import { withdrawnFiles } from "./withdrawn-files.ts";

/** Every file of the site of a publication: pages, data, and what is searched. */
export function siteFiles(site: PublicSite): SiteFile[] {
  const former = site.told
    .filter(({ publication }) => publication.number !== site.publication.number)
    .map(({ publication, items }) => openSite(publication, site.publications, items));
  const pages = pageFiles(site, former);
  return [...pages, ...missingFiles(pages), ...dataFiles(site), ...searchFiles(site)];
}

/** Every file of what citizens are to read. */
export function filesOf(content: SiteContent): SiteFile[] {
  return content.kind === "told" ? siteFiles(siteOf(content)) : withdrawnFiles(content);
}

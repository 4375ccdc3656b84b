import { dataFiles } from "../open-data/data-files.ts";
import { documentFiles, type LaidFiles } from "./document/document-files.ts";
import { missingFiles } from "./missing-files.tsx";
import { pageFiles } from "./page-files.ts";
import { openSite, type PublicSite } from "./public-site.ts";
import { searchFiles } from "./search/search-files.ts";
import { type SiteContent, siteOf } from "./site-content.ts";
import type { SiteFile } from "./site-file.ts";
import { withdrawnFiles } from "./withdrawn-files.ts";

/** Every file of the site of a publication: pages, data, and what is searched. */
export function siteFiles(site: PublicSite, laid: LaidFiles = {}): SiteFile[] {
  const former = site.told
    .filter(({ publication }) => publication.number !== site.publication.number)
    .map(({ publication, items }) => openSite(publication, site.publications, items, [], [], site.files));
  const pages = pageFiles(site, former);
  return [...pages, ...missingFiles(pages), ...dataFiles(site), ...searchFiles(site), ...documentFiles(site, laid)];
}

/** Every file of what citizens are to read. */
export function filesOf(content: SiteContent, laid: LaidFiles = {}): SiteFile[] {
  return content.kind === "told" ? siteFiles(siteOf(content), laid) : withdrawnFiles(content);
}

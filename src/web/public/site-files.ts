import { dataFiles } from "../open-data/data-files.ts";
import type { PublicSite } from "./public-site.ts";
import type { SiteFile } from "./site-file.ts";

/** Every file of the site of a publication. */
export function siteFiles(site: PublicSite): SiteFile[] {
  return [...dataFiles(site)];
}

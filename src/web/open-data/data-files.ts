import type { PublicSite } from "../public/public-site.ts";
import { type SiteFile, textFile } from "../public/site-file.ts";
import { catalogueFiles } from "./catalogue-files.ts";
import { dataSet } from "./data-set.ts";

/** Everything that is published, as data: what stands under data/ of the site. A file is made of its text, so its sum is that of the text. */
export function dataFiles(site: PublicSite): SiteFile[] {
  return [...dataSet(site), ...catalogueFiles(site)].map(({ path, text }) => textFile(path, text));
}

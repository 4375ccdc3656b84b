import { createHash } from "node:crypto";
import type { PublicSite } from "../public/public-site.ts";
import type { SiteFile } from "../public/site-file.ts";
import { csvOf } from "./data-table.ts";
import { dataTables } from "./data-tables.ts";
import { publicationJson } from "./publication-json.ts";

/** Everything that is published, as data: what stands under data/ of the site. */
export function dataFiles(site: PublicSite): SiteFile[] {
  return [
    ...dataTables(site).map((table) => fileOf(`data/${table.name}.csv`, csvOf(table))),
    fileOf("data/publication.json", publicationJson(site)),
  ];
}

/** Its text is what it is made of, so its sum is that of the text. */
function fileOf(path: string, text: string): SiteFile {
  return { path, sum: createHash("sha256").update(text).digest("hex"), make: () => text };
}

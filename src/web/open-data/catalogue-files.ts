import type { PublicSite } from "../public/public-site.ts";
import { openApiOf } from "./api/open-api.ts";
import { catalogueJson } from "./catalogue.ts";
import { type DataFile, dataFile } from "./data-set.ts";

/** What tells of the data: the catalogue, and the definition of the API that answers with the same. */
export function catalogueFiles(site: PublicSite): DataFile[] {
  const definition = `${JSON.stringify(openApiOf(site.municipality), null, 1)}\n`;
  return [
    dataFile("data/catalog.jsonld", "catalogue", catalogueJson(site), { mediaType: "application/ld+json" }),
    dataFile("data/openapi.json", "openapi", definition),
  ];
}

import { readFileSync } from "node:fs";
import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import type { PublicSite } from "../public-site.ts";
import type { SiteFile } from "../site-file.ts";
import { documentPath } from "./document-data.ts";

/** Where the bytes of a file lie ready, by their sum. */
export type LaidFiles = Readonly<Record<string, string>>;

/** Every document of a publication that stands and whose bytes are kept, once: what an earlier one offers can be opened as well, what a later one offers not yet. */
export function offeredIn({
  publication: { number },
  told,
  files,
}: Pick<PublicSite, "publication" | "told" | "files">): PublishedOf<"document">[] {
  const documents = told
    .filter(({ publication }) => publication.number <= number)
    .flatMap(({ items }) => items.filter((item) => item.kind === "document"))
    .filter(({ sha256 }) => files.has(sha256));
  return [...new Map(documents.map((one) => [documentPath(one), one])).values()];
}

/** The files of documents: their bytes as they were given, and nothing else. */
export function documentFiles(site: PublicSite, laid: LaidFiles): SiteFile[] {
  return offeredIn(site).map((document) => ({
    path: documentPath(document),
    sum: document.sha256,
    make: () => {
      const place = laid[document.sha256];
      if (place === undefined) throw new Error(`the file ${document.sha256} was not laid ready`);
      return readFileSync(place);
    },
  }));
}

import type { PublicSite } from "../public-site.ts";
import { type SiteFile, sumOf, textFile } from "../site-file.ts";
import { searchEntries } from "./search-entries.ts";
import { indexOf } from "./search-index.ts";
import { SEARCH_SCRIPT } from "./search-script.ts";
import { searchKey } from "./search-text.ts";

/** The index of a site and the script that searches it. They are scripts, because a page that is opened from a disk may load nothing else. */
export function searchFiles(site: PublicSite): SiteFile[] {
  const { head, shards, texts } = indexOf(searchEntries(site));
  const parts = [...shards.map((part, i) => scriptOf(`pairs/${i}`, part)), ...texts.map((part, i) => scriptOf(`texts/${i}`, part))];
  const edition = sumOf(parts.map(({ sum }) => sum).join()).slice(0, 12);
  return [scriptOf("head", { ...head, names: namesOf(site), edition }), ...parts, textFile(SEARCH_SCRIPT.path, SEARCH_SCRIPT.text)];
}

/** The names of each term that has others. */
function namesOf({ terms }: PublicSite): string[][] {
  return terms
    .map(({ term, otherNames = [] }) => [...new Set([term, ...otherNames].map(searchKey))].filter(({ length }) => length > 1))
    .filter(({ length }) => length > 1);
}

function scriptOf(name: string, data: unknown): SiteFile {
  return textFile(`search/${name}.js`, `shirubeSearch(${JSON.stringify(name)},${JSON.stringify(data)})`);
}

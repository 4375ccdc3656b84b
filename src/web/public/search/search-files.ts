import type { PublicSite } from "../public-site.ts";
import { type SiteFile, sumOf, textFile } from "../site-file.ts";
import { searchEntries } from "./search-entries.ts";
import { indexOf } from "./search-index.ts";
import { SEARCH_SCRIPT } from "./search-script.ts";
import { searchKey } from "./search-text.ts";
import type { SearchNames } from "./word-forms.ts";

/** The index of a site and the script that searches it. They are scripts, because a page that is opened from a disk may load nothing else. */
export function searchFiles(site: PublicSite): SiteFile[] {
  const { head, shards, texts } = indexOf(searchEntries(site));
  const parts = [...shards.map((part, i) => scriptOf(`pairs/${i}`, part)), ...texts.map((part, i) => scriptOf(`texts/${i}`, part))];
  const edition = sumOf(parts.map(({ sum }) => sum).join()).slice(0, 12);
  return [scriptOf("head", { ...head, names: namesOf(site), edition }), ...parts, textFile(SEARCH_SCRIPT.path, SEARCH_SCRIPT.text)];
}

/** The names and the reading of each term that has others, or a reading that is not its name. */
function namesOf({ terms }: PublicSite): SearchNames[] {
  return terms.flatMap(({ term, reading, otherNames = [] }) => {
    const names = keysOf([term, ...otherNames]);
    const readings = keysOf(reading === null ? [] : [reading]).filter((key) => !names.includes(key));
    return names.length + readings.length > 1 ? [{ names, readings }] : [];
  });
}

const keysOf = (names: readonly string[]): string[] => [...new Set(names.map(searchKey))].filter(({ length }) => length > 1);

function scriptOf(name: string, data: unknown): SiteFile {
  return textFile(`search/${name}.js`, `shirubeSearch(${JSON.stringify(name)},${JSON.stringify(data)})`);
}

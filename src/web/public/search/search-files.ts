import { createHash } from "node:crypto";
import type { PublicSite } from "../public-site.ts";
import type { SiteFile } from "../site-file.ts";
import { searchEntries } from "./search-entries.ts";
import { indexOf } from "./search-index.ts";
import { SEARCH_SCRIPT } from "./search-script.ts";

/** The index of a site and the script that searches it. They are scripts, because a page that is opened from a disk may load nothing else. */
export function searchFiles(site: PublicSite): SiteFile[] {
  const { head, shards, texts } = indexOf(searchEntries(site));
  const parts = [...shards.map((part, i) => scriptOf(`pairs/${i}`, part)), ...texts.map((part, i) => scriptOf(`texts/${i}`, part))];
  const edition = sumOf(parts.map(({ sum }) => sum).join()).slice(0, 12);
  const script = { path: SEARCH_SCRIPT.path, sum: sumOf(SEARCH_SCRIPT.text), make: () => SEARCH_SCRIPT.text };
  return [scriptOf("head", { ...head, edition }), ...parts, script];
}

function scriptOf(name: string, data: unknown): SiteFile {
  const text = `shirubeSearch(${JSON.stringify(name)},${JSON.stringify(data)})`;
  return { path: `search/${name}.js`, sum: sumOf(text), make: () => text };
}

const sumOf = (text: string): string => createHash("sha256").update(text).digest("hex");

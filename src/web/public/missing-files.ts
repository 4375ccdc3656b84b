import type { SiteFile } from "./site-file.ts";

/** No page of a site stands deeper: en/publications/2/nodes/1.html. */
const DEEPEST = 4;

/**
 * The pages for what is not there, once more for each depth at which it may be looked for: what they link to is found from the address that was asked for, wherever the site stands and
 * whatever serves it.
 */
export function missingFiles(files: readonly SiteFile[]): SiteFile[] {
  return files.flatMap((file) => {
    const english = file.path === "en/404.html";
    if (!english && file.path !== "404.html") return [];
    const own = Number(english);
    return Array.from({ length: DEEPEST - own }, (_, i): SiteFile => {
      const depth = own + 1 + i;
      return {
        path: `${english ? "en/" : ""}missing/${depth}.html`,
        sum: `${file.sum}-${depth}`,
        make: () => beneath(String(file.make()), depth - own),
      };
    });
  });
}

/** Where the page for what was looked for under a path stands; the first of these that is there. */
export function missingPages(path: string): readonly string[] {
  const depth = Math.min(path.split("/").length - 1, DEEPEST);
  if (path.startsWith("en/")) return [...(depth > 1 ? [`en/missing/${depth}.html`] : []), "en/404.html", "404.html"];
  return [...(depth > 0 ? [`missing/${depth}.html`] : []), "404.html"];
}

/** The page as it is in a folder that lies so much deeper. */
function beneath(html: string, levels: number): string {
  return html.replace(/(\s(?:href|src|action|data-index)=")(?![a-z][a-z0-9+.-]*:|[#/])/gu, `$1${"../".repeat(levels)}`);
}

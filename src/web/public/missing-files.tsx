import { renderToStaticMarkup } from "react-dom/server";
import { sentencesIn } from "../ui/sentences.ts";
import { type SiteFile, textFile } from "./site-file.ts";

/** No page of a site stands deeper: en/publications/2/nodes/1.html. */
const DEEPEST = 4;

/** What is looked for deeper than any page stands is answered by this, which leads nowhere: nobody knows how far up the site begins. */
const DEEPER = "missing/deeper.html";

/**
 * The pages for what is not there, once more for each depth at which it may be looked for, each in a folder of that depth: what they link to is found from where they stand and from the
 * address that was asked for, wherever the site stands and whatever serves it.
 */
export function missingFiles(files: readonly SiteFile[]): SiteFile[] {
  const pages = files.flatMap((file) => {
    const english = file.path === "en/404.html";
    if (!english && file.path !== "404.html") return [];
    const own = Number(english);
    return Array.from({ length: DEEPEST - own }, (_, i): SiteFile => {
      const depth = own + 1 + i;
      return { path: placeOf(english, depth), sum: `${file.sum}-${depth}`, make: () => beneath(String(file.make()), depth - own) };
    });
  });
  return [...pages, textFile(DEEPER, deeperPage())];
}

/** missing/404.html, missing/1/404.html, missing/1/2/404.html … */
function placeOf(english: boolean, depth: number): string {
  const own = Number(english);
  const folders = Array.from({ length: depth - own - 1 }, (_, i) => `${i + 1}/`).join("");
  return `${english ? "en/" : ""}missing/${folders}404.html`;
}

/** Where the page for what was looked for under a path stands; the first of these that is there. */
export function missingPages(path: string): readonly string[] {
  const depth = path.split("/").length - 1;
  if (depth > DEEPEST) return [DEEPER, "404.html"];
  if (path.startsWith("en/")) return [...(depth > 1 ? [placeOf(true, depth)] : []), "en/404.html", "404.html"];
  return [...(depth > 0 ? [placeOf(false, depth)] : []), "404.html"];
}

/** The page as it is in a folder that lies so much deeper. */
function beneath(html: string, levels: number): string {
  return html.replace(/(\s(?:href|src|action|data-index)=")(?![a-z][a-z0-9+.-]*:|[#/])/gu, `$1${"../".repeat(levels)}`);
}

function deeperPage(): string {
  const [ja, en] = [sentencesIn("ja"), sentencesIn("en")];
  const html = renderToStaticMarkup(
    <html lang="ja">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{ja("site.missing.title")}</title>
        <meta name="robots" content="noindex" />
      </head>
      <body>
        <main>
          <h1>{ja("site.missing.title")}</h1>
          <p>{ja("site.missing.deeper")}</p>
          <p lang="en">
            {en("site.missing.title")}. {en("site.missing.deeper")}
          </p>
        </main>
      </body>
    </html>,
  );
  return `<!doctype html>\n${html}\n`;
}

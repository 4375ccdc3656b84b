import { createHash } from "node:crypto";
import { renderToStaticMarkup } from "react-dom/server";
import { isNumbered, type Publication } from "../../domain/publication/publication.ts";
import { formatDay } from "../ui/dates.ts";
import { sentencesIn } from "../ui/sentences.ts";
import type { SiteFile } from "./site-file.ts";

/** The site of a municipality that has withdrawn all it published: it says so, and why, at every address. */
export function withdrawnFiles(name: string | null, publications: readonly Publication[]): SiteFile[] {
  const html = `<!doctype html>${renderToStaticMarkup(<Withdrawn name={name} publications={publications} />)}`;
  const sum = createHash("sha256").update(html).digest("hex");
  return ["index.html", "404.html"].map((path) => ({ path, sum, make: () => html }));
}

function Withdrawn({ name, publications }: { readonly name: string | null; readonly publications: readonly Publication[] }) {
  const title = [sentencesIn("ja")("publicSite.withdrawn"), name].filter((word) => word !== null).join(" – ");
  return (
    <html lang="ja">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          <p>{sentencesIn("ja")("publicSite.withdrawn.explanation")}</p>
          <p lang="en">{sentencesIn("en")("publicSite.withdrawn.explanation")}</p>
          <ul>
            {publications.filter(isNumbered).map(({ number, withdrawal }) =>
              withdrawal === null ? null : (
                <li key={number}>
                  {sentencesIn("ja")("publicSite.withdrawn.one", { number, day: formatDay(withdrawal.at, "ja") })} {withdrawal.reason}
                </li>
              ),
            )}
          </ul>
        </main>
      </body>
    </html>
  );
}

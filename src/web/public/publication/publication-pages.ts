import { addressFor, embedAddress, PAGES, publicationAddress } from "../addresses.ts";
import { type SitePage, sitePage } from "../frame/site-page.tsx";
import type { LinkedSite } from "../linked-site.ts";
import { archivedPages } from "./archived-pages.ts";
import { correctionsKind, correctionsPageOf } from "./corrections-page.tsx";
import { embeddedGoneKind, goneKind, gonePageOf } from "./gone-page.tsx";
import type { History } from "./history.ts";
import { briefOf, changesOf, publicationPageOf } from "./publication-data.ts";
import { changesKind, publicationKind, publicationsKind } from "./publication-page.tsx";
import { withdrawnPages } from "./withdrawn-pages.ts";

/** What was published when, what changed, and everything as it was told before. `sites` are in the order of their numbers; the last is read now. */
export function publicationPages(site: LinkedSite, sites: readonly LinkedSite[], history: History): SitePage[] {
  const { publications } = site;
  const before = sites.at(-2) ?? null;
  const toldBefore = (number: number) => sites.findLast(({ publication }) => publication.number < number) ?? null;
  const toldIn = (number: number) => sites.find(({ publication }) => publication.number === number) ?? null;
  return [
    sitePage(changesKind, PAGES.changes, before === null ? null : changesOf(before, site, history)),
    sitePage(publicationsKind, PAGES.publications, publications.map(briefOf)),
    ...publications.map((one) =>
      sitePage(
        publicationKind,
        publicationAddress(one.number),
        publicationPageOf(one, toldIn(one.number), toldBefore(one.number), { history, sites }),
      ),
    ),
    sitePage(correctionsKind, PAGES.corrections, correctionsPageOf(publications, history)),
    ...archivedPages(history),
    ...gonePages(site, history),
    ...withdrawnPages(site.withdrawn, publications, history.knows),
  ];
}

/** In place of every page of what is not told any more, also of those that stand in pages of somebody else. */
function gonePages(site: LinkedSite, history: History): SitePage[] {
  return history.gone.flatMap((gone) => {
    const { kind, id } = gone.last;
    const data = gonePageOf(site, gone, history);
    const page = sitePage(goneKind, addressFor(kind, id), data);
    return kind === "node" || kind === "indicator" ? [page, sitePage(embeddedGoneKind, embedAddress(kind, id), data)] : [page];
  });
}

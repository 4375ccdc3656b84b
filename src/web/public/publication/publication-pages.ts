import { addressFor, embedAddress, PAGES, publicationAddress } from "../addresses.ts";
import { type SitePage, sitePage } from "../frame/site-page.tsx";
import { goalPageOf } from "../goal/goal-data.ts";
import { goalKind } from "../goal/goal-page.tsx";
import { indicatorPageOf } from "../indicator/indicator-data.ts";
import { indicatorKind } from "../indicator/indicator-page.tsx";
import { type LinkedSite, linkSite } from "../linked-site.ts";
import { missionKind, missionPageOf } from "../mission/mission-page.tsx";
import { nodePageOf } from "../node/node-data.ts";
import { nodeKind } from "../node/node-page.tsx";
import { planPageOf } from "../plan/plan-data.ts";
import { planKind } from "../plan/plan-page.tsx";
import type { PublicSite } from "../public-site.ts";
import { archivedPage } from "./archived-page.tsx";
import { correctionsKind, correctionsPageOf } from "./corrections-page.tsx";
import { embeddedGoneKind, goneKind, gonePageOf } from "./gone-page.tsx";
import type { History, Version } from "./history.ts";
import { briefOf, changesOf, publicationPageOf } from "./publication-data.ts";
import { changesKind, publicationKind, publicationsKind } from "./publication-page.tsx";
import { withdrawnPages } from "./withdrawn-pages.ts";

/** What was published when, what changed, and everything as it was told before. `sites` are in the order of their numbers; the last is read now. */
export function publicationPages(site: LinkedSite, sites: readonly PublicSite[], history: History): SitePage[] {
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
        publicationPageOf(one, toldIn(one.number), toldBefore(one.number), history),
      ),
    ),
    sitePage(correctionsKind, PAGES.corrections, correctionsPageOf(publications, history)),
    ...archivedPages(sites, history),
    ...gonePages(site, history),
    ...withdrawnPages(site.withdrawn, publications, history.knows),
  ];
}

function archivedPages(sites: readonly PublicSite[], { past }: History): SitePage[] {
  const linked = new Map<number, LinkedSite>();
  return past.flatMap((version) => {
    const { number } = version.from;
    const told = sites.find(({ publication }) => publication.number === number);
    if (told === undefined) return [];
    const site = linked.get(number) ?? linkSite(told);
    linked.set(number, site);
    return pageOfVersion(site, version) ?? [];
  });
}

function pageOfVersion(site: LinkedSite, version: Version): SitePage | null {
  const { item } = version;
  switch (item.kind) {
    case "plan":
      return archivedPage(planKind, version, planPageOf(site, item));
    case "node": {
      const node = site.nodesOf(item.plan).find(({ id }) => id === item.id);
      const data = node === undefined ? null : nodePageOf(site, node);
      return data === null ? null : archivedPage(nodeKind, version, data);
    }
    case "indicator":
      return archivedPage(indicatorKind, version, indicatorPageOf(site, item));
    case "goal":
      return archivedPage(goalKind, version, goalPageOf(site, item));
    case "mission":
      return archivedPage(missionKind, version, missionPageOf(site, item));
    default:
      return null;
  }
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

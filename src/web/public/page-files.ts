import { addressFor, PAGES } from "./addresses.ts";
import { assetFiles } from "./frame/site-assets.ts";
import { frameOf } from "./frame/site-frame.ts";
import { filesOf, sitePage } from "./frame/site-page.tsx";
import { goalPageOf } from "./goal/goal-data.ts";
import { goalKind } from "./goal/goal-page.tsx";
import { homePageOf } from "./home/home-data.ts";
import { homeKind } from "./home/home-page.tsx";
import { indicatorPageOf } from "./indicator/indicator-data.ts";
import { indicatorFiles } from "./indicator/indicator-files.ts";
import { indicatorKind } from "./indicator/indicator-page.tsx";
import { linkSite } from "./linked-site.ts";
import { nodePageOf } from "./node/node-data.ts";
import { nodeKind } from "./node/node-page.tsx";
import { planPageOf } from "./plan/plan-data.ts";
import { planKind } from "./plan/plan-page.tsx";
import type { PublicSite } from "./public-site.ts";
import type { SiteFile } from "./site-file.ts";

/**
 * The pages of a site. `former` are those of the publications before it that were not withdrawn: what they told, and how, stays to be read.
 */
export function pageFiles(told: PublicSite, former: readonly PublicSite[]): SiteFile[] {
  const site = linkSite(told);
  const frame = frameOf(told);
  const before = former.reduce<PublicSite | null>(
    (last, one) => (last === null || one.publication.number > last.publication.number ? one : last),
    null,
  );
  const nodes = site.plans.flatMap(({ id }) => site.nodesOf(id));
  const pages = [
    sitePage(homeKind, PAGES.home, homePageOf(site, before)),
    ...site.plans.map((plan) => sitePage(planKind, addressFor("plan", plan.id), planPageOf(site, plan))),
    ...nodes.flatMap((node) => {
      const data = nodePageOf(site, node);
      return data === null ? [] : [sitePage(nodeKind, addressFor("node", node.id), data)];
    }),
    ...site.indicators.map((one) => sitePage(indicatorKind, addressFor("indicator", one.id), indicatorPageOf(site, one))),
    ...site.goals.map((goal) => sitePage(goalKind, addressFor("goal", goal.id), goalPageOf(site, goal))),
  ];
  return [
    ...assetFiles(),
    ...pages.flatMap((page) => filesOf(page, { frame, terms: site.terms })),
    ...site.indicators.flatMap(indicatorFiles),
  ];
}

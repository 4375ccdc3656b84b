import { embedAddress, PAGES, sdgAddress, standingAddress } from "./addresses.ts";
import { unitsPageOf } from "./department/unit-data.ts";
import { unitsKind } from "./department/units-page.tsx";
import { embeddedIndicatorKind, embeddedIndicatorOf, embeddedNodeKind, embeddedNodeOf } from "./embed/embed-pages.tsx";
import { type SitePage, sitePage } from "./frame/site-page.tsx";
import { yearBriefOf } from "./home/home-data.ts";
import { indicatorsKind, indicatorsPageOf } from "./indicator/indicators-page.tsx";
import { standingKind, standingPagesOf } from "./indicator/standing-page.tsx";
import type { LinkedSite } from "./linked-site.ts";
import { planBriefOf } from "./plan/plan-data.ts";
import { plansKind } from "./plan/plans-page.tsx";
import type { ThingPage } from "./publication/thing-page.ts";
import { SDGS, sdgKind, sdgPageOf, sdgsKind, sdgsPageOf } from "./sdg/sdg-page.tsx";
import { yearsKind } from "./year/year-page.tsx";

/** A page for everything that a publication tells, the lists that lead there, and what stands in pages of somebody else. */
export function toldPages(site: LinkedSite, things: readonly ThingPage[]): SitePage[] {
  return [
    sitePage(
      plansKind,
      PAGES.plans,
      site.plans.map((plan) => planBriefOf(site, plan)),
    ),
    sitePage(indicatorsKind, PAGES.indicators, indicatorsPageOf(site)),
    ...standingPagesOf(site).map((page) => sitePage(standingKind, standingAddress(page.kind), page)),
    sitePage(
      yearsKind,
      PAGES.years,
      site.years.map(({ id, phase }) => yearBriefOf(site, id, phase)),
    ),
    sitePage(unitsKind, PAGES.departments, unitsPageOf(site)),
    sitePage(sdgsKind, PAGES.sdgs, sdgsPageOf(site)),
    ...SDGS.map((number) => sitePage(sdgKind, sdgAddress(number), sdgPageOf(site, number))),
    ...things.map((thing) => thing.now()),
    ...site.indicators.map((indicator) =>
      sitePage(embeddedIndicatorKind, embedAddress("indicator", indicator.id), embeddedIndicatorOf(site, indicator)),
    ),
    ...site.plans
      .flatMap(({ id }) => site.nodesOf(id))
      .flatMap((node) => {
        const data = embeddedNodeOf(site, node);
        return data === null ? [] : [sitePage(embeddedNodeKind, embedAddress("node", node.id), data)];
      }),
  ];
}

import { addressFor, embedAddress, PAGES, sdgAddress } from "./addresses.ts";
import { unitPageOf, unitsPageOf } from "./department/unit-data.ts";
import { unitKind } from "./department/unit-page.tsx";
import { unitsKind } from "./department/units-page.tsx";
import { embeddedIndicatorKind, embeddedNodeKind, embeddedNodeOf } from "./embed/embed-pages.tsx";
import { type SitePage, sitePage } from "./frame/site-page.tsx";
import { goalPageOf } from "./goal/goal-data.ts";
import { goalKind } from "./goal/goal-page.tsx";
import { yearBriefOf } from "./home/home-data.ts";
import { indicatorPageOf } from "./indicator/indicator-data.ts";
import { indicatorKind } from "./indicator/indicator-page.tsx";
import { indicatorsKind, indicatorsPageOf } from "./indicator/indicators-page.tsx";
import type { LinkedSite } from "./linked-site.ts";
import { missionKind, missionPageOf } from "./mission/mission-page.tsx";
import { nodePageOf } from "./node/node-data.ts";
import { nodeKind } from "./node/node-page.tsx";
import { planBriefOf, planPageOf } from "./plan/plan-data.ts";
import { planKind } from "./plan/plan-page.tsx";
import { plansKind } from "./plan/plans-page.tsx";
import { SDGS, sdgKind, sdgPageOf, sdgsKind, sdgsPageOf } from "./sdg/sdg-page.tsx";
import { yearPageOf } from "./year/year-data.ts";
import { yearKind, yearsKind } from "./year/year-page.tsx";

/** A page for everything that a publication tells, and the lists that lead there. */
export function toldPages(site: LinkedSite): SitePage[] {
  return [
    sitePage(
      plansKind,
      PAGES.plans,
      site.plans.map((plan) => planBriefOf(site, plan)),
    ),
    ...site.plans.map((plan) => sitePage(planKind, addressFor("plan", plan.id), planPageOf(site, plan))),
    ...nodePages(site),
    sitePage(indicatorsKind, PAGES.indicators, indicatorsPageOf(site)),
    ...site.indicators.flatMap((indicator) => {
      const data = indicatorPageOf(site, indicator);
      return [
        sitePage(indicatorKind, addressFor("indicator", indicator.id), data),
        sitePage(embeddedIndicatorKind, embedAddress("indicator", indicator.id), data),
      ];
    }),
    sitePage(
      yearsKind,
      PAGES.years,
      site.years.map(({ id, phase }) => yearBriefOf(site, id, phase)),
    ),
    ...site.years.map((year) => sitePage(yearKind, addressFor("year", year.id), yearPageOf(site, year))),
    ...site.goals.map((goal) => sitePage(goalKind, addressFor("goal", goal.id), goalPageOf(site, goal))),
    ...site.missions.map((mission) => sitePage(missionKind, addressFor("mission", mission.id), missionPageOf(site, mission))),
    sitePage(unitsKind, PAGES.departments, unitsPageOf(site)),
    ...site.units.map((unit) => sitePage(unitKind, addressFor("unit", unit.id), unitPageOf(site, unit))),
    sitePage(sdgsKind, PAGES.sdgs, sdgsPageOf(site)),
    ...SDGS.map((number) => sitePage(sdgKind, sdgAddress(number), sdgPageOf(site, number))),
  ];
}

function nodePages(site: LinkedSite): SitePage[] {
  return site.plans
    .flatMap(({ id }) => site.nodesOf(id))
    .flatMap((node) => {
      const data = nodePageOf(site, node);
      if (data === null) return [];
      return [
        sitePage(nodeKind, addressFor("node", node.id), data),
        sitePage(embeddedNodeKind, embedAddress("node", node.id), embeddedNodeOf(data)),
      ];
    });
}

import type { PublishedItem } from "../../../domain/publication/published-item.ts";
import { addressFor, type PagedKind } from "../addresses.ts";
import { unitPageOf } from "../department/unit-data.ts";
import { unitKind } from "../department/unit-page.tsx";
import { type PageKind, type SitePage, sitePage } from "../frame/site-page.tsx";
import { goalPageOf } from "../goal/goal-data.ts";
import { goalKind } from "../goal/goal-page.tsx";
import { indicatorPageOf } from "../indicator/indicator-data.ts";
import { indicatorKind } from "../indicator/indicator-page.tsx";
import type { LinkedSite } from "../linked-site.ts";
import { missionKind, missionPageOf } from "../mission/mission-page.tsx";
import { nodePageOf } from "../node/node-data.ts";
import { nodeKind } from "../node/node-page.tsx";
import { planPageOf } from "../plan/plan-data.ts";
import { planKind } from "../plan/plan-page.tsx";
import { yearPageOf } from "../year/year-data.ts";
import { yearKind } from "../year/year-page.tsx";
import { archivedPage, type Telling } from "./archived-page.tsx";

/** The page of a thing, with everything that a publication tells on it. */
export interface ThingPage {
  readonly kind: PagedKind;
  readonly id: number;
  readonly item: PublishedItem;
  readonly data: unknown;
  /** What is told of it: all but what stands before and after it, to page through. */
  readonly told: unknown;
  /** As it is read now. */
  now(): SitePage;
  /** As it was told before. */
  past(telling: Telling): SitePage;
}

/** A site with the pages of everything that it tells. */
export interface ToldPages {
  readonly site: LinkedSite;
  readonly things: readonly ThingPage[];
}

export const pagesOf = (site: LinkedSite): ToldPages => ({ site, things: thingPages(site) });

/** A page for everything of a site that has one, in the order in which it is told. */
function thingPages(site: LinkedSite): ThingPage[] {
  const nodes = site.plans.flatMap(({ id }) => site.nodesOf(id));
  return [
    ...site.plans.map((plan) => thingPage(planKind, plan, planPageOf(site, plan))),
    ...nodes.flatMap((node) => {
      const data = nodePageOf(site, node);
      return data === null ? [] : [thingPage(nodeKind, node, data)];
    }),
    ...site.indicators.map((indicator) => thingPage(indicatorKind, indicator, indicatorPageOf(site, indicator))),
    ...site.years.map((year) => thingPage(yearKind, year, yearPageOf(site, year))),
    ...site.goals.map((goal) => thingPage(goalKind, goal, goalPageOf(site, goal))),
    ...site.missions.map((mission) => thingPage(missionKind, mission, missionPageOf(site, mission))),
    ...site.units.map((unit) => thingPage(unitKind, unit, unitPageOf(site, unit))),
  ];
}

function withoutNeighbours<Data extends object>(data: Data): object {
  return { ...data, before: null, after: null };
}

function thingPage<Data extends object>(page: PageKind<Data>, item: PublishedItem & { readonly kind: PagedKind }, data: Data): ThingPage {
  const { kind, id } = item;
  return {
    ...{ kind, id, item, data, told: withoutNeighbours(data) },
    now: () => sitePage(page, addressFor(kind, id), data),
    past: (telling) => archivedPage(page, { kind, id }, data, telling),
  };
}

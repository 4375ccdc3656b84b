import type { PhaseName } from "../../../domain/cycle/phase.ts";
import type { StandingCounts } from "../../../domain/progress/roll-up.ts";
import { comparePublications } from "../../../domain/publication/compare-publications.ts";
import type { PublishedKind } from "../../../domain/publication/published-item.ts";
import type { LinkedSite } from "../linked-site.ts";
import { countsOf } from "../node/node-data.ts";
import { type PlanBrief, planBriefOf } from "../plan/plan-data.ts";
import type { PublicSite } from "../public-site.ts";
import { itemsOf } from "../publication/items-of.ts";

/** Everything that stands on the first page. */
export interface HomePage {
  readonly greeting: string | null;
  readonly publication: { readonly number: number; readonly publishedAt: string; readonly note: string };
  /** Of all indicators. */
  readonly counts: StandingCounts;
  readonly plans: readonly PlanBrief[];
  readonly years: readonly YearBrief[];
  /** Against the publication before; null where there is none. */
  readonly changed: ChangeCounts | null;
}

export interface YearBrief {
  readonly year: number;
  readonly phase: PhaseName;
  readonly goals: number;
  readonly departments: number;
}

export interface ChangeCounts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export function homePageOf(site: LinkedSite, before: PublicSite | null): HomePage {
  const { publication, municipality } = site;
  return {
    greeting: municipality.profile.greeting,
    publication: { number: publication.number, publishedAt: publication.publishedAt.toISOString(), note: publication.note },
    counts: countsOf(site.indicators.flatMap((one) => site.linesOf(one))),
    plans: site.plans.map((plan) => planBriefOf(site, plan)),
    years: site.years.map((year) => yearBriefOf(site, year.id, year.phase)),
    changed: before === null ? null : changeCountsOf(before, site),
  };
}

export function yearBriefOf(site: LinkedSite, year: number, phase: PhaseName): YearBrief {
  const goals = site.goals.filter(({ fiscalYear }) => fiscalYear === year);
  return { year, phase, goals: goals.length, departments: new Set(goals.map(({ department }) => department)).size };
}

/** What a citizen looks for: the units and scales that others name are not counted. */
const COUNTED: readonly PublishedKind[] = ["plan", "node", "indicator", "goal", "mission"];

function changeCountsOf(before: PublicSite, after: PublicSite): ChangeCounts {
  const changes = comparePublications(itemsOf(before), itemsOf(after)).filter(({ kind }) => COUNTED.includes(kind));
  const count = (which: keyof ChangeCounts) => changes.filter(({ change }) => change === which).length;
  return { added: count("added"), changed: count("changed"), removed: count("removed") };
}

import type { StandingCounts } from "../../../domain/progress/roll-up.ts";
import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import { type DocumentLine, documentsWith } from "../document/document-data.ts";
import type { IndicatorLine } from "../indicator/indicator-line.ts";
import type { LinkedSite } from "../linked-site.ts";
import { type NodeLink, nodeLink, type PlanLink, planLink } from "../links.ts";
import { countsOf, standingsBeneath } from "../node/node-data.ts";

/** A plan as lists tell it. */
export interface PlanBrief extends PlanLink, Pick<PublishedOf<"plan">, "fromYear" | "toYear" | "summary"> {
  readonly counts: StandingCounts;
  /** Its topmost nodes. */
  readonly pillars: readonly CountedNode[];
}

export interface CountedNode extends NodeLink {
  readonly counts: StandingCounts;
}

export interface BranchNode extends CountedNode {
  /** 0 for the topmost. */
  readonly depth: number;
  /** That stand at the node itself. */
  readonly goals: number;
}

/** Everything that stands on the page of a plan. */
export interface PlanPage extends Omit<PlanBrief, "pillars"> {
  readonly levels: readonly string[];
  readonly nodes: readonly BranchNode[];
  readonly predecessor: PlanLink | null;
  readonly successor: PlanLink | null;
  /** Indicators that stand at the plan as a whole. */
  readonly lines: readonly IndicatorLine[];
  readonly documents: readonly DocumentLine[];
}

export function planBriefOf(site: LinkedSite, plan: PublishedOf<"plan">): PlanBrief {
  const { fromYear, toYear, summary } = plan;
  return {
    ...planLink(plan),
    ...{ fromYear, toYear, summary, counts: countsOf(indicatorsOf(site, plan.id).flatMap((one) => site.linesOf(one))) },
    pillars: site
      .nodesOf(plan.id)
      .flatMap((node) => (node.depth === 0 ? [{ ...nodeLink(node), counts: standingsBeneath(site, node) }] : [])),
  };
}

export function planPageOf(site: LinkedSite, plan: PublishedOf<"plan">): PlanPage {
  const { pillars: _, ...brief } = planBriefOf(site, plan);
  const predecessor = site.find("plan", plan.predecessor);
  const successor = site.plans.find((one) => one.predecessor === plan.id) ?? null;
  return {
    ...brief,
    levels: plan.levels,
    nodes: site.nodesOf(plan.id).map((node) => ({
      ...nodeLink(node),
      ...{ depth: node.depth, counts: standingsBeneath(site, node), goals: site.goalsAt(node.id).length },
    })),
    ...{ predecessor: predecessor === null ? null : planLink(predecessor), successor: successor === null ? null : planLink(successor) },
    lines: site.indicators
      .filter(({ placements }) => placements.some((one) => one.plan === plan.id && one.node === null))
      .flatMap((one) => site.linesOf(one)),
    documents: documentsWith(site, "plan", plan.id),
  };
}

function indicatorsOf({ indicators }: LinkedSite, plan: number): PublishedOf<"indicator">[] {
  return indicators.filter(({ placements }) => placements.some((one) => one.plan === plan));
}

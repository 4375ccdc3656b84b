import type { PublishedOf } from "../../domain/publication/published-item.ts";
import { type IndicatorLine, indicatorLines } from "./indicator/indicator-line.ts";
import type { PublicSite, TreeNode } from "./public-site.ts";

/** A site with what stands where: each is looked up once for all pages. */
export interface LinkedSite extends PublicSite {
  /** Straight beneath a node, in the order of the plan. */
  childrenOf(node: number): readonly TreeNode[];
  /** From the topmost down; without the node itself. */
  ancestorsOf(node: PublishedOf<"node">): readonly PublishedOf<"node">[];
  indicatorsAt(node: number): readonly PublishedOf<"indicator">[];
  /** At a node and beneath it, each once. */
  indicatorsBeneath(node: TreeNode): readonly PublishedOf<"indicator">[];
  goalsAt(node: number): readonly PublishedOf<"goal">[];
  missionsAt(node: number): readonly PublishedOf<"mission">[];
  /** The goal of the year after that carries it on. */
  continuedBy(goal: number): PublishedOf<"goal"> | null;
  linesOf(indicator: PublishedOf<"indicator">): readonly IndicatorLine[];
}

export function linkSite(site: PublicSite): LinkedSite {
  const nodes = site.plans.flatMap(({ id }) => site.nodesOf(id));
  const children = Map.groupBy(nodes, ({ parent }) => parent);
  const indicators = grouped(site.indicators, ({ placements }) => placements.map(({ node }) => node));
  const goals = grouped(site.goals, (goal) => goal.nodes);
  const missions = grouped(site.missions, (mission) => mission.nodes.flat());
  const continuing = new Map(site.goals.flatMap((goal) => (goal.continues === null ? [] : [[goal.continues, goal] as const])));
  const lines = new Map<number, readonly IndicatorLine[]>();
  const linked: LinkedSite = {
    ...site,
    childrenOf: (node) => children.get(node) ?? [],
    ancestorsOf: (node) => {
      const above: PublishedOf<"node">[] = [];
      for (let one = site.find("node", node.parent); one !== null && !above.includes(one); one = site.find("node", one.parent))
        above.unshift(one);
      return above;
    },
    indicatorsAt: (node) => indicators.get(node) ?? [],
    indicatorsBeneath: (node) => {
      const inPlan = site.nodesOf(node.plan);
      const at = inPlan.findIndex(({ id }) => id === node.id);
      const end = inPlan.findIndex(({ depth }, i) => i > at && depth <= node.depth);
      const beneath = inPlan.slice(at, end === -1 ? inPlan.length : end);
      return [...new Set(beneath.flatMap(({ id }) => indicators.get(id) ?? []))];
    },
    goalsAt: (node) => goals.get(node) ?? [],
    missionsAt: (node) => missions.get(node) ?? [],
    continuedBy: (goal) => continuing.get(goal) ?? null,
    linesOf: (indicator) => {
      const known = lines.get(indicator.id) ?? indicatorLines(indicator);
      lines.set(indicator.id, known);
      return known;
    },
  };
  return linked;
}

/** What stands where, each once a place. */
function grouped<Item>(items: readonly Item[], placesOf: (item: Item) => readonly (number | null)[]): Map<number, Item[]> {
  const groups = new Map<number, Item[]>();
  for (const item of items)
    for (const place of new Set(placesOf(item))) if (place !== null) groups.set(place, [...(groups.get(place) ?? []), item]);
  return groups;
}

import type { Goal } from "../../../domain/goal/goal.ts";
import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import type { LinkedSite } from "../linked-site.ts";
import { type GoalLink, goalLink, type NodeLink, nodeLink, type UnitLink, unitLink } from "../links.ts";

/** Everything that stands on the page of a goal. */
export interface GoalPage {
  readonly id: number;
  readonly fiscalYear: number;
  readonly unit: UnitLink | null;
  readonly summary: string | null;
  readonly body: Goal;
  /** Where its placements stand in the plans that are told, in their order. */
  readonly nodes: readonly (NodeLink | null)[];
  readonly yearBefore: GoalLink | null;
  readonly yearAfter: GoalLink | null;
  /** Of the department's goals of the year. */
  readonly before: GoalLink | null;
  readonly after: GoalLink | null;
}

export function goalPageOf(site: LinkedSite, goal: PublishedOf<"goal">): GoalPage {
  const { id, fiscalYear, department, summary, body } = goal;
  const siblings = site.goals.filter((one) => one.fiscalYear === fiscalYear && one.department === department);
  const at = siblings.findIndex((one) => one.id === id);
  const [before, after] = [siblings[at - 1], siblings[at + 1]];
  const [lastYear, nextYear] = [site.find("goal", goal.continues), site.continuedBy(id)];
  return {
    ...{ id, fiscalYear, unit: unitLink(site, department), summary, body },
    nodes: goal.nodes.map((node) => {
      const found = site.find("node", node);
      return found === null ? null : nodeLink(found);
    }),
    ...{ yearBefore: lastYear === null ? null : goalLink(lastYear), yearAfter: nextYear === null ? null : goalLink(nextYear) },
    ...{ before: before === undefined ? null : goalLink(before), after: after === undefined ? null : goalLink(after) },
  };
}

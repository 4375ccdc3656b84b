import type { PublishedOf } from "../../domain/publication/published-item.ts";
import type { LinkedSite } from "./linked-site.ts";

/** To a node, with what it is called by. */
export interface NodeLink {
  readonly id: number;
  readonly level: string;
  readonly code: string;
  readonly title: string;
}

export interface UnitLink {
  readonly id: number;
  readonly name: string;
}

/** To a goal of any year and department. */
export interface GoalLink {
  readonly id: number;
  readonly title: string;
  readonly fiscalYear: number;
  readonly department: string | null;
  readonly priority: number | null;
}

export const nodeLink = ({ id, level, code, title }: PublishedOf<"node">): NodeLink => ({ id, level, code, title });

export const planLink = ({ id, title }: PublishedOf<"plan">): PlanLink => ({ id, title });

export interface PlanLink {
  readonly id: number;
  readonly title: string | null;
}

export function unitLink(site: LinkedSite, id: number | null): UnitLink | null {
  const unit = site.find("unit", id);
  return unit === null ? null : { id: unit.id, name: unit.name };
}

export const goalLink = ({ id, fiscalYear, body: { title, department, priority } }: PublishedOf<"goal">): GoalLink => ({
  ...{ id, title, fiscalYear, department, priority },
});

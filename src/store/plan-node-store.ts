import type { Initiative, RoleExpectation } from "../domain/plan/plan.ts";
import type { Connection } from "./database.ts";
import { type GoalRow, listGoalsAt } from "./goal-store.ts";
import { type KeptIndicator, listIndicatorsAt } from "./indicator-store.ts";
import { listMissionsAt, type MissionRow } from "./mission-store.ts";
import { findPlan, listPlanNodes, type PlanDetail, type PlanNodeRow } from "./plan-store.ts";

/** A node of a plan with everything that stands at it. */
export interface PlanNodePage {
  readonly plan: PlanDetail;
  readonly node: PlanNodeRow;
  /** From the top down, without the node. */
  readonly ancestors: readonly PlanNodeRow[];
  readonly children: readonly PlanNodeRow[];
  /** The node, and all beneath it. */
  readonly beneath: readonly PlanNodeRow[];
  /** The nodes before and after it under the same parent. */
  readonly before: PlanNodeRow | null;
  readonly after: PlanNodeRow | null;
  readonly sections: readonly { readonly position: number; readonly title: string; readonly items: readonly string[] }[];
  readonly indicators: readonly KeptIndicator[];
  readonly initiatives: readonly (Omit<Initiative, "node"> & { readonly id: number })[];
  readonly roles: readonly (Omit<RoleExpectation, "node"> & { readonly id: number })[];
  readonly relatedPlans: readonly { readonly id: number; readonly title: string }[];
  /** Goals and missions that say that they stand here, or at a node beneath; `node` is that node. */
  readonly goals: readonly (GoalRow & { readonly node: PlanNodeRow })[];
  readonly missions: readonly (MissionRow & { readonly node: PlanNodeRow })[];
}

/** The node of a plan with a code, and all that its page shows. A dozen queries, however much stands there. */
export async function findPlanNode(db: Connection, municipality: string, planId: number, code: string): Promise<PlanNodePage | null> {
  const plan = await findPlan(db, municipality, planId);
  const nodes = plan ? await listPlanNodes(db, municipality, planId) : [];
  const node = nodes.find((one) => one.code === code);
  if (!plan || !node) return null;

  const byId = new Map(nodes.map((one) => [one.id, one]));
  const siblings = nodes.filter((one) => one.parentId === node.parentId);
  const at = siblings.indexOf(node);
  const beneath = descendantsOf(nodes, node);
  const ids = beneath.map(({ id }) => id);
  const placedAt = <Row extends { readonly nodeId: number }>(rows: readonly Row[]) =>
    rows.flatMap((row) => {
      const there = byId.get(row.nodeId);
      return there ? [{ ...row, node: there }] : [];
    });
  const ofNode = { municipality_code: municipality, node_id: node.id };

  return {
    plan,
    node,
    ancestors: ancestorsOf(byId, node),
    children: nodes.filter((one) => one.parentId === node.id),
    beneath,
    before: siblings[at - 1] ?? null,
    after: siblings[at + 1] ?? null,
    sections: await db
      .selectFrom("plan_node_section")
      .where((where) => where.and(ofNode))
      .orderBy("position")
      .select(["position", "title", "items"])
      .execute(),
    indicators: await listIndicatorsAt(db, municipality, [node.id]),
    initiatives: await db
      .selectFrom("initiative")
      .where((where) => where.and(ofNode))
      .orderBy("position")
      .orderBy("id")
      .select(["id", "group_title as group", "divisions", "item", "details"])
      .execute(),
    roles: await db
      .selectFrom("role_expectation")
      .where((where) => where.and(ofNode))
      .orderBy("position")
      .orderBy("id")
      .select(["id", "actor", "expectations"])
      .execute(),
    relatedPlans: await db
      .selectFrom("related_plan")
      .where((where) => where.and(ofNode))
      .orderBy("position")
      .orderBy("id")
      .select(["id", "title"])
      .execute(),
    goals: placedAt(await listGoalsAt(db, municipality, ids)),
    missions: placedAt(await listMissionsAt(db, municipality, ids)),
  };
}

function ancestorsOf(byId: ReadonlyMap<number, PlanNodeRow>, node: PlanNodeRow): PlanNodeRow[] {
  const ancestors: PlanNodeRow[] = [];
  for (let at = node.parentId; at !== null; ) {
    const parent = byId.get(at);
    if (!parent || ancestors.includes(parent)) break;
    ancestors.unshift(parent);
    at = parent.parentId;
  }
  return ancestors;
}

/** The node and all beneath it: in tree order they follow each other. */
function descendantsOf(nodes: readonly PlanNodeRow[], node: PlanNodeRow): PlanNodeRow[] {
  const start = nodes.indexOf(node);
  const behind = nodes.slice(start + 1);
  const end = behind.findIndex(({ depth }) => depth <= node.depth);
  return [node, ...(end < 0 ? behind : behind.slice(0, end))];
}

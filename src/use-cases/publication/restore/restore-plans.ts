import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import type { Connection } from "../../../store/database.ts";
import { recordPlanContent } from "../../../store/plan-content-store.ts";
import { recordNodes, recordPlan } from "../../../store/plan-outline-store.ts";
import { drawIds } from "../../../store/rows.ts";
import { makeFindable } from "../../import/keep-plan.ts";

type Plan = PublishedOf<"plan">;
type Node = PublishedOf<"node">;

/** Plans with all that stands at their nodes. */
export async function restorePlans(
  tx: Connection,
  code: string,
  plans: readonly Plan[],
  nodes: readonly Node[],
  predecessorOf: (plan: Plan) => number | null,
): Promise<void> {
  const ofPlan = Map.groupBy(nodes, ({ plan }) => plan);
  for (const plan of plans) {
    const { id, title, levels, fromYear, toYear } = plan;
    await recordPlan(tx, code, { id, title, levels, fromYear, toYear, predecessorId: predecessorOf(plan) });
    const inPlan = ofPlan.get(id) ?? [];
    await recordNodes(
      tx,
      code,
      inPlan.map(({ parent, plan: planId, ...node }) => ({ ...node, planId, parentId: parent })),
    );
    await restoreContent(tx, code, plan, inPlan);
    await makeFindable(tx, code, id);
  }
}

async function restoreContent(tx: Connection, code: string, plan: Plan, nodes: readonly Node[]): Promise<void> {
  const roles = nodes.flatMap(({ id: nodeId, roles: said }) => said.map((role, position) => ({ ...role, nodeId, position })));
  const related = nodes.flatMap(({ id: nodeId, relatedPlans }) => relatedPlans.map((title, position) => ({ title, nodeId, position })));
  const drawn = (await drawIds(tx, roles.length + related.length + plan.glossary.length)).values();
  const id = () => drawn.next().value ?? 0;
  await recordPlanContent(tx, code, plan.id, {
    sections: nodes.flatMap(({ id: nodeId, sections }) => sections.map((section, position) => ({ ...section, nodeId, position }))),
    initiatives: nodes.flatMap(({ id: nodeId, initiatives }) => initiatives.map((one, position) => ({ ...one, nodeId, position }))),
    roles: roles.map((role) => ({ ...role, id: id() })),
    relatedPlans: related.map((one) => ({ ...one, id: id() })),
    glossary: plan.glossary.map((term, position) => ({ id: id(), position, term })),
  });
}

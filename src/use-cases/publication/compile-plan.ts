import type { PublishedItem, PublishedOf } from "../../domain/publication/published-item.ts";
import type { Connection } from "../../store/database.ts";
import { listPlanContent } from "../../store/plan-content-store.ts";
import { findPlan, listPlanNodes } from "../../store/plan-store.ts";
import type { SummaryOf } from "./summary-of.ts";

/** A plan and its nodes as the record has them; nothing where there is no such plan. */
export async function compilePlan(db: Connection, municipality: string, planId: number, summaryOf: SummaryOf): Promise<PublishedItem[]> {
  const found = await findPlan(db, municipality, planId);
  if (found === null) return [];
  const { id, title, levels, fromYear, toYear, predecessorId: predecessor, glossary } = found;
  const content = await listPlanContent(db, municipality, planId);
  const sections = Map.groupBy(content.sections, ({ nodeId }) => nodeId);
  const initiatives = Map.groupBy(content.initiatives, ({ nodeId }) => nodeId);
  const roles = Map.groupBy(content.roles, ({ nodeId }) => nodeId);
  const relatedPlans = Map.groupBy(content.relatedPlans, ({ nodeId }) => nodeId);
  const nodes = (await listPlanNodes(db, municipality, planId)).map(
    (node): PublishedOf<"node"> => ({
      ...{ kind: "node", id: node.id, plan: id, parent: node.parentId, position: node.position },
      ...{ code: node.code, level: node.level, title: node.title, statement: node.statement },
      sections: (sections.get(node.id) ?? []).map(({ title: of, items }) => ({ title: of, items })),
      initiatives: (initiatives.get(node.id) ?? []).map(({ id: one, group, item, details, divisions }) => ({
        ...{ id: one, group, item, details, divisions },
      })),
      roles: (roles.get(node.id) ?? []).map(({ actor, expectations }) => ({ actor, expectations })),
      relatedPlans: (relatedPlans.get(node.id) ?? []).map(({ title: of }) => of),
      summary: summaryOf("node", node.id),
    }),
  );
  return [{ kind: "plan", id, title, levels, fromYear, toYear, predecessor, glossary, summary: summaryOf("plan", id) }, ...nodes];
}

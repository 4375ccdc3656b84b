import { sql } from "kysely";
import type { Connection } from "./database.ts";
import { insertRows } from "./rows.ts";

/** What stands at the nodes of a plan. nodeId is null for what a document places at no node of the plan. */
export interface PlanContent {
  readonly sections: readonly SectionRow[];
  readonly initiatives: readonly InitiativeRow[];
  readonly roles: readonly RoleRow[];
  readonly relatedPlans: readonly RelatedPlanRow[];
  readonly glossary: readonly GlossaryRow[];
}

export interface SectionRow {
  readonly nodeId: number;
  readonly position: number;
  readonly title: string;
  readonly items: readonly string[];
}

interface AtNode {
  readonly id: number;
  readonly nodeId: number | null;
  readonly position: number;
}

export interface InitiativeRow extends AtNode {
  readonly group: string | null;
  readonly item: string;
  readonly divisions: readonly string[];
  readonly details: readonly string[];
}

export interface RoleRow extends AtNode {
  readonly actor: string;
  readonly expectations: readonly string[];
}

export interface RelatedPlanRow extends AtNode {
  readonly title: string;
}

export interface GlossaryRow {
  readonly id: number;
  readonly position: number;
  readonly term: string;
}

/** Everything that stands in a plan, each kind in its order. */
export async function listPlanContent(db: Connection, municipality: string, planId: number): Promise<PlanContent> {
  const inPlan = { municipality_code: municipality, plan_id: planId };
  return {
    sections: await db
      .selectFrom("plan_node_section as s")
      .innerJoin("plan_node as n", (join) => join.onRef("n.municipality_code", "=", "s.municipality_code").onRef("n.id", "=", "s.node_id"))
      .where("n.municipality_code", "=", municipality)
      .where("n.plan_id", "=", planId)
      .orderBy("s.node_id")
      .orderBy("s.position")
      .select(["s.node_id as nodeId", "s.position", "s.title", "s.items"])
      .execute(),
    initiatives: await db
      .selectFrom("initiative")
      .where((where) => where.and(inPlan))
      .orderBy("position")
      .orderBy("id")
      .select(["id", "node_id as nodeId", "position", "group_title as group", "item", "divisions", "details"])
      .execute(),
    roles: await db
      .selectFrom("role_expectation")
      .where((where) => where.and(inPlan))
      .orderBy("position")
      .orderBy("id")
      .select(["id", "node_id as nodeId", "position", "actor", "expectations"])
      .execute(),
    relatedPlans: await db
      .selectFrom("related_plan")
      .where((where) => where.and(inPlan))
      .orderBy("position")
      .orderBy("id")
      .select(["id", "node_id as nodeId", "position", "title"])
      .execute(),
    glossary: await db
      .selectFrom("glossary_term")
      .where((where) => where.and(inPlan))
      .orderBy("position")
      .select(["id", "position", "term"])
      .execute(),
  };
}

/** Keeps what is new in a plan. */
export async function recordPlanContent(
  tx: Connection,
  municipality: string,
  planId: number,
  { sections, initiatives, roles, relatedPlans, glossary }: PlanContent,
): Promise<void> {
  const owner = { municipality_code: municipality };
  const inPlan = { ...owner, plan_id: planId };
  await insertRows(
    tx,
    "plan_node_section",
    sections.map(({ nodeId, position, title, items }) => ({ ...owner, node_id: nodeId, position, title, items })),
  );
  await insertRows(
    tx,
    "initiative",
    initiatives.map(({ id, nodeId, position, group, item, divisions, details }) => ({
      ...inPlan,
      id,
      node_id: nodeId,
      position,
      group_title: group,
      item,
      divisions,
      details,
    })),
  );
  await insertRows(
    tx,
    "role_expectation",
    roles.map(({ id, nodeId, position, actor, expectations }) => ({ ...inPlan, id, node_id: nodeId, position, actor, expectations })),
  );
  await insertRows(
    tx,
    "related_plan",
    relatedPlans.map(({ id, nodeId, position, title }) => ({ ...inPlan, id, node_id: nodeId, position, title })),
  );
  await insertRows(
    tx,
    "glossary_term",
    glossary.map(({ id, position, term }) => ({ ...inPlan, id, position, term })),
  );
}

/** Changes what stands in a plan already: the items of sections, the details and divisions of initiatives, what is expected of whom. */
export async function savePlanContent(
  tx: Connection,
  municipality: string,
  { sections, initiatives, roles }: Pick<PlanContent, "sections" | "initiatives" | "roles">,
): Promise<void> {
  for (const { nodeId, position, items } of sections)
    await tx
      .updateTable("plan_node_section")
      .set({ items })
      .where("municipality_code", "=", municipality)
      .where("node_id", "=", nodeId)
      .where("position", "=", position)
      .execute();
  for (const { id, divisions, details } of initiatives)
    await tx
      .updateTable("initiative")
      .set({ divisions, details })
      .where("municipality_code", "=", municipality)
      .where("id", "=", id)
      .execute();
  for (const { id, expectations } of roles)
    await tx
      .updateTable("role_expectation")
      .set({ expectations })
      .where("municipality_code", "=", municipality)
      .where("id", "=", id)
      .execute();
}

/** The texts by which nodes are found: their statements, sections, roles and related plans. */
export async function listNodeTexts(
  db: Connection,
  municipality: string,
  planId: number,
): Promise<{ readonly id: number; readonly title: string; readonly text: string }[]> {
  const rows = await sql<{ id: number; title: string; text: string }>`SELECT n.id, n.title, concat_ws(E'\n', n.statement,
      (SELECT string_agg(concat_ws(E'\n', s.title, array_to_string(s.items, E'\n')), E'\n' ORDER BY s.position) FROM plan_node_section s
        WHERE s.municipality_code = n.municipality_code AND s.node_id = n.id),
      (SELECT string_agg(concat_ws(E'\n', r.actor, array_to_string(r.expectations, E'\n')), E'\n' ORDER BY r.position, r.id) FROM role_expectation r
        WHERE r.municipality_code = n.municipality_code AND r.node_id = n.id),
      (SELECT string_agg(f.title, E'\n' ORDER BY f.position, f.id) FROM related_plan f
        WHERE f.municipality_code = n.municipality_code AND f.node_id = n.id)) AS text
    FROM plan_node n WHERE n.municipality_code = ${municipality} AND n.plan_id = ${planId}`.execute(db);
  return rows.rows;
}

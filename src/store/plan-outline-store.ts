import { sql } from "kysely";
import { inTreeOrder } from "../domain/plan/tree-order.ts";
import type { Connection } from "./database.ts";
import { groupBy, insertRows } from "./rows.ts";

/** A plan as far as one needs it to tell whether a document is a part of it. */
export interface PlanOutline {
  readonly id: number;
  readonly title: string | null;
  readonly levels: readonly string[];
  readonly predecessorId: number | null;
  readonly nodes: readonly OutlineNode[];
}

export interface OutlineNode {
  readonly id: number;
  readonly planId: number;
  readonly code: string;
  readonly parentId: number | null;
  readonly level: string;
  readonly title: string;
  readonly statement: string | null;
  readonly position: number;
}

/** Every plan of a municipality with its nodes. */
export async function listPlanOutlines(db: Connection, municipality: string): Promise<PlanOutline[]> {
  const plans = await db
    .selectFrom("plan")
    .where("municipality_code", "=", municipality)
    .orderBy("id")
    .select(["id", "title", "levels", "predecessor_id as predecessorId"])
    .execute();
  const nodes = await db
    .selectFrom("plan_node")
    .where("municipality_code", "=", municipality)
    .orderBy("position")
    .orderBy("id")
    .select(["id", "plan_id as planId", "code", "parent_id as parentId", "level", "title", "statement", "position"])
    .execute();
  const ofPlan = groupBy(nodes, ({ planId }) => planId);
  return plans.map((plan) => ({ ...plan, nodes: ofPlan.get(plan.id) ?? [] }));
}

/** A plan with its tree, without what its nodes say. */
export interface PlanTree {
  readonly id: number;
  readonly title: string | null;
  readonly levels: readonly string[];
  readonly fromYear: number | null;
  readonly toYear: number | null;
  readonly predecessorId: number | null;
  /** Each straight before those beneath it. */
  readonly nodes: readonly (Omit<OutlineNode, "statement" | "position"> & { readonly depth: number })[];
}

/** Every plan of a municipality with its tree, in two queries. */
export async function listPlanTrees(db: Connection, municipality: string): Promise<PlanTree[]> {
  const plans = await db
    .selectFrom("plan")
    .where("municipality_code", "=", municipality)
    .orderBy("id")
    .select(["id", "title", "levels", "from_year as fromYear", "to_year as toYear", "predecessor_id as predecessorId"])
    .execute();
  const nodes = await db
    .selectFrom("plan_node")
    .where("municipality_code", "=", municipality)
    .orderBy("position")
    .orderBy("id")
    .select(["id", "plan_id as planId", "code", "parent_id as parentId", "level", "title"])
    .execute();
  const ofPlan = groupBy(nodes, ({ planId }) => planId);
  return plans.map((plan) => ({ ...plan, nodes: inTreeOrder(ofPlan.get(plan.id) ?? []) }));
}

type NewPlan = Pick<PlanOutline, "id" | "title" | "levels"> & Partial<Pick<PlanTree, "fromYear" | "toYear" | "predecessorId">>;

export async function recordPlan(
  tx: Connection,
  municipality: string,
  { id, title, levels, fromYear = null, toYear = null, predecessorId = null }: NewPlan,
): Promise<void> {
  await tx
    .insertInto("plan")
    .values({ municipality_code: municipality, id, title, levels, from_year: fromYear, to_year: toYear, predecessor_id: predecessorId })
    .execute();
}

export async function savePlan(
  tx: Connection,
  municipality: string,
  id: number,
  changed: { readonly title?: string | null; readonly levels?: readonly string[]; readonly predecessorId?: number | null },
): Promise<void> {
  const { title, levels, predecessorId } = changed;
  const set = {
    ...(title === undefined ? {} : { title }),
    ...(levels === undefined ? {} : { levels }),
    ...(predecessorId === undefined ? {} : { predecessor_id: predecessorId }),
  };
  if (Object.keys(set).length === 0) return;
  await tx.updateTable("plan").set(set).where("municipality_code", "=", municipality).where("id", "=", id).execute();
}

export async function recordNodes(tx: Connection, municipality: string, nodes: readonly OutlineNode[]): Promise<void> {
  await insertRows(
    tx,
    "plan_node",
    nodes.map(({ id, planId, code, parentId, level, title, statement, position }) => ({
      municipality_code: municipality,
      id,
      plan_id: planId,
      code,
      parent_id: parentId,
      level,
      title,
      statement,
      position,
    })),
  );
}

/** Changes what nodes say; their plan, code and position stay. */
export async function saveNodes(tx: Connection, municipality: string, nodes: readonly OutlineNode[]): Promise<void> {
  if (nodes.length === 0) return;
  await sql`UPDATE plan_node n SET parent_id = c.parent_id, level = c.level, title = c.title, statement = c.statement
    FROM jsonb_to_recordset(${JSON.stringify(
      nodes.map(({ id, parentId, level, title, statement }) => ({ id, parent_id: parentId, level, title, statement })),
    )}::jsonb) AS c(id bigint, parent_id bigint, level text, title text, statement text)
    WHERE n.municipality_code = ${municipality} AND n.id = c.id`.execute(tx);
}

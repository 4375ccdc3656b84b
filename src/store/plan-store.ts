import { sql } from "kysely";
import { inTreeOrder } from "../domain/plan/tree-order.ts";
import type { Connection } from "./database.ts";

/** A plan with how much of it the record holds. */
export interface PlanSummary {
  readonly id: number;
  /** null where no document prints its title. */
  readonly title: string | null;
  /** Names of its levels from the top. */
  readonly levels: readonly string[];
  /** Fiscal years, inclusive. */
  readonly fromYear: number | null;
  readonly toYear: number | null;
  /** The generation before this one: 前期 before 後期. */
  readonly predecessorId: number | null;
  readonly nodes: number;
  readonly indicators: number;
  readonly initiatives: number;
  /** Goals that are placed somewhere in it. */
  readonly goals: number;
}

export interface PlanDetail extends PlanSummary {
  readonly predecessor: PlanReference | null;
  readonly successors: readonly PlanReference[];
  /** Terms that the plan explains elsewhere, in document order. */
  readonly glossary: readonly string[];
}

export interface PlanReference {
  readonly id: number;
  readonly title: string | null;
}

/** A node in the tree of a plan. */
export interface PlanNodeRow {
  readonly id: number;
  /** 1-3-1, 施策35, 1-3-1/基本施策2/①: unique in the plan. */
  readonly code: string;
  readonly parentId: number | null;
  /** 0 for a node without parent. */
  readonly depth: number;
  readonly level: string;
  readonly title: string;
  readonly statement: string | null;
  /** Its place in the document's order of the plan. */
  readonly position: number;
  /** How many indicators, initiatives and goals stand at this very node. */
  readonly indicators: number;
  readonly initiatives: number;
  readonly goals: number;
}

/** In the order in which they came into the record. */
export async function listPlans(db: Connection, municipality: string): Promise<PlanSummary[]> {
  const found =
    await sql<PlanSummary>`SELECT p.id, p.title, p.levels, p.from_year AS "fromYear", p.to_year AS "toYear", p.predecessor_id AS "predecessorId",
      (SELECT count(*) FROM plan_node n WHERE n.municipality_code = p.municipality_code AND n.plan_id = p.id) AS nodes,
      (SELECT count(DISTINCT i.indicator_id) FROM indicator_placement i WHERE i.municipality_code = p.municipality_code AND i.plan_id = p.id) AS indicators,
      (SELECT count(*) FROM initiative a WHERE a.municipality_code = p.municipality_code AND a.plan_id = p.id) AS initiatives,
      (SELECT count(DISTINCT g.goal_id) FROM goal_placement g
        JOIN plan_node n ON n.municipality_code = g.municipality_code AND n.id = g.node_id
        WHERE g.municipality_code = p.municipality_code AND n.plan_id = p.id) AS goals
    FROM plan p WHERE p.municipality_code = ${municipality} ORDER BY p.id`.execute(db);
  return found.rows;
}

export async function findPlan(db: Connection, municipality: string, id: number): Promise<PlanDetail | null> {
  const plans = await listPlans(db, municipality);
  const plan = plans.find((one) => one.id === id);
  if (!plan) return null;
  const terms = await db
    .selectFrom("glossary_term")
    .where("municipality_code", "=", municipality)
    .where("plan_id", "=", id)
    .orderBy("position")
    .select("term")
    .execute();
  const refer = ({ id: other, title }: PlanSummary): PlanReference => ({ id: other, title });
  return {
    ...plan,
    predecessor: plans.filter((one) => one.id === plan.predecessorId).map(refer)[0] ?? null,
    successors: plans.filter((one) => one.predecessorId === id).map(refer),
    glossary: terms.map(({ term }) => term),
  };
}

/** The tree of a plan from the top: each node straight before the nodes beneath it. */
export async function listPlanNodes(db: Connection, municipality: string, planId: number): Promise<PlanNodeRow[]> {
  const found = await sql<
    Omit<PlanNodeRow, "depth">
  >`SELECT n.id, n.code, n.parent_id AS "parentId", n.level, n.title, n.statement, n.position,
      coalesce(i.count, 0) AS indicators, coalesce(a.count, 0) AS initiatives, coalesce(g.count, 0) AS goals
    FROM plan_node n
    LEFT JOIN (SELECT node_id, count(*) FROM indicator_placement WHERE municipality_code = ${municipality} GROUP BY node_id) i ON i.node_id = n.id
    LEFT JOIN (SELECT node_id, count(*) FROM initiative WHERE municipality_code = ${municipality} GROUP BY node_id) a ON a.node_id = n.id
    LEFT JOIN (SELECT node_id, count(DISTINCT goal_id) FROM goal_placement WHERE municipality_code = ${municipality} GROUP BY node_id) g ON g.node_id = n.id
    WHERE n.municipality_code = ${municipality} AND n.plan_id = ${planId} ORDER BY n.position, n.id`.execute(db);
  return inTreeOrder(found.rows);
}

import { sql } from "kysely";
import type { Connection } from "./database.ts";

/** A placement of a goal or of a mid-term goal that no node of the record answers to yet. */
export interface OpenPlacement {
  /** midTermGoal: its index in the mission's body; null for a goal. */
  readonly kind: "goal" | "mission";
  readonly id: number;
  readonly midTermGoal: number | null;
  readonly position: number;
  /** The printed label. */
  readonly plan: string;
  readonly code: string | null;
  readonly text: string;
}

export async function listOpenPlacements(db: Connection, municipality: string): Promise<OpenPlacement[]> {
  const open = await sql<OpenPlacement>`
    SELECT 'goal' AS kind, goal_id AS id, NULL::integer AS "midTermGoal", position, plan_label AS plan, code, text FROM goal_placement
      WHERE municipality_code = ${municipality} AND node_id IS NULL
    UNION ALL
    SELECT 'mission', mission_id, mid_term_goal, position, plan_label, code, text FROM mission_placement
      WHERE municipality_code = ${municipality} AND node_id IS NULL`.execute(db);
  return open.rows;
}

/** Notes which node a placement means. */
export async function savePlacements(
  tx: Connection,
  municipality: string,
  found: readonly { readonly placement: OpenPlacement; readonly nodeId: number }[],
): Promise<void> {
  if (found.length === 0) return;
  const rows = JSON.stringify(
    found.map(({ placement, nodeId }) => ({
      kind: placement.kind,
      id: placement.id,
      mid_term_goal: placement.midTermGoal,
      position: placement.position,
      node_id: nodeId,
    })),
  );
  const columns = sql.raw("kind text, id bigint, mid_term_goal integer, position integer, node_id bigint");
  await sql`UPDATE goal_placement p SET node_id = f.node_id FROM jsonb_to_recordset(${rows}::jsonb) AS f(${columns})
    WHERE f.kind = 'goal' AND p.municipality_code = ${municipality} AND p.goal_id = f.id AND p.position = f.position`.execute(tx);
  await sql`UPDATE mission_placement p SET node_id = f.node_id FROM jsonb_to_recordset(${rows}::jsonb) AS f(${columns})
    WHERE f.kind = 'mission' AND p.municipality_code = ${municipality} AND p.mission_id = f.id AND p.mid_term_goal = f.mid_term_goal
      AND p.position = f.position`.execute(tx);
}

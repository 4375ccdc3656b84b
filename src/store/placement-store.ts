import { sql } from "kysely";
import type { Placement } from "../domain/goal/goal.ts";
import { textKey } from "../domain/wording/text-key.ts";
import type { Connection } from "./database.ts";

/** Which placement of a goal or of a mid-term goal. */
export interface PlacementKey {
  /** midTermGoal: its index in the mission's body; null for a goal. */
  readonly kind: "goal" | "mission";
  readonly id: number;
  readonly midTermGoal: number | null;
  readonly position: number;
}

/** A placement that no node of the record answers to yet, and that no person has decided about. */
export interface OpenPlacement extends PlacementKey {
  /** The printed label. */
  readonly plan: string;
  readonly code: string | null;
  readonly text: string;
}

export async function listOpenPlacements(db: Connection, municipality: string): Promise<OpenPlacement[]> {
  const open = await sql<OpenPlacement>`
    SELECT 'goal' AS kind, goal_id AS id, NULL::integer AS "midTermGoal", position, plan_label AS plan, code, text FROM goal_placement
      WHERE municipality_code = ${municipality} AND node_id IS NULL AND NOT by_hand
    UNION ALL
    SELECT 'mission', mission_id, mid_term_goal, position, plan_label, code, text FROM mission_placement
      WHERE municipality_code = ${municipality} AND node_id IS NULL AND NOT by_hand`.execute(db);
  return open.rows;
}

/** Notes which node a placement means; by hand, also that it means none. */
export async function savePlacements(
  tx: Connection,
  municipality: string,
  found: readonly { readonly placement: PlacementKey; readonly nodeId: number | null }[],
  byHand = false,
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
  await sql`UPDATE goal_placement p SET node_id = f.node_id, by_hand = ${byHand} FROM jsonb_to_recordset(${rows}::jsonb) AS f(${columns})
    WHERE f.kind = 'goal' AND p.municipality_code = ${municipality} AND p.goal_id = f.id AND p.position = f.position`.execute(tx);
  await sql`UPDATE mission_placement p SET node_id = f.node_id, by_hand = ${byHand} FROM jsonb_to_recordset(${rows}::jsonb) AS f(${columns})
    WHERE f.kind = 'mission' AND p.municipality_code = ${municipality} AND p.mission_id = f.id AND p.mid_term_goal = f.mid_term_goal
      AND p.position = f.position`.execute(tx);
}

/** Those of some nodes that the record has. */
export async function findKnownNodes(db: Connection, municipality: string, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const found = await sql<{ id: number }>`SELECT id FROM plan_node
    WHERE municipality_code = ${municipality} AND id = ANY (${ids}::bigint[])`.execute(db);
  return new Set(found.rows.map(({ id }) => id));
}

/** What persons decided about placements: the node, or null for none. A further revision that says the same placement keeps it. */
export type HandLinks = (subjectId: number, placement: Placement) => { readonly node_id: number | null; readonly by_hand: boolean };

export async function findHandLinks(
  tx: Connection,
  municipality: string,
  kind: "goal" | "mission",
  ids: readonly number[],
): Promise<HandLinks> {
  const table = kind === "goal" ? sql`SELECT goal_id AS id, * FROM goal_placement` : sql`SELECT mission_id AS id, * FROM mission_placement`;
  const linked = await sql<{ id: number; plan: string; code: string | null; text: string; node_id: number | null }>`
    SELECT id, plan_label AS plan, code, text, node_id FROM (${table}) AS p
    WHERE municipality_code = ${municipality} AND by_hand AND id = ANY (${ids}::bigint[])`.execute(tx);
  const nodes = new Map(linked.rows.map((row) => [keyOf(row.id, row), row.node_id]));
  return (id, placement) => {
    const node = nodes.get(keyOf(id, placement));
    return { node_id: node ?? null, by_hand: node !== undefined };
  };
}

function keyOf(id: number, { plan, code, text }: Placement): string {
  return JSON.stringify([id, ...[plan, code ?? "", text].map(textKey)]);
}

import { sql } from "kysely";
import type { Connection } from "./database.ts";

/** A goal of a year, with the nodes of plans at which it stands. */
export interface PlacedGoal {
  readonly id: number;
  readonly fiscalYear: number;
  readonly title: string;
  readonly departmentId: number | null;
  readonly department: string | null;
  readonly nodes: readonly { readonly id: number; readonly planId: number }[];
}

/** The goals of the latest year, at most `until`, that has any. One query. */
export async function listPlacedGoals(db: Connection, municipality: string, until: number): Promise<PlacedGoal[]> {
  const found =
    await sql<PlacedGoal>`SELECT g.id, g.fiscal_year AS "fiscalYear", g.title, g.department_id AS "departmentId", u.name AS department,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'planId', n.plan_id)), '[]') FROM goal_placement p
        JOIN plan_node n ON n.municipality_code = p.municipality_code AND n.id = p.node_id
        WHERE p.municipality_code = g.municipality_code AND p.goal_id = g.id) AS nodes
    FROM goal g LEFT JOIN organisation_unit u ON u.municipality_code = g.municipality_code AND u.id = g.department_id
    WHERE g.municipality_code = ${municipality}
      AND g.fiscal_year = (SELECT max(fiscal_year) FROM goal WHERE municipality_code = ${municipality} AND fiscal_year <= ${until})
    ORDER BY g.department_id, g.priority, g.id`.execute(db);
  return found.rows;
}

/** A target of a goal or of a sheet that names a figure, and of which no number was understood. */
export interface UnreadTarget {
  readonly kind: "goal" | "sheet";
  readonly id: number;
  readonly title: string;
  readonly departmentId: number | null;
  readonly text: string;
}

/** Of goals those that nobody writes on a sheet of that year; a sheet says what its goal is going to say. One query. */
export async function listUnreadTargets(db: Connection, municipality: string, fiscalYear: number): Promise<UnreadTarget[]> {
  // Only the targets leave the database: whole sheets are long.
  const targetsOf = (body: string) => sql`CROSS JOIN LATERAL (
      SELECT jsonb_path_query(${sql.ref(body)}, '$.actions[*].target ? (@.values.size() == 0)') AS target
      UNION ALL SELECT jsonb_path_query(${sql.ref(body)}, '$.actions[*].steps[*].target ? (@.values.size() == 0)')) AS t`;
  const found = await sql<UnreadTarget>`
    SELECT 'goal' AS kind, g.id, g.title, g.department_id AS "departmentId", t.target->>'text' AS text FROM goal g
      JOIN goal_revision r ON r.municipality_code = g.municipality_code AND r.goal_id = g.id AND r.number = g.revision ${targetsOf("r.body")}
      WHERE g.municipality_code = ${municipality} AND g.fiscal_year = ${fiscalYear} AND t.target->>'text' ~ '[0-9０-９]'
        AND NOT EXISTS (SELECT FROM sheet s WHERE s.municipality_code = g.municipality_code AND s.goal_id = g.id)
    UNION ALL
    SELECT 'sheet', s.id, s.title, s.department_id, t.target->>'text' FROM sheet s
      JOIN sheet_revision v ON v.municipality_code = s.municipality_code AND v.sheet_id = s.id AND v.number = s.revision ${targetsOf("v.body")}
      WHERE s.municipality_code = ${municipality} AND s.fiscal_year = ${fiscalYear} AND s.kind = 'goal' AND t.target->>'text' ~ '[0-9０-９]'
    ORDER BY 4, 1, 2`.execute(db);
  return found.rows;
}

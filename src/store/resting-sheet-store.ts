import { sql } from "kysely";
import { textKey } from "../domain/wording/text-key.ts";
import type { Connection } from "./database.ts";
import type { TableRow } from "./recorded-tables.ts";

/** A sheet that is written on what a document brought. */
export interface RestingSheet {
  readonly id: number;
  readonly fiscalYear: number;
  readonly department: string;
  readonly title: string;
}

/** The sheets of goals and mission statements that the import made or changed, and those that carry on what it made. To be called after gatherChanges. */
export async function listRestingSheets(tx: Connection, municipality: string): Promise<RestingSheet[]> {
  const found = await sql<RestingSheet>`SELECT s.id, s.fiscal_year AS "fiscalYear", d.name AS department, s.title FROM sheet s
    JOIN organisation_unit d ON d.municipality_code = s.municipality_code AND d.id = s.department_id
    WHERE s.municipality_code = ${municipality} AND EXISTS (SELECT FROM undone u WHERE
      (u.table_name = 'goal' AND (u.key = jsonb_build_array(s.goal_id) OR u.before IS NULL AND u.key = jsonb_build_array(s.continues_goal_id)))
      OR (u.table_name = 'mission' AND (u.key = jsonb_build_array(s.mission_id) OR u.before IS NULL AND u.key = jsonb_build_array(s.continues_mission_id))))
    ORDER BY s.fiscal_year, s.department_id, s.priority, s.id`.execute(tx);
  return found.rows;
}

/** The units that the import made and that people are appointed to, sheets are written in, give values, or other units came from or became. To be called after gatherChanges. */
export async function listUnitsInUse(tx: Connection, municipality: string): Promise<TableRow[]> {
  const found = await sql<{ row: TableRow["row"] }>`SELECT u.after AS row FROM undone u
    WHERE u.table_name = 'organisation_unit' AND u.before IS NULL AND (
      EXISTS (SELECT FROM appointment a WHERE a.municipality_code = ${municipality} AND u.key = jsonb_build_array(a.unit_id))
      OR EXISTS (SELECT FROM sheet s WHERE s.municipality_code = ${municipality} AND u.key IN (jsonb_build_array(s.department_id), jsonb_build_array(s.division_id)))
      OR EXISTS (SELECT FROM indicator_rule r WHERE r.municipality_code = ${municipality} AND u.key IN (jsonb_build_array(r.department_id), jsonb_build_array(r.division_id)))
      OR EXISTS (SELECT FROM organisation_succession c WHERE c.municipality_code = ${municipality}
        AND u.key IN (jsonb_build_array(c.predecessor_id), jsonb_build_array(c.successor_id))))`.execute(tx);
  return found.rows.map(({ row }) => ({ table: "organisation_unit" as const, row }));
}

/** The plans that the import made and whose values somebody asked for, also where they are asked for no longer. To be called after gatherChanges. */
export async function listPlansInUse(tx: Connection, municipality: string): Promise<TableRow[]> {
  const found = await sql<{ row: TableRow["row"] }>`SELECT u.after AS row FROM undone u
    WHERE u.table_name = 'plan' AND u.before IS NULL
      AND EXISTS (SELECT FROM value_request q WHERE q.municipality_code = ${municipality} AND u.key = jsonb_build_array(q.plan_id))`.execute(
    tx,
  );
  return found.rows.map(({ row }) => ({ table: "plan" as const, row }));
}

/** The indicators that the import made and of which staff have said something since. To be called after gatherChanges. */
export async function listIndicatorsInUse(tx: Connection, municipality: string): Promise<TableRow[]> {
  const found = await sql<{ row: TableRow["row"] }>`SELECT u.after AS row FROM undone u
    WHERE u.table_name = 'indicator' AND u.before IS NULL AND EXISTS (
      SELECT FROM (SELECT municipality_code, indicator_id FROM indicator_rule UNION ALL SELECT municipality_code, indicator_id FROM indicator_actual
        UNION ALL SELECT municipality_code, indicator_id FROM grade_override) said
      WHERE said.municipality_code = ${municipality} AND u.key = jsonb_build_array(said.indicator_id))`.execute(tx);
  return found.rows.map(({ row }) => ({ table: "indicator" as const, row }));
}

/**
 * The sheets of goals and mission statements that a document made or changed. A sheet that became none yet is of a new goal of its title, and of any new mission
 * statement, of its year and department.
 */
export async function listSheetsOfDocument(tx: Connection, municipality: string, documentId: number): Promise<RestingSheet[]> {
  const found = await sql<RestingSheet & { readonly goal: string | null }>`
    SELECT DISTINCT s.id, s.fiscal_year AS "fiscalYear", d.name AS department, s.title, CASE WHEN s.goal_id IS NULL THEN g.title END AS goal
    FROM goal_revision r
    JOIN goal g ON g.municipality_code = r.municipality_code AND g.id = r.goal_id
    JOIN sheet s ON s.municipality_code = r.municipality_code AND s.kind = 'goal' AND (s.goal_id = g.id
      OR s.goal_id IS NULL AND r.number = 1 AND s.fiscal_year = g.fiscal_year AND s.department_id = g.department_id)
    JOIN organisation_unit d ON d.municipality_code = s.municipality_code AND d.id = s.department_id
    WHERE r.municipality_code = ${municipality} AND r.document_id = ${documentId}
    UNION
    SELECT s.id, s.fiscal_year, d.name, s.title, NULL
    FROM mission_revision r
    JOIN mission m ON m.municipality_code = r.municipality_code AND m.id = r.mission_id
    JOIN sheet s ON s.municipality_code = r.municipality_code AND s.kind = 'mission' AND (s.mission_id = m.id
      OR s.mission_id IS NULL AND r.number = 1 AND s.fiscal_year = m.fiscal_year AND s.department_id = m.department_id)
    JOIN organisation_unit d ON d.municipality_code = s.municipality_code AND d.id = s.department_id
    WHERE r.municipality_code = ${municipality} AND r.document_id = ${documentId}
    ORDER BY 1`.execute(tx);
  const ofTitle = found.rows.filter(({ title, goal }) => goal === null || textKey(goal) === textKey(title));
  const sheets = new Map(ofTitle.map(({ goal: _, ...sheet }) => [sheet.id, sheet]));
  return [...sheets.values()];
}

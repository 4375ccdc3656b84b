import { sql } from "kysely";
import type { Connection } from "./database.ts";

/** How many of a department's sheets reviewers can see. */
export interface ReviewOpening {
  readonly departmentId: number;
  readonly department: string;
  readonly sheets: number;
  /** Of these, how many are in the record: only they can be opened. */
  readonly recorded: number;
  readonly opened: number;
}

/** The departments that have sheets in a year. */
export async function listReviewOpenings(db: Connection, municipality: string, fiscalYear: number): Promise<ReviewOpening[]> {
  const { rows } = await sql<ReviewOpening>`
    SELECT d.id AS "departmentId", d.name AS department, count(*) AS sheets, count(*) FILTER (WHERE s.reviewable) AS opened,
      count(*) FILTER (WHERE s.goal_id IS NOT NULL OR s.mission_id IS NOT NULL) AS recorded
    FROM sheet s JOIN organisation_unit d ON d.municipality_code = s.municipality_code AND d.id = s.department_id
    WHERE s.municipality_code = ${municipality} AND s.fiscal_year = ${fiscalYear} GROUP BY d.id, d.name ORDER BY d.id`.execute(db);
  return rows;
}

/** True where reviewers can see a sheet of the year: then they can speak of the policies too. */
export async function isUnderReview(db: Connection, municipality: string, fiscalYear: number): Promise<boolean> {
  return (await listReviewYears(db, municipality)).includes(fiscalYear);
}

/** The years of which reviewers can see sheets, the newest first. */
export async function listReviewYears(db: Connection, municipality: string): Promise<number[]> {
  const rows = await db
    .selectFrom("sheet")
    .where("municipality_code", "=", municipality)
    .where("reviewable", "=", true)
    .groupBy("fiscal_year")
    .orderBy("fiscal_year", "desc")
    .select("fiscal_year")
    .execute();
  return rows.map(({ fiscal_year }) => fiscal_year);
}

/**
 * Opens the sheets of these departments to reviewers as far as they are in the record, and closes those of all others.
 *
 * @returns How many sheets are open now that were not, and how many no longer are.
 */
export async function saveReviewOpenings(
  tx: Connection,
  municipality: string,
  fiscalYear: number,
  departments: readonly number[],
): Promise<{ readonly opened: number; readonly closed: number }> {
  const changed = await sql<{ reviewable: boolean }>`
    UPDATE sheet SET reviewable = NOT reviewable
    WHERE municipality_code = ${municipality} AND fiscal_year = ${fiscalYear}
      AND reviewable <> (department_id = ANY (${departments}::bigint[]) AND (goal_id IS NOT NULL OR mission_id IS NOT NULL))
    RETURNING reviewable`.execute(tx);
  const opened = changed.rows.filter(({ reviewable }) => reviewable).length;
  return { opened, closed: changed.rows.length - opened };
}

/** A node of a plan that somebody speaks of. */
export async function findReviewedNode(
  db: Connection,
  municipality: string,
  id: number,
): Promise<{ readonly id: number; readonly plan: number; readonly code: string; readonly title: string } | null> {
  const found = await db
    .selectFrom("plan_node")
    .where("municipality_code", "=", municipality)
    .where("id", "=", id)
    .select(["id", "plan_id as plan", "code", "title"])
    .executeTakeFirst();
  return found ?? null;
}

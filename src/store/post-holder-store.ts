import { sql } from "kysely";
import type { SheetScope } from "../domain/access/permission.ts";
import type { HeldPosts } from "../domain/cycle/cycle.ts";
import type { Connection } from "./database.ts";
import { groupBy } from "./rows.ts";

/** Somebody who is appointed to a post in a unit. */
export interface PostHolder {
  readonly account: number;
  readonly name: string;
  readonly email: string | null;
}

type UnitRole = "author" | "checker" | "approver";

/** Who holds the posts of a municipality on a day. */
export interface PostHolders {
  /** Those who may, in that role, do something with a sheet: each once, by name. */
  of(sheet: Omit<SheetScope, "reviewable">, role: UnitRole | "planning"): readonly PostHolder[];
  /** The planning section: each once, by name. */
  planning(): readonly PostHolder[];
  held(sheet: Omit<SheetScope, "reviewable">): HeldPosts;
}

interface HolderRow extends PostHolder {
  readonly role: string;
  readonly unit: number | null;
  readonly parent: number | null;
}

/**
 * Everybody's posts at once, as mayWith reads them of one person: a unit reaches what it was before, and a sheet of no division belongs to all divisions of its
 * department.
 *
 * @param today ISO date.
 */
export async function findPostHolders(db: Connection, municipality: string, today: string): Promise<PostHolders> {
  const { rows } = await sql<HolderRow>`
    WITH RECURSIVE covered (account_id, role, unit_id) AS (
      SELECT a.account_id, a.role, a.unit_id FROM appointment a
        JOIN account c ON c.municipality_code = a.municipality_code AND c.id = a.account_id AND c.ended_at IS NULL
        WHERE a.municipality_code = ${municipality} AND a.valid_from <= ${today}::date AND (a.valid_to IS NULL OR a.valid_to > ${today}::date)
      UNION
      SELECT c.account_id, c.role, s.predecessor_id FROM covered c
        JOIN organisation_succession s ON s.municipality_code = ${municipality} AND s.successor_id = c.unit_id AND s.at <= ${today}::date
    )
    SELECT DISTINCT a.id AS account, a.name, a.email, c.role, c.unit_id AS unit, u.parent_id AS parent FROM covered c
      JOIN account a ON a.municipality_code = ${municipality} AND a.id = c.account_id
      LEFT JOIN organisation_unit u ON u.municipality_code = ${municipality} AND u.id = c.unit_id
    ORDER BY a.name, a.id`.execute(db);
  const byUnit = groupBy(rows, ({ role, unit }) => `${role} ${unit}`);
  const byDepartment = groupBy(rows, ({ role, parent }) => `${role} ${parent}`);
  const of: PostHolders["of"] = ({ departmentId, divisionId }, role) =>
    once([
      ...(byUnit.get(`${role} null`) ?? []),
      ...(byUnit.get(`${role} ${departmentId}`) ?? []),
      ...((divisionId === null ? byDepartment.get(`${role} ${departmentId}`) : byUnit.get(`${role} ${divisionId}`)) ?? []),
    ]);
  return {
    of,
    planning: () => once(byUnit.get("planning null") ?? []),
    held: (sheet) => ({ checker: of(sheet, "checker").length > 0, approver: of(sheet, "approver").length > 0 }),
  };
}

function once(rows: readonly HolderRow[]): PostHolder[] {
  const holders = new Map(rows.map(({ account, name, email }) => [account, { account, name, email }]));
  return [...holders.values()];
}

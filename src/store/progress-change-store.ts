import { sql } from "kysely";
import type { Connection } from "./database.ts";

/** entered: a first value of a year. corrected: a later one, or that it was said by mistake. graded: a grade that a person gave or took back. accepted: a goal as planning accepted it. */
export const CHANGE_KINDS = ["entered", "corrected", "graded", "accepted"] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Something that changed where the promises stand. */
export interface ProgressChange {
  readonly kind: ChangeKind;
  /** Of the indicator; of an accepted goal its own. */
  readonly id: number;
  /** Of an accepted goal. */
  readonly title: string | null;
  readonly departmentId: number | null;
  /** Key of the part of the indicator; empty for the whole. */
  readonly part: string;
  readonly year: number | null;
  /** What was said, or the code of the grade; null where nothing stands in its place. */
  readonly text: string | null;
  readonly before: string | null;
  readonly status: string | null;
  readonly reason: string | null;
  readonly at: Date;
  readonly by: string | null;
}

/** What changed since a moment, the latest first, at most so much of it. One query. */
export async function listProgressChanges(db: Connection, municipality: string, since: Date, limit: number): Promise<ProgressChange[]> {
  const found = await sql<ProgressChange>`
    SELECT CASE a.number WHEN 1 THEN 'entered' ELSE 'corrected' END AS kind, a.indicator_id AS id, NULL::text AS title, NULL::bigint AS "departmentId",
        a.part, a.year, nullif(a.text, '') AS text, nullif(b.text, '') AS before, a.status, a.reason, a.at, a.by
      FROM indicator_actual a LEFT JOIN indicator_actual b ON b.municipality_code = a.municipality_code AND b.indicator_id = a.indicator_id
        AND b.part = a.part AND b.year = a.year AND b.number = a.number - 1
      WHERE a.municipality_code = ${municipality} AND a.at > ${since}
    UNION ALL
    SELECT 'graded', o.indicator_id, NULL, NULL, o.part, o.year, o.code, p.code, NULL, o.reason, o.at, o.by
      FROM grade_override o LEFT JOIN grade_override p ON p.municipality_code = o.municipality_code AND p.indicator_id = o.indicator_id
        AND p.part = o.part AND p.year = o.year AND p.number = o.number - 1
      WHERE o.municipality_code = ${municipality} AND o.at > ${since}
    UNION ALL
    SELECT 'accepted', g.id, g.title, g.department_id, '', g.fiscal_year, NULL, NULL, NULL, NULL, r.at, r.by
      FROM goal_revision r JOIN goal g ON g.municipality_code = r.municipality_code AND g.id = r.goal_id
      WHERE r.municipality_code = ${municipality} AND r.at > ${since} AND r.sheet_id IS NOT NULL
    ORDER BY at DESC, id LIMIT ${limit}`.execute(db);
  return found.rows;
}

/** When somebody looked at where the promises stand. */
export interface Look {
  readonly seenAt: Date;
  /** The look before; null where it was the first. */
  readonly beforeAt: Date | null;
}

export async function findLook(db: Connection, municipality: string, account: number): Promise<Look | null> {
  const found = await db
    .selectFrom("progress_look")
    .where("municipality_code", "=", municipality)
    .where("account_id", "=", account)
    .select(["seen_at as seenAt", "before_at as beforeAt"])
    .executeTakeFirst();
  return found ?? null;
}

export async function saveLook(db: Connection, municipality: string, account: number, { seenAt, beforeAt }: Look): Promise<void> {
  const row = { seen_at: seenAt, before_at: beforeAt };
  await db
    .insertInto("progress_look")
    .values({ municipality_code: municipality, account_id: account, ...row })
    .onConflict((conflict) => conflict.columns(["municipality_code", "account_id"]).doUpdateSet(row))
    .execute();
}

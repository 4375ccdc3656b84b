import { sql } from "kysely";
import type { Connection } from "./database.ts";
import { insertRows } from "./rows.ts";

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

/** What is kept as the latest of an indicator's year or of a goal, named by the number that it has there. */
export interface NewChange {
  readonly kind: "actual" | "grade" | "goal";
  readonly id: number;
  readonly part: string;
  readonly year: number | null;
  readonly revision: number;
  readonly at: Date;
}

/** Any number; with that of the municipality, the lock under which changes get their numbers. */
const CHANGES_LOCK = 7_430_010;

/**
 * Notes what changed, in the order in which it is committed: the lock is held until the transaction ends, so whoever sees a number sees everything before it.
 * What is kept is kept before, and the audit trail's lock is taken after.
 */
export async function recordProgressChanges(tx: Connection, municipality: string, changes: readonly NewChange[]): Promise<void> {
  if (changes.length === 0) return;
  await sql`SELECT pg_advisory_xact_lock(${CHANGES_LOCK}, hashtext(${municipality}))`.execute(tx);
  const last = await findLastChange(tx, municipality);
  await insertRows(
    tx,
    "progress_change",
    changes.map(({ kind, id, part, year, revision, at }, i) => ({
      ...{ municipality_code: municipality, number: last + i + 1, kind, subject_id: id, part, year, revision, at },
    })),
  );
}

/** The number of the last change; 0 where nothing has changed yet. */
export async function findLastChange(db: Connection, municipality: string): Promise<number> {
  const last = await db
    .selectFrom("progress_change")
    .where("municipality_code", "=", municipality)
    .orderBy("number", "desc")
    .limit(1)
    .select("number")
    .executeTakeFirst();
  return last?.number ?? 0;
}

/** After a number, or since a moment where nobody has looked before. */
export type ChangesAsked = { readonly after: number } | { readonly since: Date };

/** What changed, the latest first, at most so much of it. One query. */
export async function listProgressChanges(
  db: Connection,
  municipality: string,
  asked: ChangesAsked,
  limit: number,
): Promise<ProgressChange[]> {
  const wanted = "after" in asked ? sql`c.number > ${asked.after}` : sql`c.at > ${asked.since}`;
  const found = await sql<ProgressChange>`
    SELECT CASE c.kind WHEN 'grade' THEN 'graded' WHEN 'goal' THEN 'accepted' ELSE CASE c.revision WHEN 1 THEN 'entered' ELSE 'corrected' END END AS kind,
        c.subject_id AS id, g.title, g.department_id AS "departmentId", c.part, coalesce(c.year, g.fiscal_year) AS year,
        coalesce(nullif(a.text, ''), o.code) AS text, coalesce(nullif(b.text, ''), p.code) AS before, a.status, coalesce(a.reason, o.reason) AS reason,
        c.at, coalesce(a.by, o.by, r.by) AS by
      FROM progress_change c
      LEFT JOIN indicator_actual a ON c.kind = 'actual' AND ${sameYear("a", 0)}
      LEFT JOIN indicator_actual b ON c.kind = 'actual' AND ${sameYear("b", 1)}
      LEFT JOIN grade_override o ON c.kind = 'grade' AND ${sameYear("o", 0)}
      LEFT JOIN grade_override p ON c.kind = 'grade' AND ${sameYear("p", 1)}
      LEFT JOIN goal g ON c.kind = 'goal' AND g.municipality_code = c.municipality_code AND g.id = c.subject_id
      LEFT JOIN goal_revision r ON r.municipality_code = g.municipality_code AND r.goal_id = g.id AND r.number = c.revision
      WHERE c.municipality_code = ${municipality} AND ${wanted} AND coalesce(a.indicator_id, o.indicator_id, r.goal_id) IS NOT NULL
      ORDER BY c.number DESC LIMIT ${limit}`.execute(db);
  return found.rows;
}

/** What was said of the same year, so many numbers before. */
const sameYear = (table: "a" | "b" | "o" | "p", before: number) => {
  const of = (column: string) => sql.ref(`${table}.${column}`);
  return sql`${of("municipality_code")} = c.municipality_code AND ${of("indicator_id")} = c.subject_id AND ${of("part")} = c.part
        AND ${of("year")} = c.year AND ${of("number")} = c.revision - ${before}::integer`;
};

/** When somebody looked at where the promises stand, and the number of the last change that there was. */
export interface Seen {
  readonly at: Date;
  readonly change: number;
}

export interface Look {
  readonly seen: Seen;
  /** The look before; null where it was the first. */
  readonly before: Seen | null;
}

export async function findLook(db: Connection, municipality: string, account: number): Promise<Look | null> {
  const found = await db
    .selectFrom("progress_look")
    .where("municipality_code", "=", municipality)
    .where("account_id", "=", account)
    .select(["seen_at", "seen_change", "before_at", "before_change"])
    .executeTakeFirst();
  if (!found) return null;
  const { seen_at, seen_change, before_at, before_change } = found;
  return {
    seen: { at: seen_at, change: seen_change },
    before: before_at === null || before_change === null ? null : { at: before_at, change: before_change },
  };
}

export async function saveLook(db: Connection, municipality: string, account: number, { seen, before }: Look): Promise<void> {
  const row = { seen_at: seen.at, seen_change: seen.change, before_at: before?.at ?? null, before_change: before?.change ?? null };
  await db
    .insertInto("progress_look")
    .values({ municipality_code: municipality, account_id: account, ...row })
    .onConflict((conflict) => conflict.columns(["municipality_code", "account_id"]).doUpdateSet(row))
    .execute();
}

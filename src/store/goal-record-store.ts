import { sql } from "kysely";
import * as v from "valibot";
import type { Goal } from "../domain/goal/goal.ts";
import type { Connection } from "./database.ts";
import { goalBody } from "./goal-body.ts";
import { findHandLinks } from "./placement-store.ts";
import { recordProgressChanges } from "./progress-change-store.ts";
import { insertRows } from "./rows.ts";
import type { Carried, GoalStatus } from "./schema.ts";

/** A goal of the record as one needs it to recognise it in another document. */
export interface KnownGoal {
  readonly id: number;
  readonly fiscalYear: number | null;
  readonly departmentId: number | null;
  readonly priority: number | null;
  readonly title: string;
  readonly revision: number;
  readonly body: Goal;
  readonly carried: readonly Carried[];
  readonly documentId: number | null;
}

export interface NewGoalRevision {
  readonly goalId: number;
  readonly number: number;
  readonly departmentId: number | null;
  readonly body: Goal;
  readonly carried: readonly Carried[];
  readonly at: Date;
  readonly by: string | null;
  readonly reason: string;
  /** The document that it came from; null where a sheet said it. */
  readonly documentId: number | null;
  /** The sheet that was accepted. */
  readonly sheetId: number | null;
}

/** The goals of some fiscal years, and those of no stated year. */
export async function listKnownGoals(db: Connection, municipality: string, fiscalYears: readonly number[]): Promise<KnownGoal[]> {
  return knownGoals(db, municipality)
    .where(sql<boolean>`(g.fiscal_year IS NULL OR g.fiscal_year = ANY (${fiscalYears}::integer[]))`)
    .orderBy("g.id")
    .execute();
}

export async function findKnownGoal(db: Connection, municipality: string, id: number): Promise<KnownGoal | null> {
  return (await knownGoals(db, municipality).where("g.id", "=", id).executeTakeFirst()) ?? null;
}

function knownGoals(db: Connection, municipality: string) {
  return db
    .selectFrom("goal as g")
    .innerJoin("goal_revision as r", (join) =>
      join.onRef("r.municipality_code", "=", "g.municipality_code").onRef("r.goal_id", "=", "g.id").onRef("r.number", "=", "g.revision"),
    )
    .where("g.municipality_code", "=", municipality)
    .select([
      "g.id",
      "g.fiscal_year as fiscalYear",
      "g.department_id as departmentId",
      "g.priority",
      "g.title",
      "g.revision",
      "r.body",
      "r.carried",
      "r.document_id as documentId",
    ]);
}

/**
 * Keeps revisions of goals: number 1 makes the goal, a later one becomes the latest of the goal that is there. The searched columns and the placements follow
 * the body, and what came of a sheet changed where the promises stand.
 *
 * @throws where a body is no Goal of the contract, or a revision of that number is there.
 */
export async function recordGoalRevisions(
  tx: Connection,
  municipality: string,
  revisions: readonly NewGoalRevision[],
  status: GoalStatus,
): Promise<void> {
  const owner = { municipality_code: municipality };
  const columnsOf = ({ body, departmentId, number }: NewGoalRevision) => ({
    fiscal_year: body.fiscalYear,
    department_id: departmentId,
    priority: body.priority,
    title: body.title,
    status,
    revision: number,
  });
  const first = revisions.filter(({ number }) => number === 1);
  await insertRows(
    tx,
    "goal",
    first.map((revision) => ({ ...owner, id: revision.goalId, ...columnsOf(revision) })),
  );
  await insertRows(
    tx,
    "goal_revision",
    revisions.map(({ goalId, number, body, carried, at, by, reason, documentId, sheetId }) => ({
      ...owner,
      goal_id: goalId,
      number,
      body: JSON.stringify(v.parse(goalBody, body)),
      carried: JSON.stringify(carried),
      at,
      by,
      reason,
      document_id: documentId,
      sheet_id: sheetId,
    })),
  );
  await recordProgressChanges(
    tx,
    municipality,
    revisions.flatMap(({ sheetId, goalId, number, at }) =>
      sheetId === null ? [] : [{ kind: "goal", id: goalId, part: "", year: null, revision: number, at }],
    ),
  );
  const further = revisions.filter(({ number }) => number > 1);
  const handLinks = await findHandLinks(
    tx,
    municipality,
    "goal",
    further.map(({ goalId }) => goalId),
  );
  for (const revision of further) {
    await tx
      .updateTable("goal")
      .set(columnsOf(revision))
      .where("municipality_code", "=", municipality)
      .where("id", "=", revision.goalId)
      .execute();
    await tx.deleteFrom("goal_placement").where("municipality_code", "=", municipality).where("goal_id", "=", revision.goalId).execute();
  }
  await insertRows(
    tx,
    "goal_placement",
    revisions.flatMap(({ goalId, body }) =>
      body.placements.map((placement, position) => ({
        ...owner,
        goal_id: goalId,
        position,
        plan_label: placement.plan,
        code: placement.code,
        text: placement.text,
        ...handLinks(goalId, placement),
      })),
    ),
  );
}

import * as v from "valibot";
import type { Mission } from "../domain/mission/mission.ts";
import type { Connection } from "./database.ts";
import { missionBody } from "./mission-body.ts";
import { findHandLinks } from "./placement-store.ts";
import { insertRows } from "./rows.ts";
import type { Carried } from "./schema.ts";

/** A mission of the record as one needs it to recognise it in another document. */
export interface KnownMission {
  readonly id: number;
  readonly fiscalYear: number | null;
  readonly departmentId: number | null;
  readonly post: string | null;
  readonly name: string | null;
  readonly revision: number;
  readonly body: Mission;
  readonly carried: readonly Carried[];
  readonly documentId: number | null;
}

export interface NewMissionRevision {
  readonly missionId: number;
  readonly number: number;
  readonly departmentId: number | null;
  readonly body: Mission;
  readonly carried: readonly Carried[];
  readonly at: Date;
  readonly by: string | null;
  readonly reason: string;
  /** The document that it came from; null where a sheet said it. */
  readonly documentId: number | null;
  /** The sheet that was accepted. */
  readonly sheetId: number | null;
}

export async function listKnownMissions(db: Connection, municipality: string): Promise<KnownMission[]> {
  return knownMissions(db, municipality).orderBy("m.id").execute();
}

export async function findKnownMission(db: Connection, municipality: string, id: number): Promise<KnownMission | null> {
  return (await knownMissions(db, municipality).where("m.id", "=", id).executeTakeFirst()) ?? null;
}

function knownMissions(db: Connection, municipality: string) {
  return db
    .selectFrom("mission as m")
    .innerJoin("mission_revision as r", (join) =>
      join.onRef("r.municipality_code", "=", "m.municipality_code").onRef("r.mission_id", "=", "m.id").onRef("r.number", "=", "m.revision"),
    )
    .where("m.municipality_code", "=", municipality)
    .select([
      "m.id",
      "m.fiscal_year as fiscalYear",
      "m.department_id as departmentId",
      "m.post",
      "m.name",
      "m.revision",
      "r.body",
      "r.carried",
      "r.document_id as documentId",
    ]);
}

/**
 * Keeps revisions of missions: number 1 makes the mission, a later one becomes the latest of the mission that is there.
 *
 * @throws where a body is no Mission of the contract, or a revision of that number is there.
 */
export async function recordMissionRevisions(
  tx: Connection,
  municipality: string,
  revisions: readonly NewMissionRevision[],
): Promise<void> {
  const owner = { municipality_code: municipality };
  const columnsOf = ({ body, departmentId, number }: NewMissionRevision) => ({
    fiscal_year: body.fiscalYear,
    department_id: departmentId,
    post: body.post,
    name: body.name,
    revision: number,
  });
  const first = revisions.filter(({ number }) => number === 1);
  await insertRows(
    tx,
    "mission",
    first.map((revision) => ({ ...owner, id: revision.missionId, ...columnsOf(revision) })),
  );
  await insertRows(
    tx,
    "mission_revision",
    revisions.map(({ missionId, number, body, carried, at, by, reason, documentId, sheetId }) => ({
      ...owner,
      mission_id: missionId,
      number,
      body: JSON.stringify(v.parse(missionBody, body)),
      carried: JSON.stringify(carried),
      at,
      by,
      reason,
      document_id: documentId,
      sheet_id: sheetId,
    })),
  );
  const further = revisions.filter(({ number }) => number > 1);
  const handLinks = await findHandLinks(
    tx,
    municipality,
    "mission",
    further.map((revision) => revision.missionId),
  );
  for (const revision of further) {
    const { missionId } = revision;
    await tx
      .updateTable("mission")
      .set(columnsOf(revision))
      .where("municipality_code", "=", municipality)
      .where("id", "=", missionId)
      .execute();
    await tx.deleteFrom("mission_placement").where("municipality_code", "=", municipality).where("mission_id", "=", missionId).execute();
  }
  await insertRows(
    tx,
    "mission_placement",
    revisions.flatMap(({ missionId, body }) =>
      body.midTermGoals.flatMap(({ placements }, goal) =>
        placements.map((placement, position) => ({
          ...owner,
          mission_id: missionId,
          mid_term_goal: goal,
          position,
          plan_label: placement.plan,
          code: placement.code,
          text: placement.text,
          ...handLinks(missionId, placement),
        })),
      ),
    ),
  );
}

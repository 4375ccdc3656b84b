import { sql } from "kysely";
import * as v from "valibot";
import type { GradeScale } from "../domain/progress/grade-scale.ts";
import type { ScaleInUse } from "../domain/progress/scale-for.ts";
import type { Connection } from "./database.ts";
import { gradeScaleBody } from "./grade-scale-body.ts";
import { drawId } from "./rows.ts";

/** A scale of a municipality: one edition of it. */
export interface KeptScale extends ScaleInUse {
  readonly id: number;
  /** From 1. A change names it. */
  readonly revision: number;
}

/** A scale as it was saved. */
export interface ScaleRevision {
  readonly number: number;
  readonly scale: GradeScale;
  readonly at: Date;
  readonly by: string | null;
}

/** Who saves a scale, and when. */
export interface ScaleMaker {
  readonly at: Date;
  readonly account: number | null;
  readonly by: string | null;
}

/** Any number; with that of the municipality, the lock under which its scales are changed. */
const SCALES_LOCK = 7_430_006;

const KEPT = ["id", "revision", "body as scale", "is_default as isDefault", "ended_at as endedAt"] as const;

/** Waits until nobody else changes the scales of the municipality: which of them holds in a year is said by all of them. */
export async function awaitScales(tx: Connection, municipality: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${SCALES_LOCK}, hashtext(${municipality}))`.execute(tx);
}

/** The scales of a municipality, those that were ended among them, in the order in which they were made. */
export async function listScales(db: Connection, municipality: string): Promise<KeptScale[]> {
  return db.selectFrom("grade_scale").where("municipality_code", "=", municipality).orderBy("id").select(KEPT).execute();
}

export async function findScale(db: Connection, municipality: string, id: number): Promise<KeptScale | null> {
  const found = await db
    .selectFrom("grade_scale")
    .where("municipality_code", "=", municipality)
    .where("id", "=", id)
    .select(KEPT)
    .executeTakeFirst();
  return found ?? null;
}

/** The newest first. */
export async function listScaleRevisions(db: Connection, municipality: string, id: number): Promise<ScaleRevision[]> {
  return db
    .selectFrom("grade_scale_revision")
    .where("municipality_code", "=", municipality)
    .where("scale_id", "=", id)
    .orderBy("number", "desc")
    .select(["number", "body as scale", "at", "by"])
    .execute();
}

/**
 * Makes a scale.
 *
 * @param editionOf id of the scale of which it is another edition; null for a new one, whose id its body gets.
 * @throws where the scale is none.
 */
export async function recordScale(
  tx: Connection,
  municipality: string,
  { scale, isDefault }: { readonly scale: Omit<GradeScale, "id">; readonly isDefault: boolean },
  editionOf: string | null,
  maker: ScaleMaker,
): Promise<KeptScale> {
  const id = await drawId(tx);
  const body = { ...scale, id: editionOf ?? String(id) };
  const row = { municipality_code: municipality, id, revision: 1, body: bodyOf(body), is_default: isDefault };
  await tx.insertInto("grade_scale").values(row).execute();
  await recordRevision(tx, municipality, id, 1, body, maker);
  return { id, revision: 1, scale: body, isDefault, endedAt: null };
}

/**
 * Changes a scale. Nothing is written where somebody else changed or ended it since the revision that the change was made from.
 *
 * @returns the new revision; null where `base` is not the latest.
 * @throws where the scale is none.
 */
export async function saveScale(
  tx: Connection,
  municipality: string,
  id: number,
  { scale, isDefault }: { readonly scale: GradeScale; readonly isDefault: boolean },
  base: number,
  maker: ScaleMaker,
): Promise<number | null> {
  const saved = await tx
    .updateTable("grade_scale")
    .set({ revision: base + 1, body: bodyOf(scale), is_default: isDefault })
    .where("municipality_code", "=", municipality)
    .where("id", "=", id)
    .where("revision", "=", base)
    .where("ended_at", "is", null)
    .returning("revision")
    .executeTakeFirst();
  if (!saved) return null;
  await recordRevision(tx, municipality, id, saved.revision, scale, maker);
  return saved.revision;
}

/** Takes a scale out of use; it stays in the record. False where `base` is not its latest revision, or where it was ended before. */
export async function endScale(tx: Connection, municipality: string, id: number, base: number, at: Date): Promise<boolean> {
  const ended = await tx
    .updateTable("grade_scale")
    .set({ ended_at: at })
    .where("municipality_code", "=", municipality)
    .where("id", "=", id)
    .where("revision", "=", base)
    .where("ended_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return ended !== undefined;
}

const bodyOf = (scale: GradeScale): string => JSON.stringify(v.parse(gradeScaleBody, scale));

async function recordRevision(
  tx: Connection,
  municipality: string,
  id: number,
  number: number,
  scale: GradeScale,
  { at, account, by }: ScaleMaker,
): Promise<void> {
  await tx
    .insertInto("grade_scale_revision")
    .values({ municipality_code: municipality, scale_id: id, number, body: bodyOf(scale), at, account_id: account, by })
    .execute();
}

import { dayInJapan } from "../domain/calendar/day.ts";
import type { GradeOverride } from "../domain/progress/grade-scale.ts";
import type { ActualKey } from "./actual-store.ts";
import type { Connection } from "./database.ts";
import { recordProgressChanges } from "./progress-change-store.ts";

/** A grade that a person gave, or took back, as it was kept; `number` counts them for the indicator, its part and the year, from 1. */
export interface KeptOverride extends ActualKey {
  readonly number: number;
  /** Null: the calculated grade holds again. */
  readonly code: string | null;
  readonly reason: string;
  readonly at: Date;
  readonly by: string | null;
}

/** What is to be kept, made from what number `base` said; 0 where nobody had given one. */
export interface NewOverride extends ActualKey {
  readonly base: number;
  readonly code: string | null;
  readonly reason: string;
}

const KEPT = [...(["indicator_id as indicatorId", "part", "year", "number", "code", "reason", "at", "by"] as const)];

/** The last that was said of each indicator, part and year, what was taken back among it. One query, whatever their number. */
export async function listOverrides(
  db: Connection,
  municipality: string,
  indicatorIds: readonly number[] | null = null,
): Promise<KeptOverride[]> {
  let query = db
    .selectFrom("grade_override")
    .where("municipality_code", "=", municipality)
    .distinctOn(["indicator_id", "part", "year"])
    .orderBy("indicator_id")
    .orderBy("part")
    .orderBy("year")
    .orderBy("number", "desc")
    .select(KEPT);
  if (indicatorIds !== null) query = query.where((eb) => eb("indicator_id", "=", eb.fn.any(eb.val(indicatorIds))));
  return query.execute();
}

/** Everything that was given to an indicator and taken back: the newest year first, and of a year the last first. */
export async function listOverrideHistory(db: Connection, municipality: string, indicatorId: number): Promise<KeptOverride[]> {
  return db
    .selectFrom("grade_override")
    .where("municipality_code", "=", municipality)
    .where("indicator_id", "=", indicatorId)
    .orderBy("year", "desc")
    .orderBy("part")
    .orderBy("number", "desc")
    .select(KEPT)
    .execute();
}

/** The grade that holds in place of the calculated one; null where nobody gave one, or took it back. */
export function overrideOf(overrides: readonly KeptOverride[], { indicatorId, part, year }: ActualKey): GradeOverride | null {
  const kept = overrides.find((one) => one.indicatorId === indicatorId && one.part === part && one.year === year);
  if (!kept || kept.code === null) return null;
  return { code: kept.code, reason: kept.reason, by: kept.by ?? "", at: dayInJapan(kept.at) };
}

/** Keeps a grade that a person gives, and that it changed where the promises stand. False where somebody else gave or took back one since `base`. */
export async function recordOverride(
  tx: Connection,
  municipality: string,
  { indicatorId, part, year, base, code, reason }: NewOverride,
  { at, account, by }: { readonly at: Date; readonly account: number | null; readonly by: string | null },
): Promise<boolean> {
  const latest = (await listOverrides(tx, municipality, [indicatorId])).find((one) => one.part === part && one.year === year);
  if ((latest?.number ?? 0) !== base) return false;
  const written = await tx
    .insertInto("grade_override")
    .values({
      ...{ municipality_code: municipality, indicator_id: indicatorId, part, year, number: base + 1 },
      ...{ code, reason, at, account_id: account, by },
    })
    .onConflict((conflict) => conflict.columns(["municipality_code", "indicator_id", "part", "year", "number"]).doNothing())
    .returning("number")
    .executeTakeFirst();
  if (!written) return false;
  await recordProgressChanges(tx, municipality, [{ kind: "grade", id: indicatorId, part, year, revision: base + 1, at }]);
  return true;
}

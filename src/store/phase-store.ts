import type { Phase } from "../domain/cycle/phase.ts";
import { PHASES } from "../domain/cycle/phase.ts";
import type { Connection } from "./database.ts";

/** The phases of a year in their order; none where the year was not opened. */
export async function listPhases(db: Connection, municipality: string, fiscalYear: number): Promise<Phase[]> {
  const rows = await db
    .selectFrom("phase")
    .where("municipality_code", "=", municipality)
    .where("fiscal_year", "=", fiscalYear)
    .select(["phase", "opens_at as opensAt", "closes_at as closesAt"])
    .execute();
  return rows.sort((a, b) => PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase));
}

/** The years that were opened: the newest first. */
export async function listOpenedYears(db: Connection, municipality: string): Promise<number[]> {
  const rows = await db
    .selectFrom("phase")
    .where("municipality_code", "=", municipality)
    .groupBy("fiscal_year")
    .orderBy("fiscal_year", "desc")
    .select("fiscal_year")
    .execute();
  return rows.map(({ fiscal_year }) => fiscal_year);
}

/** A phase of a year, and since when it has the times that it has. */
export interface KeptPhase extends Phase {
  readonly fiscalYear: number;
  readonly changedAt: Date;
}

/** The phases of all years that have one which closes after a moment: the oldest year first, each in its order. */
export async function listPhasesSince(db: Connection, municipality: string, since: Date): Promise<KeptPhase[]> {
  const rows = await db
    .selectFrom("phase")
    .where("municipality_code", "=", municipality)
    .where("fiscal_year", "in", (one) =>
      one.selectFrom("phase").where("municipality_code", "=", municipality).where("closes_at", ">", since).select("fiscal_year"),
    )
    .select(["fiscal_year as fiscalYear", "phase", "opens_at as opensAt", "closes_at as closesAt", "changed_at as changedAt"])
    .execute();
  return rows.sort((a, b) => a.fiscalYear - b.fiscalYear || PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase));
}

/** Gives the phases of a year their times, in place of those that they had. */
export async function savePhases(
  tx: Connection,
  municipality: string,
  fiscalYear: number,
  phases: readonly Phase[],
  now: Date,
): Promise<void> {
  const year = { municipality_code: municipality, fiscal_year: fiscalYear };
  const removed = await tx
    .deleteFrom("phase")
    .where("municipality_code", "=", municipality)
    .where("fiscal_year", "=", fiscalYear)
    .returning(["phase", "opens_at", "closes_at", "changed_at"])
    .execute();
  if (phases.length === 0) return;
  const rows = phases.map(({ phase, opensAt, closesAt }) => {
    const same = removed.find(
      (old) => old.phase === phase && old.opens_at.getTime() === opensAt.getTime() && old.closes_at.getTime() === closesAt.getTime(),
    );
    return { ...year, phase, opens_at: opensAt, closes_at: closesAt, changed_at: same?.changed_at ?? now };
  });
  await tx.insertInto("phase").values(rows).execute();
}

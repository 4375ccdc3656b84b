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

/** Gives the phases of a year their times, in place of those that they had. */
export async function savePhases(tx: Connection, municipality: string, fiscalYear: number, phases: readonly Phase[]): Promise<void> {
  await tx.deleteFrom("phase").where("municipality_code", "=", municipality).where("fiscal_year", "=", fiscalYear).execute();
  if (phases.length === 0) return;
  const rows = phases.map(({ phase, opensAt, closesAt }) => ({
    ...{ municipality_code: municipality, fiscal_year: fiscalYear, phase },
    ...{ opens_at: opensAt, closes_at: closesAt },
  }));
  await tx.insertInto("phase").values(rows).execute();
}

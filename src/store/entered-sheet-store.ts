import type { Connection } from "./database.ts";
import { findSheetRevision } from "./sheet-history-store.ts";
import { listed, type Sheet } from "./sheet-store.ts";

/**
 * A sheet as the record has it: as it was accepted last, whatever has been written on it since. One that was begun with what the record had and was never accepted
 * is as it was begun. null where nothing of it is in the record.
 */
export async function findEnteredSheet(db: Connection, municipality: string, sheet: Sheet): Promise<Sheet | null> {
  if (sheet.goalId === null && sheet.missionId === null) return null;
  const accepted = await db
    .selectFrom("sheet_act")
    .where("municipality_code", "=", municipality)
    .where("sheet_id", "=", sheet.id)
    .where("act", "=", "accept")
    .orderBy("number", "desc")
    .limit(1)
    .select(["revision", "phase", "at"])
    .executeTakeFirst();
  const entered = await findSheetRevision(db, municipality, sheet.id, accepted?.revision ?? 1);
  if (!entered) throw new Error(`sheet ${sheet.id} is in the record, and its revision is not there`);
  const { body, number: revision } = entered;
  const { phase, at: statusAt } = accepted ?? entered;
  return { ...sheet, ...listed(body), body, revision, phase, status: "accepted", statusAt, openUntil: null };
}

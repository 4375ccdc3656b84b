import type { SheetBody } from "../domain/sheet/sheet-body.ts";
import type { Connection } from "./database.ts";
import { listed, type Sheet, type SheetRow } from "./sheet-store.ts";

/**
 * Sheets as the record has them: as they were accepted last, whatever has been written on them since. One that was begun with what the record had and was never
 * accepted is as it was begun; those of which nothing is in the record are left out.
 */
export async function listEnteredSheets<Row extends SheetRow>(
  db: Connection,
  municipality: string,
  rows: readonly Row[],
): Promise<(Row & { readonly body: SheetBody })[]> {
  const recorded = rows.filter(({ goalId, missionId }) => goalId !== null || missionId !== null);
  if (recorded.length === 0) return [];
  const found = await db
    .selectFrom("sheet as s")
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("sheet_act as a")
          .whereRef("a.municipality_code", "=", "s.municipality_code")
          .whereRef("a.sheet_id", "=", "s.id")
          .where("a.act", "=", "accept")
          .orderBy("a.number", "desc")
          .limit(1)
          .select(["a.revision", "a.phase", "a.at"])
          .as("accepted"),
      (join) => join.onTrue(),
    )
    .innerJoin("sheet_revision as r", (join) =>
      join
        .onRef("r.municipality_code", "=", "s.municipality_code")
        .onRef("r.sheet_id", "=", "s.id")
        .on((eb) => eb("r.number", "=", eb.fn.coalesce("accepted.revision", eb.lit(1)))),
    )
    .where("s.municipality_code", "=", municipality)
    .where(
      "s.id",
      "in",
      recorded.map(({ id }) => id),
    )
    .select(["s.id", "r.number as revision", "r.body", "r.phase as begunIn", "r.at as begunAt", "accepted.phase", "accepted.at"])
    .execute();
  const entered = new Map(found.map((one) => [one.id, one]));
  return recorded.map((row) => {
    const is = entered.get(row.id);
    if (!is) throw new Error(`sheet ${row.id} is in the record, and its revision is not there`);
    const { revision, body } = is;
    const stands = { phase: is.phase ?? is.begunIn, statusAt: is.at ?? is.begunAt, status: "accepted", openUntil: null } as const;
    return { ...row, ...listed(body), ...stands, revision, body };
  });
}

/** null where nothing of the sheet is in the record. */
export async function findEnteredSheet(db: Connection, municipality: string, sheet: Sheet): Promise<Sheet | null> {
  return (await listEnteredSheets(db, municipality, [sheet]))[0] ?? null;
}

/** True where the record has the sheet as it was at the revision, or had it. */
export async function wasEntered(db: Connection, municipality: string, sheet: Sheet, revision: number): Promise<boolean> {
  const accepted = await db
    .selectFrom("sheet_act")
    .where("municipality_code", "=", municipality)
    .where("sheet_id", "=", sheet.id)
    .where("act", "=", "accept")
    .where("revision", "=", revision)
    .select("number")
    .executeTakeFirst();
  return accepted !== undefined || (await findEnteredSheet(db, municipality, sheet))?.revision === revision;
}

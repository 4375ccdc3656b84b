import type { Connection } from "./database.ts";

/** A sheet, with the units in which it is written. */
export interface UnitSheet {
  readonly id: number;
  readonly fiscalYear: number;
  readonly title: string;
  readonly departmentId: number;
  readonly divisionId: number | null;
}

/** The sheets that are written in one of the units, by year. */
export async function listUnitSheets(db: Connection, municipality: string, units: readonly number[]): Promise<UnitSheet[]> {
  return db
    .selectFrom("sheet")
    .where("municipality_code", "=", municipality)
    .where((eb) => eb.or([eb("department_id", "=", eb.fn.any(eb.val(units))), eb("division_id", "=", eb.fn.any(eb.val(units)))]))
    .orderBy("fiscal_year")
    .orderBy("id")
    .select(["id", "fiscal_year as fiscalYear", "title", "department_id as departmentId", "division_id as divisionId"])
    .execute();
}

export async function saveSheetUnits(
  tx: Connection,
  municipality: string,
  { id, departmentId, divisionId }: Pick<UnitSheet, "id" | "departmentId" | "divisionId">,
): Promise<void> {
  await tx
    .updateTable("sheet")
    .set({ department_id: departmentId, division_id: divisionId })
    .where("municipality_code", "=", municipality)
    .where("id", "=", id)
    .execute();
}

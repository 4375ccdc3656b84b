import type { Person } from "../src/domain/access/person.ts";
import { isOfUnit, type Role } from "../src/domain/access/role.ts";
import type { Phase, PhaseName } from "../src/domain/cycle/phase.ts";
import type { SheetBody } from "../src/domain/sheet/sheet-body.ts";
import type { Database } from "../src/store/database.ts";
import { recordMunicipality } from "../src/store/municipality-store.ts";
import { recordUnits } from "../src/store/organisation-store.ts";
import { savePhases } from "../src/store/phase-store.ts";
import { drawId } from "../src/store/rows.ts";
import { findSheet, type NewSheet, recordSheet, type Sheet } from "../src/store/sheet-store.ts";

export const SHEET_YEAR = 2026;
/** In the middle of each phase. */
export const DURING = {
  set: new Date("2026-05-10T00:00:00Z"),
  midterm: new Date("2026-10-10T00:00:00Z"),
  final: new Date("2027-03-10T00:00:00Z"),
} as const satisfies Readonly<Record<PhaseName, Date>>;

const phase = (name: PhaseName, opensAt: string, closesAt: string): Phase => ({
  ...{ phase: name, opensAt: new Date(`${opensAt}T00:00:00Z`), closesAt: new Date(`${closesAt}T00:00:00Z`) },
});

let opened = 0;

/** A municipality of its own with a year that is open, two departments, and people in them. */
export interface SheetDesk {
  readonly municipality: string;
  readonly departmentId: number;
  readonly divisionId: number;
  /** Somebody with a role: of the department where it is a unit's. */
  person(role: Role, unit?: "department" | "division" | "other"): Person;
  /** Begins a sheet of the department. */
  begin(body: SheetBody, given?: Partial<NewSheet>): Promise<number>;
  sheet(id: number): Promise<Sheet>;
  audit(): Promise<{ readonly act: string; readonly facts: Readonly<Record<string, unknown>> }[]>;
}

export async function openSheetDesk(db: Database): Promise<SheetDesk> {
  opened += 1;
  const municipality = String(990_000 + opened);
  await recordMunicipality(db, { code: municipality, name: null, provisional: false });
  const { departments, divisions } = await db.transaction().execute(async (tx) => {
    const phases = [
      phase("set", "2026-04-01", "2026-06-01"),
      phase("midterm", "2026-10-01", "2026-11-01"),
      phase("final", "2027-03-01", "2027-04-15"),
    ];
    await savePhases(tx, municipality, SHEET_YEAR, phases, DURING.set);
    const known = await recordUnits(
      tx,
      municipality,
      "department",
      ["市民部", "土木部"].map((name) => ({ name, parentId: null })),
    );
    const parentId = known.get("市民部") ?? null;
    return { departments: known, divisions: await recordUnits(tx, municipality, "division", [{ name: "市民課", parentId }]) };
  });
  const [departmentId, other, divisionId] = [departments.get("市民部") ?? 0, departments.get("土木部") ?? 0, divisions.get("市民課") ?? 0];

  const units = {
    department: { departments: new Set([departmentId]), divisions: new Set<number>(), departmentsOfDivisions: new Set<number>() },
    division: { departments: new Set<number>(), divisions: new Set([divisionId]), departmentsOfDivisions: new Set([departmentId]) },
    other: { departments: new Set([other]), divisions: new Set<number>(), departmentsOfDivisions: new Set<number>() },
  };
  let account = 0;
  return {
    ...{ municipality, departmentId, divisionId },
    person: (role, unit = "department") => {
      account += 1;
      return { municipality, account, name: `${role} ${account}`, posts: [{ role, units: isOfUnit(role) ? units[unit] : null }] };
    },
    begin: (body, given = {}) =>
      db.transaction().execute(async (tx) => {
        const id = given.id ?? (await drawId(tx));
        await recordSheet(
          tx,
          municipality,
          {
            ...{ id, body, fiscalYear: SHEET_YEAR, departmentId, divisionId: null, phase: "set", status: "draft" },
            ...{ goalId: null, missionId: null, continuesGoalId: null, continuesMissionId: null },
            ...given,
          },
          { at: DURING.set, account: null, by: null, reason: null, proxy: false },
        );
        return id;
      }),
    sheet: async (id) => {
      const found = await findSheet(db, municipality, id);
      if (!found) throw new Error(`no sheet ${id}`);
      return found;
    },
    audit: async () => {
      const rows = await db
        .selectFrom("audit_entry")
        .where("municipality_code", "=", municipality)
        .orderBy("number")
        .select("entry")
        .execute();
      return rows.map(({ entry }) => JSON.parse(entry));
    },
  };
}

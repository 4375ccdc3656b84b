import type { Person } from "../src/domain/access/person.ts";
import type { Role } from "../src/domain/access/role.ts";
import type { Database } from "../src/store/database.ts";
import { listGoals } from "../src/store/goal-store.ts";
import { recordMunicipality } from "../src/store/municipality-store.ts";
import { listOrganisationUnits } from "../src/store/organisation-store.ts";
import { listPlanOutlines } from "../src/store/plan-outline-store.ts";
import { drawId } from "../src/store/rows.ts";
import { recordSheet } from "../src/store/sheet-store.ts";
import { keepDocument } from "../src/use-cases/import/keep-document.ts";
import { aGoalSheetBody } from "./a-sheet-body.ts";
import { aGoal, aNode, aPlan, aReadDocument } from "./builders.ts";

export const CITY = "990019";
export const TOWN = "990027";
export const NOW = new Date("2026-11-01T00:00:00Z");

/** A person with accounts of their own in the municipality. */
export async function signUp(
  db: Database,
  role: Role,
  name: string,
  municipality = CITY,
  department: number | null = null,
): Promise<Person> {
  const account = await drawId(db);
  const row = { municipality_code: municipality, id: account, login: `${role}${account}`, name, email: null, password: null };
  await db
    .insertInto("account")
    .values({ ...row, must_change: false, created_at: NOW })
    .execute();
  const units =
    department === null
      ? null
      : { departments: new Set([department]), divisions: new Set<number>(), departmentsOfDivisions: new Set<number>() };
  return { municipality, account, name, posts: [{ role, units }] };
}

export interface ReviewDesk {
  /** Departments by name: 市民部, 総務部. */
  readonly departments: { readonly citizens: number; readonly affairs: number };
  /** A sheet of 市民部 that is in the record, one of it that is not yet, and one of 総務部 that is. */
  readonly sheets: { readonly recorded: number; readonly draft: number; readonly other: number };
  readonly plan: number;
  readonly node: number;
}

/** Two municipalities, of which the first has two departments with sheets of 2026, and a plan with a policy. */
export async function openReviewDesk(db: Database): Promise<ReviewDesk> {
  const goals = [
    aGoal({ fiscalYear: 2026, department: "市民部", title: "窓口を待たせない" }),
    aGoal({ fiscalYear: 2026, department: "総務部", title: "庁舎の省エネ" }),
  ];
  const plan = aPlan({ levels: ["章"], nodes: [aNode({ code: "1", title: "便利なまち" })] });
  const read = aReadDocument({ municipality: "澄川市", goals, plan });
  await db.transaction().execute((tx) => keepDocument(tx, read, { municipality: null, now: NOW }));
  await recordMunicipality(db, { code: TOWN, name: null, provisional: false });
  const kept = await listGoals(db, CITY);
  const departmentOf = async (name: string) => {
    const units = await listOrganisationUnits(db, CITY, { kind: "department" });
    return units.find((unit) => unit.name === name)?.id ?? 0;
  };
  const departments = { citizens: await departmentOf("市民部"), affairs: await departmentOf("総務部") };
  const begin = (departmentId: number, title: string) =>
    db.transaction().execute(async (tx) => {
      const id = await drawId(tx);
      const goalId = kept.find((goal) => goal.title === title)?.id ?? null;
      const sheet = { id, fiscalYear: 2026, departmentId, divisionId: null, phase: "set", status: "draft" } as const;
      const links = { goalId, missionId: null, continuesGoalId: null, continuesMissionId: null };
      const made = { at: NOW, account: null, by: null, reason: null, proxy: false };
      await recordSheet(tx, CITY, { ...sheet, ...links, body: aGoalSheetBody({ title }) }, made);
      return id;
    });
  const sheets = {
    recorded: await begin(departments.citizens, "窓口を待たせない"),
    draft: await begin(departments.citizens, "書かない窓口"),
    other: await begin(departments.affairs, "庁舎の省エネ"),
  };
  const [keptPlan] = await listPlanOutlines(db, CITY);
  return { departments, sheets, plan: keptPlan?.id ?? 0, node: keptPlan?.nodes[0]?.id ?? 0 };
}

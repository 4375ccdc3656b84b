import type { Goal } from "../domain/goal/goal.ts";
import { mostAlike } from "../domain/goal/most-alike.ts";
import type { Connection } from "./database.ts";
import { groupBy } from "./rows.ts";
import type { Carried, GoalStatus } from "./schema.ts";

/** Where in a plan a goal says that it stands. node is null while no plan of the record has such a node. */
export interface KeptPlacement {
  /** Index in the goal's placements, from 0. */
  readonly position: number;
  /** The printed label: 総合計画, 基本政策. */
  readonly plan: string;
  readonly code: string | null;
  readonly text: string;
  readonly node: { readonly id: number; readonly planId: number; readonly code: string; readonly title: string } | null;
}

/** A goal as lists show it. */
export interface GoalRow {
  readonly id: number;
  readonly fiscalYear: number | null;
  readonly departmentId: number | null;
  readonly department: string | null;
  readonly priority: number | null;
  readonly title: string;
  readonly status: GoalStatus;
  /** Number of the latest revision, from 1. */
  readonly revision: number;
  /** The document that the latest revision came from: only its places speak of this text. */
  readonly documentId: number | null;
  /** When the latest revision was made. */
  readonly at: Date;
}

/** A goal with what its latest revision says. */
export interface GoalSheet extends GoalRow {
  readonly body: Goal;
  /** What the latest revision brought from earlier documents: its places are theirs. */
  readonly carried: readonly Carried[];
  readonly placements: readonly KeptPlacement[];
}

export interface GoalDetail extends GoalSheet {
  readonly by: string | null;
  readonly reason: string;
  /** The goal a year before, and a year after: that of its sheet, else that of the same department and (about) the same title. */
  readonly lastYear: GoalRow | null;
  readonly nextYear: GoalRow | null;
}

export interface GoalFilter {
  readonly fiscalYear?: number | null;
  readonly departmentId?: number | null;
}

/** The newest year first, then by department and priority. */
export async function listGoals(db: Connection, municipality: string, filter: GoalFilter = {}): Promise<GoalRow[]> {
  const rows = await matching(goals(db, municipality), filter).execute();
  return rows.map(rowOf);
}

/** Every fiscal year that has goals, with its departments: the newest first. fiscalYear is null for goals of no stated year. */
export async function listGoalYears(
  db: Connection,
  municipality: string,
): Promise<
  {
    readonly fiscalYear: number | null;
    readonly departments: { readonly id: number | null; readonly name: string | null; readonly goals: number }[];
  }[]
> {
  const byYear = groupBy(await listGoals(db, municipality), ({ fiscalYear }) => fiscalYear);
  return [...byYear].map(([fiscalYear, ofYear]) => ({
    fiscalYear,
    departments: [...groupBy(ofYear, ({ departmentId }) => departmentId)].map(([id, ofDepartment]) => ({
      id,
      name: ofDepartment[0]?.department ?? null,
      goals: ofDepartment.length,
    })),
  }));
}

export async function findGoal(db: Connection, municipality: string, id: number): Promise<GoalDetail | null> {
  const found = await goals(db, municipality).select(["r.body", "r.by", "r.reason", "r.carried"]).where("g.id", "=", id).executeTakeFirst();
  if (!found) return null;
  const row = rowOf(found);
  const placements = await listPlacements(db, municipality, [id]);
  const year = row.fiscalYear;
  const around =
    year === null
      ? []
      : (
          await matching(goals(db, municipality), { departmentId: row.departmentId })
            .where("g.fiscal_year", "in", [year - 1, year + 1])
            .execute()
        ).map(rowOf);
  const near = (fiscalYear: number) =>
    mostAlike(
      row.title,
      around.filter((other) => other.fiscalYear === fiscalYear),
    );
  return {
    ...row,
    body: found.body,
    carried: found.carried,
    by: found.by,
    reason: found.reason,
    placements: placements.get(id) ?? [],
    lastYear: (await linked(db, municipality, "goal_id", "continues_goal_id", id)) ?? (year === null ? null : near(year - 1)),
    nextYear: (await linked(db, municipality, "continues_goal_id", "goal_id", id)) ?? (year === null ? null : near(year + 1)),
  };
}

/** The goal that the sheet of a goal carried on, or that a sheet made of it in the year after. */
async function linked(
  db: Connection,
  municipality: string,
  from: "goal_id" | "continues_goal_id",
  to: "goal_id" | "continues_goal_id",
  id: number,
): Promise<GoalRow | null> {
  const found = await goals(db, municipality)
    .innerJoin("sheet as s", (join) => join.onRef("s.municipality_code", "=", "g.municipality_code").onRef(`s.${to}`, "=", "g.id"))
    .where(`s.${from}`, "=", id)
    .executeTakeFirst();
  return found ? rowOf(found) : null;
}

/** Goals with what they say, in the order of listGoals. */
export async function listGoalSheets(db: Connection, municipality: string, filter: GoalFilter): Promise<GoalSheet[]> {
  const rows = await matching(goals(db, municipality), filter).select(["r.body", "r.carried"]).execute();
  const placements = await listPlacements(
    db,
    municipality,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...rowOf(row), body: row.body, carried: row.carried, placements: placements.get(row.id) ?? [] }));
}

/** Goals that are placed at nodes of a plan, each with the node. */
export async function listGoalsAt(
  db: Connection,
  municipality: string,
  nodeIds: readonly number[],
): Promise<(GoalRow & { readonly nodeId: number })[]> {
  if (nodeIds.length === 0) return [];
  const rows = await goals(db, municipality)
    .innerJoin("goal_placement as p", (join) =>
      join.onRef("p.municipality_code", "=", "g.municipality_code").onRef("p.goal_id", "=", "g.id"),
    )
    .where("p.node_id", "in", nodeIds)
    .select("p.node_id")
    .distinct()
    .execute();
  return rows.map((row) => ({ ...rowOf(row), nodeId: row.node_id ?? 0 }));
}

async function listPlacements(db: Connection, municipality: string, goalIds: readonly number[]): Promise<Map<number, KeptPlacement[]>> {
  if (goalIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("goal_placement as p")
    .leftJoin("plan_node as n", (join) => join.onRef("n.municipality_code", "=", "p.municipality_code").onRef("n.id", "=", "p.node_id"))
    .where("p.municipality_code", "=", municipality)
    .where("p.goal_id", "in", goalIds)
    .orderBy("p.position")
    .select([
      "p.goal_id",
      "p.position",
      "p.plan_label",
      "p.code",
      "p.text",
      "n.id as node_id",
      "n.plan_id",
      "n.code as node_code",
      "n.title",
    ])
    .execute();
  const byGoal = groupBy(rows, (row) => row.goal_id);
  return new Map(
    [...byGoal].map(([goal, ofGoal]) => [
      goal,
      ofGoal.map((row) => ({
        position: row.position,
        plan: row.plan_label,
        code: row.code,
        text: row.text,
        node:
          row.node_id === null ? null : { id: row.node_id, planId: row.plan_id ?? 0, code: row.node_code ?? "", title: row.title ?? "" },
      })),
    ]),
  );
}

function goals(db: Connection, municipality: string) {
  return db
    .selectFrom("goal as g")
    .innerJoin("goal_revision as r", (join) =>
      join.onRef("r.municipality_code", "=", "g.municipality_code").onRef("r.goal_id", "=", "g.id").onRef("r.number", "=", "g.revision"),
    )
    .leftJoin("organisation_unit as u", (join) =>
      join.onRef("u.municipality_code", "=", "g.municipality_code").onRef("u.id", "=", "g.department_id"),
    )
    .where("g.municipality_code", "=", municipality)
    .select([
      "g.id",
      "g.fiscal_year",
      "g.department_id",
      "u.name as department",
      "g.priority",
      "g.title",
      "g.status",
      "g.revision",
      "r.document_id",
      "r.at",
    ])
    .orderBy("g.fiscal_year", (order) => order.desc().nullsLast())
    .orderBy("g.department_id", (order) => order.asc().nullsLast())
    .orderBy("g.priority", (order) => order.asc().nullsLast())
    .orderBy("g.id");
}

type Goals = ReturnType<typeof goals>;
type RawRow = Awaited<ReturnType<Goals["execute"]>>[number];

function matching(query: Goals, { fiscalYear = null, departmentId = null }: GoalFilter): Goals {
  let narrowed = query;
  if (fiscalYear !== null) narrowed = narrowed.where("g.fiscal_year", "=", fiscalYear);
  if (departmentId !== null) narrowed = narrowed.where("g.department_id", "=", departmentId);
  return narrowed;
}

function rowOf(row: RawRow): GoalRow {
  return {
    id: row.id,
    fiscalYear: row.fiscal_year,
    departmentId: row.department_id,
    department: row.department,
    priority: row.priority,
    title: row.title,
    status: row.status,
    revision: row.revision,
    documentId: row.document_id,
    at: row.at,
  };
}

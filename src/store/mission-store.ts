import type { Mission } from "../domain/mission/mission.ts";
import type { Connection } from "./database.ts";
import type { KeptPlacement } from "./goal-store.ts";
import { groupBy } from "./rows.ts";
import type { Carried } from "./schema.ts";

/** A head of department's statement (部局運営方針) as lists show it. */
export interface MissionRow {
  readonly id: number;
  readonly fiscalYear: number | null;
  readonly departmentId: number | null;
  readonly department: string | null;
  /** 部長. */
  readonly post: string | null;
  /** Of the head. */
  readonly name: string | null;
  /** Number of the latest revision, from 1. */
  readonly revision: number;
  readonly documentId: number | null;
  readonly at: Date;
}

export interface MissionDetail extends MissionRow {
  readonly body: Mission;
  readonly by: string | null;
  readonly reason: string;
  /** Of the mid-term goal with the index, in its order. */
  readonly placements: ReadonlyMap<number, readonly KeptPlacement[]>;
  /** What the latest revision brought from earlier documents: its places are theirs. */
  readonly carried: readonly Carried[];
}

/** The newest year first, then by department. */
export async function listMissions(
  db: Connection,
  municipality: string,
  { fiscalYear = null, departmentId = null }: { readonly fiscalYear?: number | null; readonly departmentId?: number | null } = {},
): Promise<MissionRow[]> {
  let query = missions(db, municipality);
  if (fiscalYear !== null) query = query.where("m.fiscal_year", "=", fiscalYear);
  if (departmentId !== null) query = query.where("m.department_id", "=", departmentId);
  return (await query.execute()).map(rowOf);
}

/** A statement with what it says, and where its mid-term goals stand in plans: of each its placements, in their order. */
export interface MissionSheet extends MissionRow {
  readonly body: Mission;
  readonly placements: ReadonlyMap<number, readonly KeptPlacement[]>;
}

/** The statements of a year with what they say, in the order of listMissions. */
export async function listMissionSheets(db: Connection, municipality: string, fiscalYear: number): Promise<MissionSheet[]> {
  const rows = await missions(db, municipality).select("r.body").where("m.fiscal_year", "=", fiscalYear).execute();
  const placements = await listPlacements(
    db,
    municipality,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...rowOf(row), body: row.body, placements: placements.get(row.id) ?? new Map() }));
}

export async function findMission(db: Connection, municipality: string, id: number): Promise<MissionDetail | null> {
  const row = await missions(db, municipality)
    .select(["r.body", "r.by", "r.reason", "r.carried"])
    .where("m.id", "=", id)
    .executeTakeFirst();
  if (!row) return null;
  const placements = (await listPlacements(db, municipality, [id])).get(id) ?? new Map();
  return { ...rowOf(row), body: row.body, by: row.by, reason: row.reason, placements, carried: row.carried };
}

/** By statement and mid-term goal. */
async function listPlacements(
  db: Connection,
  municipality: string,
  ids: readonly number[],
): Promise<Map<number, Map<number, KeptPlacement[]>>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("mission_placement as p")
    .leftJoin("plan_node as n", (join) => join.onRef("n.municipality_code", "=", "p.municipality_code").onRef("n.id", "=", "p.node_id"))
    .where("p.municipality_code", "=", municipality)
    .where("p.mission_id", "in", ids)
    .orderBy("p.mission_id")
    .orderBy("p.mid_term_goal")
    .orderBy("p.position")
    .select([
      ...(["p.mission_id", "p.mid_term_goal", "p.position", "p.plan_label", "p.code", "p.text"] as const),
      ...(["n.id as node_id", "n.plan_id", "n.code as node_code", "n.title"] as const),
    ])
    .execute();
  const kept = rows.map((row) => ({
    ...{ missionId: row.mission_id, midTermGoal: row.mid_term_goal },
    ...{ position: row.position, plan: row.plan_label, code: row.code, text: row.text },
    node: row.node_id === null ? null : { id: row.node_id, planId: row.plan_id ?? 0, code: row.node_code ?? "", title: row.title ?? "" },
  }));
  return new Map([...groupBy(kept, ({ missionId }) => missionId)].map(([id, of]) => [id, groupBy(of, ({ midTermGoal }) => midTermGoal)]));
}

/** The statements of the years before and after that continue one another. */
export interface MissionYears {
  readonly lastYear: MissionRow | null;
  readonly nextYear: MissionRow | null;
}

/** Those that a sheet carried on, or the sheet of which carried this on; where there is none, the department's only one of the year. */
export async function findMissionYears(
  db: Connection,
  municipality: string,
  { id, fiscalYear, departmentId }: Pick<MissionRow, "id" | "fiscalYear" | "departmentId">,
): Promise<MissionYears> {
  const near = async (years: -1 | 1) => {
    if (fiscalYear === null || departmentId === null) return null;
    const [only, ...more] = await listMissions(db, municipality, { fiscalYear: fiscalYear + years, departmentId });
    return only && more.length === 0 ? only : null;
  };
  return {
    lastYear: (await linked(db, municipality, "mission_id", "continues_mission_id", id)) ?? (await near(-1)),
    nextYear: (await linked(db, municipality, "continues_mission_id", "mission_id", id)) ?? (await near(1)),
  };
}

type Link = "mission_id" | "continues_mission_id";

async function linked(db: Connection, municipality: string, from: Link, to: Link, id: number): Promise<MissionRow | null> {
  const found = await missions(db, municipality)
    .innerJoin("sheet as s", (join) => join.onRef("s.municipality_code", "=", "m.municipality_code").onRef(`s.${to}`, "=", "m.id"))
    .where(`s.${from}`, "=", id)
    .executeTakeFirst();
  return found ? rowOf(found) : null;
}

/** Missions with a mid-term goal that is placed at nodes of a plan, each with the node. */
export async function listMissionsAt(
  db: Connection,
  municipality: string,
  nodeIds: readonly number[],
): Promise<(MissionRow & { readonly nodeId: number })[]> {
  if (nodeIds.length === 0) return [];
  const rows = await missions(db, municipality)
    .innerJoin("mission_placement as p", (join) =>
      join.onRef("p.municipality_code", "=", "m.municipality_code").onRef("p.mission_id", "=", "m.id"),
    )
    .where("p.node_id", "in", nodeIds)
    .select("p.node_id")
    .distinct()
    .execute();
  return rows.map((row) => ({ ...rowOf(row), nodeId: row.node_id ?? 0 }));
}

function missions(db: Connection, municipality: string) {
  return db
    .selectFrom("mission as m")
    .innerJoin("mission_revision as r", (join) =>
      join.onRef("r.municipality_code", "=", "m.municipality_code").onRef("r.mission_id", "=", "m.id").onRef("r.number", "=", "m.revision"),
    )
    .leftJoin("organisation_unit as u", (join) =>
      join.onRef("u.municipality_code", "=", "m.municipality_code").onRef("u.id", "=", "m.department_id"),
    )
    .where("m.municipality_code", "=", municipality)
    .select(["m.id", "m.fiscal_year", "m.department_id", "u.name as department", "m.post", "m.name", "m.revision", "r.document_id", "r.at"])
    .orderBy("m.fiscal_year", (order) => order.desc().nullsLast())
    .orderBy("m.department_id", (order) => order.asc().nullsLast())
    .orderBy("m.id");
}

function rowOf(row: Awaited<ReturnType<ReturnType<typeof missions>["execute"]>>[number]): MissionRow {
  return {
    id: row.id,
    fiscalYear: row.fiscal_year,
    departmentId: row.department_id,
    department: row.department,
    post: row.post,
    name: row.name,
    revision: row.revision,
    documentId: row.document_id,
    at: row.at,
  };
}

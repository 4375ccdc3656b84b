import * as v from "valibot";
import type { SheetStatus } from "../domain/cycle/cycle.ts";
import type { PhaseName } from "../domain/cycle/phase.ts";
import type { SheetBody, SheetKind } from "../domain/sheet/sheet-body.ts";
import type { Connection } from "./database.ts";
import { sheetBody } from "./sheet-body.ts";

/** A sheet as lists show it: where it stands as it was left, whatever the clock says (see standingAt). */
export interface SheetRow {
  readonly id: number;
  readonly kind: SheetKind;
  readonly fiscalYear: number;
  readonly departmentId: number;
  readonly department: string;
  readonly divisionId: number | null;
  readonly division: string | null;
  readonly priority: number | null;
  readonly title: string;
  readonly phase: PhaseName;
  readonly status: SheetStatus;
  readonly statusAt: Date;
  readonly openUntil: Date | null;
  /** Number of the latest revision, from 1. */
  readonly revision: number;
  /** What it is in the record; null until it is accepted for the first time. */
  readonly goalId: number | null;
  readonly missionId: number | null;
  /** The goal or mission statement of the year before that it carries on. */
  readonly continuesGoalId: number | null;
  readonly continuesMissionId: number | null;
  readonly reviewable: boolean;
}

/** A sheet with what its latest revision says. */
export interface Sheet extends SheetRow {
  readonly body: SheetBody;
}

export interface SheetFilter {
  readonly fiscalYear?: number;
  readonly kind?: SheetKind;
  readonly departmentId?: number;
}

/** By department, the mission statement first, then by priority. */
export async function listSheets(db: Connection, municipality: string, filter: SheetFilter = {}): Promise<SheetRow[]> {
  let query = rows(db, municipality);
  if (filter.fiscalYear !== undefined) query = query.where("s.fiscal_year", "=", filter.fiscalYear);
  if (filter.kind !== undefined) query = query.where("s.kind", "=", filter.kind);
  if (filter.departmentId !== undefined) query = query.where("s.department_id", "=", filter.departmentId);
  return query.orderBy("s.department_id").orderBy("s.kind", "desc").orderBy("s.priority").orderBy("s.id").execute();
}

export async function findSheet(db: Connection, municipality: string, id: number): Promise<Sheet | null> {
  const found = await rows(db, municipality)
    .innerJoin("sheet_revision as r", (join) =>
      join.onRef("r.municipality_code", "=", "s.municipality_code").onRef("r.sheet_id", "=", "s.id").onRef("r.number", "=", "s.revision"),
    )
    .where("s.id", "=", id)
    .select("r.body")
    .executeTakeFirst();
  return found ?? null;
}

/** The sheet of a goal or of a mission statement of the record; null where none was begun. */
export async function findSheetOf(
  db: Connection,
  municipality: string,
  subject: { readonly kind: SheetKind; readonly id: number },
): Promise<SheetRow | null> {
  const column = subject.kind === "goal" ? "s.goal_id" : "s.mission_id";
  return (await rows(db, municipality).where(column, "=", subject.id).executeTakeFirst()) ?? null;
}

/** The sheet, which nobody else changes until the transaction ends. */
export async function lockSheet(tx: Connection, municipality: string, id: number): Promise<Sheet | null> {
  await tx.selectFrom("sheet").where("municipality_code", "=", municipality).where("id", "=", id).select("id").forUpdate().execute();
  return findSheet(tx, municipality, id);
}

function rows(db: Connection, municipality: string) {
  return db
    .selectFrom("sheet as s")
    .innerJoin("organisation_unit as d", (join) =>
      join.onRef("d.municipality_code", "=", "s.municipality_code").onRef("d.id", "=", "s.department_id"),
    )
    .leftJoin("organisation_unit as k", (join) =>
      join.onRef("k.municipality_code", "=", "s.municipality_code").onRef("k.id", "=", "s.division_id"),
    )
    .where("s.municipality_code", "=", municipality)
    .select([
      ...(["s.id", "s.kind", "s.fiscal_year as fiscalYear", "s.department_id as departmentId", "d.name as department"] as const),
      ...(["s.division_id as divisionId", "k.name as division", "s.priority", "s.title", "s.phase", "s.status"] as const),
      ...(["s.status_at as statusAt", "s.open_until as openUntil", "s.revision", "s.goal_id as goalId"] as const),
      ...(["s.mission_id as missionId", "s.continues_goal_id as continuesGoalId"] as const),
      ...(["s.continues_mission_id as continuesMissionId", "s.reviewable"] as const),
    ]);
}

/** Who made a revision or did something with a sheet, and when. */
export interface By {
  readonly at: Date;
  readonly account: number | null;
  readonly by: string | null;
  readonly reason: string | null;
  /** Planning did it in place of the department. */
  readonly proxy: boolean;
}

export interface NewSheet
  extends Pick<
    SheetRow,
    | "id"
    | "fiscalYear"
    | "departmentId"
    | "divisionId"
    | "phase"
    | "status"
    | "goalId"
    | "missionId"
    | "continuesGoalId"
    | "continuesMissionId"
  > {
  readonly body: SheetBody;
}

/** Begins a sheet with its first revision. @throws where the body is none. */
export async function recordSheet(tx: Connection, municipality: string, sheet: NewSheet, made: By): Promise<void> {
  await tx
    .insertInto("sheet")
    .values({
      ...{ municipality_code: municipality, id: sheet.id, kind: sheet.body.kind, fiscal_year: sheet.fiscalYear },
      ...{ department_id: sheet.departmentId, division_id: sheet.divisionId, ...listed(sheet.body), phase: sheet.phase },
      ...{ status: sheet.status, status_at: made.at, open_until: null, revision: 1, goal_id: sheet.goalId, mission_id: sheet.missionId },
      ...{ continues_goal_id: sheet.continuesGoalId, continues_mission_id: sheet.continuesMissionId },
    })
    .execute();
  await insertRevision(tx, municipality, { sheetId: sheet.id, number: 1, phase: sheet.phase, body: sheet.body }, made);
}

/** Keeps a revision of a sheet that is there; it becomes the latest. @throws where the body is none, or a revision of that number is there. */
export async function recordSheetRevision(
  tx: Connection,
  municipality: string,
  revision: { readonly sheetId: number; readonly number: number; readonly phase: PhaseName; readonly body: SheetBody },
  made: By,
): Promise<void> {
  await insertRevision(tx, municipality, revision, made);
  await tx
    .updateTable("sheet")
    .set({ revision: revision.number, ...listed(revision.body) })
    .where("municipality_code", "=", municipality)
    .where("id", "=", revision.sheetId)
    .execute();
}

/** Writes where a sheet stands. */
export async function saveSheetState(
  tx: Connection,
  municipality: string,
  id: number,
  state: Partial<Pick<SheetRow, "phase" | "status" | "statusAt" | "openUntil" | "goalId" | "missionId" | "divisionId" | "reviewable">>,
): Promise<void> {
  const { phase, status, statusAt, openUntil, goalId, missionId, divisionId, reviewable } = state;
  await tx
    .updateTable("sheet")
    .set({
      ...{ phase, status, status_at: statusAt, open_until: openUntil, goal_id: goalId, mission_id: missionId },
      ...{ division_id: divisionId, reviewable },
    })
    .where("municipality_code", "=", municipality)
    .where("id", "=", id)
    .execute();
}

/** What lists show of a body. */
export const listed = (body: SheetBody) =>
  body.kind === "goal"
    ? { title: body.title, priority: body.priority }
    : { title: [body.post, body.name].filter(Boolean).join(" "), priority: null };

async function insertRevision(
  tx: Connection,
  municipality: string,
  {
    sheetId,
    number,
    phase,
    body,
  }: { readonly sheetId: number; readonly number: number; readonly phase: PhaseName; readonly body: SheetBody },
  { at, account, by, reason, proxy }: By,
): Promise<void> {
  await tx
    .insertInto("sheet_revision")
    .values({
      ...{ municipality_code: municipality, sheet_id: sheetId, number, phase, body: JSON.stringify(v.parse(sheetBody, body)) },
      ...{ at, account_id: account, by, reason, proxy },
    })
    .execute();
}

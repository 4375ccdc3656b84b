import type { SheetKind } from "../domain/sheet/sheet-body.ts";
import type { WrittenAct } from "./audit-entry.ts";
import type { Connection } from "./database.ts";

/** What a row of the audit trail was done to, as it is called now. */
export type NamedSubject =
  | { readonly kind: "account"; readonly id: number; readonly name: string; readonly login: string }
  | { readonly kind: "organisation-unit" | "indicator" | "upload" | "scale"; readonly id: number; readonly name: string }
  | { readonly kind: "value-request"; readonly id: number; readonly year: number }
  /** Number: null of one that waits, or was cancelled. */
  | { readonly kind: "publication"; readonly id: number; readonly number: number | null; readonly isWaiting: boolean }
  | { readonly kind: "form"; readonly id: number; readonly sheetKind: SheetKind; readonly fiscalYear: number }
  /** On a sheet, or on a plan node as it was called then. */
  | { readonly kind: "opinion"; readonly id: number; readonly on: NamedSheet | { readonly kind: "node"; readonly title: string } }
  | NamedSheet;

export interface NamedSheet {
  readonly kind: "sheet";
  readonly id: number;
  readonly title: string;
  readonly fiscalYear: number;
  readonly departmentId: number;
  readonly department: string;
  readonly divisionId: number | null;
  readonly reviewable: boolean;
}

/** By kind and id; what is not in it has no name of its own (a year), or is not in the record any more. */
export type NamedSubjects = ReadonlyMap<string, NamedSubject>;

export const subjectKey = (kind: string, id: number): string => `${kind} ${id}`;

/** The names of what acts of the trail were done to. */
export async function nameSubjects(
  db: Connection,
  municipality: string,
  acts: readonly Pick<WrittenAct, "subject" | "id">[],
): Promise<NamedSubjects> {
  const of = (kind: string) => [...new Set(acts.flatMap(({ subject, id }) => (subject === kind && id !== null ? [id] : [])))];
  const named = [
    ...(await nameAccounts(db, municipality, of("account"))),
    ...(await nameUnits(db, municipality, of("organisation-unit"))),
    ...(await nameIndicators(db, municipality, of("indicator"))),
    ...(await nameUploads(db, municipality, of("upload"))),
    ...(await nameScales(db, municipality, of("scale"))),
    ...(await nameValueRequests(db, municipality, of("value-request"))),
    ...(await nameForms(db, municipality, of("form"))),
    ...(await namePublications(db, municipality, of("publication"))),
    ...(await nameSheets(db, municipality, of("sheet"))),
    ...(await nameOpinions(db, municipality, of("opinion"))),
  ];
  return new Map(named.map((subject) => [subjectKey(subject.kind, subject.id), subject]));
}

async function nameAccounts(db: Connection, municipality: string, ids: readonly number[]): Promise<NamedSubject[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("account")
    .where("municipality_code", "=", municipality)
    .where("id", "in", ids)
    .select(["id", "name", "login"])
    .execute();
  return rows.map((row) => ({ kind: "account", ...row }));
}

async function nameUnits(db: Connection, municipality: string, ids: readonly number[]): Promise<NamedSubject[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("organisation_unit")
    .where("municipality_code", "=", municipality)
    .where("id", "in", ids)
    .select(["id", "name"])
    .execute();
  return rows.map((row) => ({ kind: "organisation-unit", ...row }));
}

async function nameIndicators(db: Connection, municipality: string, ids: readonly number[]): Promise<NamedSubject[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("indicator")
    .where("municipality_code", "=", municipality)
    .where("id", "in", ids)
    .select(["id", "name"])
    .execute();
  return rows.map((row) => ({ kind: "indicator", ...row }));
}

async function nameUploads(db: Connection, municipality: string, ids: readonly number[]): Promise<NamedSubject[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("upload")
    .where("municipality_code", "=", municipality)
    .where("id", "in", ids)
    .select(["id", "name"])
    .execute();
  return rows.map((row) => ({ kind: "upload", ...row }));
}

async function nameScales(db: Connection, municipality: string, ids: readonly number[]): Promise<NamedSubject[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("grade_scale")
    .where("municipality_code", "=", municipality)
    .where("id", "in", ids)
    .select(["id", "body"])
    .execute();
  return rows.map(({ id, body }) => ({ kind: "scale", id, name: body.name }));
}

async function nameValueRequests(db: Connection, municipality: string, ids: readonly number[]): Promise<NamedSubject[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("value_request")
    .where("municipality_code", "=", municipality)
    .where("id", "in", ids)
    .select(["id", "year"])
    .execute();
  return rows.map((row) => ({ kind: "value-request", ...row }));
}

async function namePublications(db: Connection, municipality: string, ids: readonly number[]): Promise<NamedSubject[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("publication")
    .where("municipality_code", "=", municipality)
    .where("id", "in", ids)
    .select(["id", "number", "cancelled_at"])
    .execute();
  return rows.map(({ id, number, cancelled_at }) => ({
    kind: "publication",
    id,
    number,
    isWaiting: number === null && cancelled_at === null,
  }));
}

async function nameForms(db: Connection, municipality: string, ids: readonly number[]): Promise<NamedSubject[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("form")
    .where("municipality_code", "=", municipality)
    .where("id", "in", ids)
    .select(["id", "kind as sheetKind", "fiscal_year as fiscalYear"])
    .execute();
  return rows.map((row) => ({ kind: "form", ...row }));
}

async function nameOpinions(db: Connection, municipality: string, ids: readonly number[]): Promise<NamedSubject[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("opinion")
    .where("municipality_code", "=", municipality)
    .where("id", "in", ids)
    .select(["id", "sheet_id as sheet", "node_title as node"])
    .execute();
  const sheets = new Map(
    (
      await nameSheets(
        db,
        municipality,
        rows.flatMap(({ sheet }) => sheet ?? []),
      )
    ).map((sheet) => [sheet.id, sheet]),
  );
  return rows.flatMap(({ id, sheet, node }): NamedSubject[] => {
    const on = sheet === null ? { kind: "node" as const, title: node ?? "" } : sheets.get(sheet);
    return on ? [{ kind: "opinion", id, on }] : [];
  });
}

async function nameSheets(db: Connection, municipality: string, ids: readonly number[]): Promise<NamedSheet[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("sheet as s")
    .innerJoin("organisation_unit as d", (join) =>
      join.onRef("d.municipality_code", "=", "s.municipality_code").onRef("d.id", "=", "s.department_id"),
    )
    .where("s.municipality_code", "=", municipality)
    .where("s.id", "in", ids)
    .select([
      ...(["s.id", "s.title", "s.fiscal_year as fiscalYear", "s.department_id as departmentId", "d.name as department"] as const),
      ...(["s.division_id as divisionId", "s.reviewable"] as const),
    ])
    .execute();
  return rows.map((row) => ({ kind: "sheet", ...row }));
}

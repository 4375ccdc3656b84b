import { type RawBuilder, sql } from "kysely";
import type { TextRange } from "../domain/draft/text-range.ts";
import type { Connection } from "./database.ts";
import { insertRows } from "./rows.ts";
import type { SubjectKind } from "./schema.ts";

/** Where in a document something of the record stands. */
export interface Place {
  readonly documentId: number;
  readonly subjectKind: SubjectKind;
  readonly subjectId: number;
  /** JSON pointer into the subject: /target/text, /actions/0/steps/1/result. */
  readonly pointer: string;
  /** Ascending offsets in the document's text. */
  readonly ranges: readonly TextRange[];
}

/** What a document said something of: enough to name it and to link to it. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: number;
  /** null: a plan or mission that the document does not name. */
  readonly title: string | null;
  /** The plan and the code of the node on whose page it stands; null where it stands on no such page. */
  readonly planId: number | null;
  readonly nodeCode: string | null;
}

/** Every place of a document, in the order of its text: what was made of it. */
export async function listPlaces(db: Connection, municipality: string, documentId: number): Promise<Place[]> {
  return placesOf(db, municipality)
    .where("place.document_id", "=", documentId)
    .orderBy(sql`(ranges -> 0 ->> 'start')::integer`)
    .orderBy("pointer")
    .execute();
}

/** Every place of a thing of the record, those of the newest document first. */
export async function findPlaces(db: Connection, municipality: string, kind: SubjectKind, id: number): Promise<Place[]> {
  return listPlacesOf(db, municipality, [{ kind, id }]);
}

/** The places of several things at once, those of the newest document first. */
export async function listPlacesOf(
  db: Connection,
  municipality: string,
  subjects: readonly { readonly kind: SubjectKind; readonly id: number }[],
): Promise<Place[]> {
  if (subjects.length === 0) return [];
  const kinds = subjects.map(({ kind }) => kind);
  const ids = subjects.map(({ id }) => id);
  return placesOf(db, municipality)
    .where(sql<boolean>`(subject_kind, subject_id) IN (SELECT * FROM unnest(${kinds}::text[], ${ids}::bigint[]))`)
    .orderBy("place.document_id", "desc")
    .orderBy("pointer")
    .execute();
}

/** The things that a document says something of, in the order in which they were recorded. */
export async function listSubjects(db: Connection, municipality: string, documentId: number): Promise<Subject[]> {
  return describeSubjects(
    db,
    sql`SELECT DISTINCT municipality_code, subject_kind AS kind, subject_id AS id FROM place
      WHERE municipality_code = ${municipality} AND document_id = ${documentId}`,
  );
}

/** The same of things that are named by their ids; what the record does not have is left out. */
export async function listNamedSubjects(
  db: Connection,
  municipality: string,
  subjects: readonly { readonly kind: string; readonly id: number }[],
): Promise<Subject[]> {
  const [kinds, ids] = [subjects.map(({ kind }) => kind), subjects.map(({ id }) => id)];
  return describeSubjects(
    db,
    sql`SELECT DISTINCT ${municipality}::char(6) AS municipality_code, kind, id FROM unnest(${kinds}::text[], ${ids}::bigint[]) AS given (kind, id)`,
  );
}

/** `subjects`: a query of municipality_code, kind and id. */
async function describeSubjects(db: Connection, subjects: RawBuilder<unknown>): Promise<Subject[]> {
  const described = await sql<Subject>`
    WITH subject AS (${subjects}), owner AS (
      SELECT s.*,
        coalesce(n.title, i.name, a.item, r.actor, f.title, g.title, t.term, u.name, p.title, c.name) AS title,
        coalesce(n.plan_id, a.plan_id, r.plan_id, f.plan_id, t.plan_id, p.id) AS plan_id,
        coalesce(n.id, a.node_id, r.node_id, f.node_id) AS node_id
      FROM subject s
      LEFT JOIN plan p ON s.kind = 'plan' AND p.municipality_code = s.municipality_code AND p.id = s.id
      LEFT JOIN plan_node n ON s.kind = 'plan-node' AND n.municipality_code = s.municipality_code AND n.id = s.id
      LEFT JOIN indicator i ON s.kind = 'indicator' AND i.municipality_code = s.municipality_code AND i.id = s.id
      LEFT JOIN initiative a ON s.kind = 'initiative' AND a.municipality_code = s.municipality_code AND a.id = s.id
      LEFT JOIN role_expectation r ON s.kind = 'role' AND r.municipality_code = s.municipality_code AND r.id = s.id
      LEFT JOIN related_plan f ON s.kind = 'related-plan' AND f.municipality_code = s.municipality_code AND f.id = s.id
      LEFT JOIN glossary_term t ON s.kind = 'glossary-term' AND t.municipality_code = s.municipality_code AND t.id = s.id
      LEFT JOIN goal g ON s.kind = 'goal' AND g.municipality_code = s.municipality_code AND g.id = s.id
      LEFT JOIN mission m ON s.kind = 'mission' AND m.municipality_code = s.municipality_code AND m.id = s.id
      LEFT JOIN municipality c ON s.kind = 'municipality' AND c.code = s.municipality_code
      LEFT JOIN organisation_unit u ON u.municipality_code = m.municipality_code AND u.id = m.department_id
    )
    SELECT o.kind, o.id, o.title, o.plan_id AS "planId", n.code AS "nodeCode" FROM owner o
    LEFT JOIN plan_node n ON n.municipality_code = o.municipality_code AND n.id = o.node_id
    ORDER BY o.id`.execute(db);
  return described.rows;
}

/** Keeps the places of a document; a pointer that has a place there already keeps it. */
export async function recordPlaces(tx: Connection, municipality: string, places: readonly Place[]): Promise<void> {
  await insertRows(
    tx,
    "place",
    places.map((place) => ({
      municipality_code: municipality,
      document_id: place.documentId,
      subject_kind: place.subjectKind,
      subject_id: place.subjectId,
      pointer: place.pointer,
      ranges: JSON.stringify(place.ranges),
    })),
  );
}

function placesOf(db: Connection, municipality: string) {
  return db
    .selectFrom("place")
    .where("place.municipality_code", "=", municipality)
    .select(["document_id as documentId", "subject_kind as subjectKind", "subject_id as subjectId", "pointer", "ranges"]);
}

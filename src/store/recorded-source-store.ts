import type { Connection } from "./database.ts";

/** Where that comes from which the record says of a goal or statement now. */
export interface RecordedSource {
  /** null: it was accepted as a sheet. */
  readonly document: { readonly id: number; readonly name: string } | null;
  readonly at: Date;
}

/** By sheet; one of which nothing is in the record is left out. One query. */
export async function listRecordedSources(
  db: Connection,
  municipality: string,
  fiscalYear: number,
): Promise<ReadonlyMap<number, RecordedSource>> {
  const rows = await db
    .selectFrom("sheet as s")
    .leftJoin("goal as g", (join) => join.onRef("g.municipality_code", "=", "s.municipality_code").onRef("g.id", "=", "s.goal_id"))
    .leftJoin("goal_revision as gr", (join) =>
      join.onRef("gr.municipality_code", "=", "g.municipality_code").onRef("gr.goal_id", "=", "g.id").onRef("gr.number", "=", "g.revision"),
    )
    .leftJoin("mission as m", (join) => join.onRef("m.municipality_code", "=", "s.municipality_code").onRef("m.id", "=", "s.mission_id"))
    .leftJoin("mission_revision as mr", (join) =>
      join
        .onRef("mr.municipality_code", "=", "m.municipality_code")
        .onRef("mr.mission_id", "=", "m.id")
        .onRef("mr.number", "=", "m.revision"),
    )
    .leftJoin("source_document as d", (join) =>
      join
        .onRef("d.municipality_code", "=", "s.municipality_code")
        .on((eb) => eb("d.id", "=", eb.fn.coalesce("gr.document_id", "mr.document_id"))),
    )
    .where("s.municipality_code", "=", municipality)
    .where("s.fiscal_year", "=", fiscalYear)
    .select((eb) => ["s.id", eb.fn.coalesce("gr.at", "mr.at").as("at"), "d.id as documentId", "d.name as documentName"])
    .execute();
  return new Map(
    rows.flatMap(({ id, at, documentId, documentName }) => {
      if (at === null) return [];
      const document = documentId === null || documentName === null ? null : { id: documentId, name: documentName };
      return [[id, { document, at }] as const];
    }),
  );
}

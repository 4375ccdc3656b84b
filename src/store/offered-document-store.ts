import { sql } from "kysely";
import type { PublishedDocument } from "../domain/publication/published-item.ts";
import type { Connection } from "./database.ts";
import type { PublicationMaker } from "./publication-store.ts";
import { insertRows } from "./rows.ts";

/** 公表する文書, as it is to be told with the next publication. */
export interface OfferedDocument extends Omit<PublishedDocument, "kind"> {
  /** From 1; a change names the one that it was made from, 0 where it is not offered. */
  readonly revision: number;
}

/** In the order in which the documents were imported. */
export async function listOfferedDocuments(db: Connection, municipality: string): Promise<OfferedDocument[]> {
  return db
    .selectFrom("offered_document")
    .where("municipality_code", "=", municipality)
    .where("removed_at", "is", null)
    .orderBy("id")
    .select(["id", "revision", "title", "plan_id as plan", "year", "name", "media_type as mediaType", "size", "sha256"])
    .select(sql<string | null>`to_char(day, 'YYYY-MM-DD')`.as("day"))
    .execute();
}

/** Offers a document, or changes what is said of it. @returns its revision; null where `base` is not the latest. */
export async function saveOfferedDocument(
  tx: Connection,
  municipality: string,
  { id, title, day, plan, year, name, mediaType, size, sha256 }: Omit<OfferedDocument, "revision">,
  base: number,
  { at, account, by }: PublicationMaker,
): Promise<number | null> {
  const row = {
    ...{ title, day, plan_id: plan, year, name, media_type: mediaType, size, sha256 },
    ...{ at, account_id: account, by, removed_at: null },
  };
  if (base > 0) {
    const changed = await standing(tx, municipality, id, base)
      .set({ ...row, revision: base + 1 })
      .returning("revision")
      .executeTakeFirst();
    return changed?.revision ?? null;
  }
  // One that was offered once goes on counting.
  const saved = await tx
    .insertInto("offered_document")
    .values({ municipality_code: municipality, id, revision: 1, ...row })
    .onConflict((conflict) =>
      conflict
        .columns(["municipality_code", "id"])
        .doUpdateSet({ ...row, revision: sql<number>`offered_document.revision + 1` })
        .where("offered_document.removed_at", "is not", null),
    )
    .returning("revision")
    .executeTakeFirst();
  return saved?.revision ?? null;
}

/** False where `base` is not its latest revision. */
export async function removeOfferedDocument(
  tx: Connection,
  municipality: string,
  id: number,
  base: number,
  { at }: PublicationMaker,
): Promise<boolean> {
  return (await standing(tx, municipality, id, base).set({ removed_at: at }).returning("id").executeTakeFirst()) !== undefined;
}

/** As a publication told them. */
export async function restoreOfferedDocuments(
  tx: Connection,
  municipality: string,
  documents: readonly Omit<OfferedDocument, "revision">[],
  at: Date,
): Promise<void> {
  const owner = { municipality_code: municipality, revision: 1, at, account_id: null, by: null };
  await insertRows(
    tx,
    "offered_document",
    documents.map(({ id, title, day, plan, year, name, mediaType, size, sha256 }) => ({
      ...{ ...owner, id, title, day, plan_id: plan, year, name, media_type: mediaType, size, sha256 },
    })),
  );
}

function standing(tx: Connection, municipality: string, id: number, base: number) {
  return tx
    .updateTable("offered_document")
    .where("municipality_code", "=", municipality)
    .where("id", "=", id)
    .where("revision", "=", base)
    .where("removed_at", "is", null);
}

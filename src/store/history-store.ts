import type { Connection } from "./database.ts";
import { drawId } from "./rows.ts";
import type { ImportAct } from "./schema.ts";

/** Something that was decided about a file that somebody gave: when, and by whom. */
export interface HistoryEntry {
  readonly id: number;
  readonly act: ImportAct;
  readonly at: Date;
  /** The name that the person gave; null on the command line. */
  readonly by: string | null;
  readonly uploadId: number;
  /** As the file is called. */
  readonly name: string;
  /** What it became, of an import and its undo; the document is there no more where the import was undone. */
  readonly documentId: number | null;
  /** Of an import: how much was new. */
  readonly counts: Readonly<Record<string, number>>;
  /** Of an import: it was undone since. */
  readonly undone: boolean;
}

/** The newest first. */
export async function listHistory(db: Connection, municipality: string): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom("import_history as h")
    .innerJoin("upload as u", (join) => join.onRef("u.municipality_code", "=", "h.municipality_code").onRef("u.id", "=", "h.upload_id"))
    .leftJoin("import_history as undo", (join) =>
      join.onRef("undo.municipality_code", "=", "h.municipality_code").onRef("undo.undoes_id", "=", "h.id"),
    )
    .where("h.municipality_code", "=", municipality)
    .orderBy("h.id", "desc")
    .select([
      "h.id",
      "h.act",
      "h.at",
      "h.by",
      "h.upload_id as uploadId",
      "u.name",
      "h.document_id as documentId",
      "h.counts",
      "undo.id as undoneBy",
    ])
    .execute();
  return rows.map(({ undoneBy, ...entry }) => ({ ...entry, undone: undoneBy !== null }));
}

/** Id of the newest entry of all municipalities; 0 where there is none. */
export async function findLastEntry(db: Connection): Promise<number> {
  const last = await db
    .selectFrom("import_history")
    .select(({ fn }) => fn.max("id").as("id"))
    .executeTakeFirst();
  return last?.id ?? 0;
}

export interface NewHistoryEntry {
  /** Of an import whose changes are noted under it; else it is drawn. */
  readonly id?: number;
  readonly act: ImportAct;
  readonly uploadId: number;
  readonly at: Date;
  readonly by: string | null;
  readonly documentId?: number | null;
  readonly counts?: Readonly<Record<string, number>>;
  /** Of an undo: the id of the import. */
  readonly undoes?: number | null;
}

/** Notes what was decided. Returns the id of the entry. */
export async function recordHistory(tx: Connection, municipality: string, entry: NewHistoryEntry): Promise<number> {
  const id = entry.id ?? (await drawId(tx));
  await tx
    .insertInto("import_history")
    .values({
      municipality_code: municipality,
      id,
      act: entry.act,
      noted: entry.id !== undefined,
      upload_id: entry.uploadId,
      document_id: entry.documentId ?? null,
      undoes_id: entry.undoes ?? null,
      at: entry.at,
      by: entry.by,
      counts: JSON.stringify(entry.counts ?? {}),
    })
    .execute();
  return id;
}

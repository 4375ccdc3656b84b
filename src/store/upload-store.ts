import type { Connection } from "./database.ts";
import { drawId } from "./rows.ts";
import type { DraftCounts, UploadRefusal, UploadState } from "./schema.ts";

/** 取り込むファイル: a file that somebody gave, from the moment it came. */
export interface Upload {
  readonly id: number;
  /** As the file is called. */
  readonly name: string;
  /** Hex digest of the file. */
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  /** null until it has been read, or where it could not be. */
  readonly mediaType: string | null;
  readonly state: UploadState;
  /** Counts every change of the draft and of the state; a change names the revision that it was made from. */
  readonly revision: number;
  readonly receivedAt: Date;
  /** The name that the person gave; null on the command line. */
  readonly by: string | null;
  /** The archive that it came in, as that was called. */
  readonly archive: string | null;
  /** Why it could not be read. */
  readonly refusal: UploadRefusal | null;
  /** What it became when it was accepted. */
  readonly documentId: number | null;
  /** How much the draft holds as it is now; null where there is none. */
  readonly counts: DraftCounts | null;
}

/** The newest first. */
export async function listUploads(db: Connection, municipality: string): Promise<Upload[]> {
  return uploads(db, municipality).orderBy("u.id", "desc").execute();
}

export async function findUpload(db: Connection, municipality: string, id: number): Promise<Upload | null> {
  return (await uploads(db, municipality).where("u.id", "=", id).executeTakeFirst()) ?? null;
}

export async function findUploadByHash(db: Connection, municipality: string, sha256: string): Promise<Upload | null> {
  return (await uploads(db, municipality).where("u.sha256", "=", sha256).executeTakeFirst()) ?? null;
}

/** The uploads of one file: those of the municipality given, else of any. */
export async function listUploadsOfFile(
  db: Connection,
  sha256: string,
  municipality: string | null,
): Promise<{ readonly municipality: string; readonly id: number }[]> {
  let query = db.selectFrom("upload").where("sha256", "=", sha256).select(["municipality_code as municipality", "id"]).orderBy("id");
  if (municipality !== null) query = query.where("municipality_code", "=", municipality);
  return query.execute();
}

/** An upload that nobody else can change until the transaction ends. */
export async function lockUpload(tx: Connection, municipality: string, id: number): Promise<Upload | null> {
  const locked = await tx
    .selectFrom("upload")
    .where("municipality_code", "=", municipality)
    .where("id", "=", id)
    .select("id")
    .forUpdate()
    .executeTakeFirst();
  return locked ? findUpload(tx, municipality, id) : null;
}

export type NewUpload = Pick<Upload, "name" | "sha256" | "receivedAt" | "by" | "archive">;

/** Notes that a file was given, whose bytes are kept already. Returns its id; null where the same file was given before. */
export async function recordUpload(tx: Connection, municipality: string, upload: NewUpload): Promise<number | null> {
  const recorded = await tx
    .insertInto("upload")
    .values({
      municipality_code: municipality,
      id: await drawId(tx),
      sha256: upload.sha256,
      name: upload.name,
      state: "waiting",
      revision: 1,
      received_at: upload.receivedAt,
      by: upload.by,
      archive: upload.archive,
      attempts: 0,
      refusal: null,
      document_id: null,
      counts: null,
      reading: null,
      places: null,
      unplaced: null,
      doubts: null,
    })
    .onConflict((conflict) => conflict.columns(["municipality_code", "sha256"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return recorded?.id ?? null;
}

/** Brings an upload into another state, which is a further revision of it. */
export async function saveUploadState(
  tx: Connection,
  municipality: string,
  id: number,
  {
    state,
    documentId = null,
    refusal = null,
  }: { readonly state: UploadState; readonly documentId?: number | null; readonly refusal?: UploadRefusal | null },
): Promise<void> {
  await tx
    .updateTable("upload")
    .set((column) => ({
      state,
      document_id: documentId,
      refusal: refusal && JSON.stringify(refusal),
      revision: column("revision", "+", 1),
    }))
    .where("municipality_code", "=", municipality)
    .where("id", "=", id)
    .execute();
}

/** Notes how much the draft of an upload holds after an edit, which is a further revision of it. */
export async function saveUploadCounts(tx: Connection, municipality: string, id: number, counts: DraftCounts): Promise<void> {
  await tx
    .updateTable("upload")
    .set((column) => ({ counts: JSON.stringify(counts), revision: column("revision", "+", 1) }))
    .where("municipality_code", "=", municipality)
    .where("id", "=", id)
    .execute();
}

function uploads(db: Connection, municipality: string) {
  return db
    .selectFrom("upload as u")
    .innerJoin("source_file as f", (join) =>
      join.onRef("f.municipality_code", "=", "u.municipality_code").onRef("f.sha256", "=", "u.sha256"),
    )
    .where("u.municipality_code", "=", municipality)
    .select([
      "u.id",
      "u.name",
      "u.sha256",
      "f.size",
      "f.media_type as mediaType",
      "u.state",
      "u.revision",
      "u.received_at as receivedAt",
      "u.by",
      "u.archive",
      "u.refusal",
      "u.document_id as documentId",
      "u.counts",
    ]);
}

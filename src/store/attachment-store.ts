import type { PhaseName } from "../domain/cycle/phase.ts";
import type { Connection } from "./database.ts";

/** A file that is attached to a sheet. */
export interface Attachment {
  readonly id: number;
  readonly sheetId: number;
  readonly name: string;
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  readonly phase: PhaseName;
  readonly at: Date;
  readonly by: string;
  readonly proxy: boolean;
  /** null while it is there. */
  readonly removed: { readonly at: Date; readonly by: string | null; readonly reason: string } | null;
}

export interface NewAttachment extends Omit<Attachment, "size" | "removed"> {
  readonly account: number;
}

/** The attachments of a sheet in the order in which they came, those that were removed among them. */
export async function listAttachments(db: Connection, municipality: string, sheet: number): Promise<Attachment[]> {
  const rows = await attachments(db, municipality).where("a.sheet_id", "=", sheet).orderBy("a.at").orderBy("a.id").execute();
  return rows.map(attachmentOf);
}

export async function findAttachment(db: Connection, municipality: string, sheet: number, id: number): Promise<Attachment | null> {
  const row = await attachments(db, municipality).where("a.sheet_id", "=", sheet).where("a.id", "=", id).executeTakeFirst();
  return row ? attachmentOf(row) : null;
}

/** The bytes are there already (recordSourceFile). */
export async function recordAttachment(tx: Connection, municipality: string, attachment: NewAttachment): Promise<void> {
  const { id, sheetId, name, sha256, phase, at, account, by, proxy } = attachment;
  await tx
    .insertInto("sheet_attachment")
    .values({ municipality_code: municipality, id, sheet_id: sheetId, name, sha256, phase, at, account_id: account, by, proxy })
    .execute();
}

/** Notes that it was removed, once. */
export async function saveRemoval(
  tx: Connection,
  municipality: string,
  id: number,
  { at, account, by, reason }: { readonly at: Date; readonly account: number; readonly by: string; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable("sheet_attachment")
    .set({ removed_at: at, removed_account_id: account, removed_by: by, removed_reason: reason })
    .where("municipality_code", "=", municipality)
    .where("id", "=", id)
    .where("removed_at", "is", null)
    .execute();
}

function attachments(db: Connection, municipality: string) {
  return db
    .selectFrom("sheet_attachment as a")
    .innerJoin("source_file as f", (join) =>
      join.onRef("f.municipality_code", "=", "a.municipality_code").onRef("f.sha256", "=", "a.sha256"),
    )
    .where("a.municipality_code", "=", municipality)
    .select([
      ...(["a.id", "a.sheet_id as sheetId", "a.name", "a.sha256", "f.size", "a.phase", "a.at", "a.by", "a.proxy"] as const),
      ...(["a.removed_at", "a.removed_by", "a.removed_reason"] as const),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof attachments>["execute"]>>[number];

const attachmentOf = ({ removed_at: at, removed_by: by, removed_reason: reason, ...row }: Row): Attachment => ({
  ...row,
  removed: at === null || reason === null ? null : { at, by, reason },
});

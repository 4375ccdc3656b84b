import { stat } from "node:fs/promises";
import type { Person } from "../../domain/access/person.ts";
import { isProxy } from "../../domain/access/proxy.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { listAttachments, recordAttachment } from "../../store/attachment-store.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { drawId } from "../../store/rows.ts";
import { recordSourceFile } from "../../store/source-file-store.ts";
import { hashFile, partsOf } from "../file-parts.ts";
import { storable } from "../import/storable.ts";
import { type OpenSheetRefusal, openSheet } from "./write-sheet.ts";

/** In bytes. */
export const LARGEST_ATTACHMENT = 20_000_000;
/** A sheet has no more at once. */
export const MOST_ATTACHMENTS = 30;

export interface AttachFile {
  readonly sheet: number;
  readonly name: string;
  /** Where it lies meanwhile; it is left there. */
  readonly path: string;
  readonly now: Date;
}

export type AttachRefusal =
  | OpenSheetRefusal
  | { readonly kind: "empty" }
  | { readonly kind: "too-large"; readonly bytes: number; readonly limit: number }
  | { readonly kind: "too-many"; readonly limit: number };

/** Attaches a file to a sheet that is being written. Once this has answered, the file is kept. */
export async function attachFile(
  db: Database,
  person: Person,
  { sheet: id, name, path, now }: AttachFile,
): Promise<Result<{ readonly id: number }, AttachRefusal>> {
  const { municipality, account } = person;
  const { size } = await stat(path);
  if (size === 0) return refuse({ kind: "empty" });
  if (size > LARGEST_ATTACHMENT) return refuse({ kind: "too-large", bytes: size, limit: LARGEST_ATTACHMENT });
  const may = await db.transaction().execute((tx) => openSheet(tx, person, id, now));
  if (!may.ok) return may;

  // Not in the transaction that attaches it: others can use the record between two parts.
  const sha256 = await hashFile(path);
  await recordSourceFile(db, municipality, { sha256, size }, partsOf(path));
  return db.transaction().execute(async (tx): Promise<Result<{ readonly id: number }, AttachRefusal>> => {
    const open = await openSheet(tx, person, id, now);
    if (!open.ok) return open;
    const { sheet } = open.value;
    const there = (await listAttachments(tx, municipality, id)).filter(({ removed }) => removed === null);
    // Sent twice by mistake, it is attached once.
    const same = there.find((one) => one.sha256 === sha256 && one.name === storable(name));
    if (same) return accept({ id: same.id });
    if (there.length >= MOST_ATTACHMENTS) return refuse({ kind: "too-many", limit: MOST_ATTACHMENTS });
    const attachment = await drawId(tx);
    const proxy = isProxy(person, "write-sheet", sheet);
    const facts = { attachment, name: storable(name), sha256, bytes: size, proxy };
    await recordAttachment(tx, municipality, {
      ...{ id: attachment, sheetId: id, name: facts.name, sha256, phase: sheet.phase, at: now, account, by: person.name, proxy },
    });
    await recordAudit(tx, municipality, [{ at: now, account, by: person.name, act: "sheet.attach", subject: "sheet", id, facts }]);
    return accept({ id: attachment });
  });
}

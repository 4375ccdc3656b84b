import type { Person } from "../../domain/access/person.ts";
import { isProxy } from "../../domain/access/proxy.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { isBlank } from "../../domain/sheet/sheet-text.ts";
import { findAttachment, saveRemoval } from "../../store/attachment-store.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { storable } from "../import/storable.ts";
import { type OpenSheetRefusal, openSheet } from "./write-sheet.ts";

export interface RemoveAttachment {
  readonly sheet: number;
  readonly attachment: number;
  readonly reason: string;
  readonly now: Date;
}

export type RemoveAttachmentRefusal = OpenSheetRefusal | { readonly kind: "unknown-attachment" } | { readonly kind: "needs-reason" };

/** Takes an attachment off a sheet that is being written. That it was there, who removed it and why stays to be seen. */
export async function removeAttachment(
  db: Database,
  person: Person,
  { sheet: id, attachment, reason, now }: RemoveAttachment,
): Promise<Result<null, RemoveAttachmentRefusal>> {
  const { municipality, account, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<null, RemoveAttachmentRefusal>> => {
    const open = await openSheet(tx, person, id, now);
    if (!open.ok) return open;
    const found = await findAttachment(tx, municipality, id, attachment);
    if (!found || found.removed !== null) return refuse({ kind: "unknown-attachment" });
    if (isBlank(reason)) return refuse({ kind: "needs-reason" });
    const why = storable(reason);
    await saveRemoval(tx, municipality, attachment, { at: now, account, by, reason: why });
    const facts = { attachment, name: found.name, reason: why, proxy: isProxy(person, "write-sheet", open.value.sheet) };
    await recordAudit(tx, municipality, [{ at: now, account, by, act: "sheet.detach", subject: "sheet", id, facts }]);
    return accept(null);
  });
}

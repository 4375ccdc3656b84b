import { accept, type Result, refuse } from "../../domain/result.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { recordHistory } from "../../store/history-store.ts";
import { queueUpload } from "../../store/upload-queue-store.ts";
import { lockUpload, saveUploadState } from "../../store/upload-store.ts";
import type { DraftRefusal } from "./edit-upload.ts";
import { type Decider, importAct } from "./import-act.ts";

export interface DecideInput extends Decider {
  readonly id: number;
}

export type DecideRefusal = Extract<DraftRefusal, { readonly kind: "unknown-upload" | "closed" }>;

/** Turns an upload down. The file, its draft and the edits stay: it can be reopened. */
export async function rejectUpload(
  db: Database,
  { municipality, id, account = null, by, now }: DecideInput,
): Promise<Result<null, DecideRefusal>> {
  return db.transaction().execute(async (tx): Promise<Result<null, DecideRefusal>> => {
    const upload = await lockUpload(tx, municipality, id);
    if (!upload) return refuse({ kind: "unknown-upload", id });
    if (!["waiting", "read", "refused"].includes(upload.state)) return refuse({ kind: "closed", state: upload.state });
    await saveUploadState(tx, municipality, id, { state: "rejected", refusal: upload.refusal });
    await recordHistory(tx, municipality, { act: "reject", uploadId: id, at: now, by });
    await recordAudit(tx, municipality, [importAct("import.reject", upload, { account, by, now })]);
    return accept(null);
  });
}

/** Takes up again an upload that was turned down, with its draft where it has one, or tries once more to read one that could not be read. */
export async function reopenUpload(
  db: Database,
  { municipality, id, account = null, by, now }: DecideInput,
): Promise<Result<null, DecideRefusal>> {
  return db.transaction().execute(async (tx): Promise<Result<null, DecideRefusal>> => {
    const upload = await lockUpload(tx, municipality, id);
    if (!upload) return refuse({ kind: "unknown-upload", id });
    if (!["rejected", "refused"].includes(upload.state)) return refuse({ kind: "closed", state: upload.state });
    if (upload.counts) await saveUploadState(tx, municipality, id, { state: "read" });
    else await queueUpload(tx, municipality, id);
    await recordHistory(tx, municipality, { act: "reopen", uploadId: id, at: now, by });
    await recordAudit(tx, municipality, [importAct("import.reopen", upload, { account, by, now })]);
    return accept(null);
  });
}

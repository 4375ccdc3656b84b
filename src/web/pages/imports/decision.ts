import { accept, type Result } from "../../../domain/result.ts";
import type { Database } from "../../../store/database.ts";
import type { Upload } from "../../../store/upload-store.ts";
import type { Decider } from "../../../use-cases/upload/import-act.ts";
import { type DecideRefusal, rejectUpload, reopenUpload } from "../../../use-cases/upload/reject-upload.ts";
import { type UndoRefusal, undoImport } from "../../../use-cases/upload/undo-import.ts";
import type { NoticeKey } from "../../ui/sentences.ts";
import type { UploadState } from "./upload-state.tsx";

/** What is decided about an upload after a page that says what it means: the states in which it can be, and what is said when it is done. */
export const DECISIONS = {
  reject: { from: ["waiting", "read", "refused"], notice: "rejected" },
  reopen: { from: ["rejected", "refused"], notice: "reopened" },
  undo: { from: ["accepted"], notice: "undone" },
} as const satisfies Readonly<Record<string, { readonly from: readonly UploadState[]; readonly notice: NoticeKey }>>;

export type Decision = keyof typeof DECISIONS;

export type Refused = DecideRefusal | UndoRefusal;

export function isOpenTo(decision: Decision, { state }: Pick<Upload, "state">): boolean {
  const from: readonly UploadState[] = DECISIONS[decision].from;
  return from.includes(state);
}

export async function decide(db: Database, decision: Decision, upload: Upload, decider: Decider): Promise<Result<null, Refused>> {
  const { id, documentId, state } = upload;
  if (decision === "reject") return rejectUpload(db, { id, ...decider });
  if (decision === "reopen") return reopenUpload(db, { id, ...decider });
  if (documentId === null) return { ok: false, refusal: { kind: "closed", state } };
  const undone = await undoImport(db, { documentId, ...decider });
  return undone.ok ? accept(null) : undone;
}

import type { Database } from "../../store/database.ts";
import type { SubjectKind } from "../../store/schema.ts";
import type { UploadDraft } from "./find-draft.ts";

/** What accepting a draft would do to the record, for one part of it. */
export interface ComparedPart {
  /** /goals/0, /plan/nodes/3, /plan/indicators/1 … in the draft. */
  readonly pointer: string;
  /** new: the record does not have it. changed: the record has it and would say something else. same: nothing would change. */
  readonly status: "new" | "changed" | "same";
  /** What the record has; null where it is new. */
  readonly existing: { readonly kind: SubjectKind; readonly id: number; readonly title: string } | null;
  /** Fields of the part, by their pointers in the draft, as the record says them now and as it would. */
  readonly differences: readonly { readonly pointer: string; readonly before: unknown; readonly after: unknown }[];
}

/** Compares a draft with the record. */
export async function compareUpload(_db: Database, _municipality: string, _draft: UploadDraft): Promise<readonly ComparedPart[]> {
  return [];
}

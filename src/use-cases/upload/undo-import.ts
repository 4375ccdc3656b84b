import type { Result } from "../../domain/result.ts";
import type { Database } from "../../store/database.ts";
import type { SubjectKind } from "../../store/schema.ts";

export interface UndoInput {
  readonly municipality: string;
  /** The document that the import made. */
  readonly documentId: number;
  readonly by: string | null;
  readonly now: Date;
}

/** Something of the record that later work has changed, or that later work rests upon. */
export interface ChangedSubject {
  readonly kind: SubjectKind | "organisation-unit" | "document";
  readonly id: number;
  /** null where it has no name. */
  readonly title: string | null;
}

export type UndoRefusal =
  | { readonly kind: "unknown-document"; readonly id: number }
  /** It was imported before imports could be undone. */
  | { readonly kind: "not-recorded" }
  /** Nothing was undone: these are not any more as the import left them. `imports`: the later imports that changed them, the newest first; to be undone before. */
  | {
      readonly kind: "changed-since";
      readonly subjects: readonly ChangedSubject[];
      readonly imports: readonly { readonly documentId: number; readonly name: string }[];
    };

/** 取り消し: puts the record back to what it was before a document was imported. The file, its draft and the edits stay, to be accepted again or rejected. */
export async function undoImport(_db: Database, _input: UndoInput): Promise<Result<{ readonly uploadId: number }, UndoRefusal>> {
  throw new Error("not made yet");
}

import { mayWith } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { recordSheetComments } from "../../store/sheet-comment-store.ts";
import { lockSheet } from "../../store/sheet-store.ts";
import { type CommentText, readComments } from "./comment-text.ts";
import { findStanding } from "./find-standing.ts";

export interface CommentInput extends CommentText {
  readonly sheet: number;
  readonly now: Date;
}

export type CommentRefusal =
  | { readonly kind: "unknown-sheet" }
  | { readonly kind: "forbidden" }
  | { readonly kind: "unknown-field"; readonly pointer: string }
  /** Nothing was said. */
  | { readonly kind: "nothing-said" };

/** コメント: says something of a sheet, or of a field of it, in any of its states. It changes nothing of what the sheet says. */
export async function commentOnSheet(
  db: Database,
  person: Person,
  { sheet: id, pointer, text, now: at }: CommentInput,
): Promise<Result<{ readonly id: number }, CommentRefusal>> {
  const { municipality, account, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<{ readonly id: number }, CommentRefusal>> => {
    const stored = await lockSheet(tx, municipality, id);
    if (!stored || !mayWith(person, "read-sheet", stored)) return refuse({ kind: "unknown-sheet" });
    if (!mayWith(person, "comment-on-sheet", stored)) return refuse({ kind: "forbidden" });
    const said = readComments(stored.body, [{ pointer, text }]);
    if (!said.ok) return said;
    const { sheet } = await findStanding(tx, municipality, stored, at);
    const { revision, phase } = sheet;
    const [comment] = await recordSheetComments(tx, municipality, id, { revision, phase, at, account, by }, said.value);
    if (comment === undefined) return refuse({ kind: "nothing-said" });
    const facts = { comment, pointer, revision };
    await recordAudit(tx, municipality, [{ at, account, by, act: "sheet.comment", subject: "sheet", id, facts }]);
    return accept({ id: comment });
  });
}

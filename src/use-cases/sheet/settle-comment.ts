import { mayWith } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { lockSheetComment, saveSettled } from "../../store/sheet-comment-store.ts";
import { lockSheet } from "../../store/sheet-store.ts";

export interface SettleInput {
  readonly sheet: number;
  readonly comment: number;
  /** False opens it again. */
  readonly settled: boolean;
  readonly now: Date;
}

export type SettleRefusal = { readonly kind: "unknown-sheet" } | { readonly kind: "forbidden" } | { readonly kind: "unknown-comment" };

/** 対応済みにする: says that what a comment asked for is done, or opens it again. Whoever may comment on the sheet may. Twice changes nothing. */
export async function settleComment(
  db: Database,
  person: Person,
  { sheet: id, comment, settled, now: at }: SettleInput,
): Promise<Result<null, SettleRefusal>> {
  const { municipality, account, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<null, SettleRefusal>> => {
    const sheet = await lockSheet(tx, municipality, id);
    if (!sheet || !mayWith(person, "read-sheet", sheet)) return refuse({ kind: "unknown-sheet" });
    if (!mayWith(person, "comment-on-sheet", sheet)) return refuse({ kind: "forbidden" });
    const found = await lockSheetComment(tx, municipality, id, comment);
    if (!found) return refuse({ kind: "unknown-comment" });
    if ((found.settledAt !== null) === settled) return accept(null);
    await saveSettled(tx, municipality, comment, settled ? { at, by } : null);
    const facts = { comment, settled };
    await recordAudit(tx, municipality, [{ at, account, by, act: "sheet.settle-comment", subject: "sheet", id, facts }]);
    return accept(null);
  });
}

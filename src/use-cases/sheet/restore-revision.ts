import type { Person } from "../../domain/access/person.ts";
import { type Result, refuse } from "../../domain/result.ts";
import { isBlank } from "../../domain/sheet/sheet-text.ts";
import type { Database } from "../../store/database.ts";
import { findSheetRevision } from "../../store/sheet-history-store.ts";
import { type OpenSheetRefusal, openSheet, type SavedSheet, type WriteSheetRefusal, writeSheet } from "./write-sheet.ts";

export interface RestoreRevision {
  readonly sheet: number;
  /** The latest revision that the person saw. */
  readonly base: number;
  /** The revision that is to stand again. */
  readonly number: number;
  readonly reason: string;
  readonly now: Date;
}

export type RestoreRefusal =
  | OpenSheetRefusal
  | WriteSheetRefusal
  | { readonly kind: "unknown-revision"; readonly number: number }
  | { readonly kind: "needs-reason" }
  /** Somebody has saved the sheet since. */
  | { readonly kind: "stale"; readonly revision: number };

/** 復元: lets a sheet say again what an earlier revision said, as a new revision. What stood in between stays in its history. */
export async function restoreRevision(db: Database, person: Person, input: RestoreRevision): Promise<Result<SavedSheet, RestoreRefusal>> {
  return db.transaction().execute(async (tx): Promise<Result<SavedSheet, RestoreRefusal>> => {
    const open = await openSheet(tx, person, input.sheet, input.now);
    if (!open.ok) return open;
    const { sheet } = open.value;
    if (isBlank(input.reason)) return refuse({ kind: "needs-reason" });
    if (input.base !== sheet.revision) return refuse({ kind: "stale", revision: sheet.revision });
    const restored = await findSheetRevision(tx, person.municipality, sheet.id, input.number);
    if (!restored) return refuse({ kind: "unknown-revision", number: input.number });
    const { body } = restored;
    return writeSheet(tx, person, open.value, {
      body,
      reason: input.reason,
      act: "sheet.restore",
      facts: { restored: input.number },
      now: input.now,
    });
  });
}

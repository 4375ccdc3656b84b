import { mayWith } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { isProxy } from "../../domain/access/proxy.ts";
import { canWrite, deadlineOf, isOpen, phasesWritten, type SheetStatus } from "../../domain/cycle/cycle.ts";
import type { PhaseName } from "../../domain/cycle/phase.ts";
import type { Form } from "../../domain/form/form.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { type ClosedField, closedFields } from "../../domain/sheet/form-field.ts";
import type { SheetBody } from "../../domain/sheet/sheet-body.ts";
import { differencesOf } from "../../domain/sheet/sheet-fields.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Connection } from "../../store/database.ts";
import { lockSheet, recordSheetRevision, type Sheet, saveSheetState } from "../../store/sheet-store.ts";
import { storable } from "../import/storable.ts";
import { findWritingPlace } from "./find-standing.ts";

/** Why a sheet is not written on, whatever is to be written. */
export type OpenSheetRefusal =
  /** There is none, or it is none of the person's business. */
  | { readonly kind: "unknown-sheet" }
  | { readonly kind: "forbidden" }
  | { readonly kind: "wrong-status"; readonly phase: PhaseName; readonly status: SheetStatus }
  /** deadline: null where the phase has no times. */
  | { readonly kind: "closed"; readonly phase: PhaseName; readonly deadline: Date | null };

/** A sheet that a person may write on, locked until the transaction ends. */
export interface OpenSheet {
  /** As it was left. */
  readonly stored: Sheet;
  /** As it stands now: a draft of the next phase where that has begun. */
  readonly sheet: Sheet;
  readonly form: Form;
}

export async function openSheet(tx: Connection, person: Person, id: number, now: Date): Promise<Result<OpenSheet, OpenSheetRefusal>> {
  const { municipality } = person;
  const stored = await lockSheet(tx, municipality, id);
  if (!stored || !mayWith(person, "read-sheet", stored)) return refuse({ kind: "unknown-sheet" });
  if (!mayWith(person, "write-sheet", stored)) return refuse({ kind: "forbidden" });
  const { sheet, form, phases } = await findWritingPlace(tx, municipality, stored, now);
  const { phase, status } = sheet;
  if (canWrite(sheet, phases, now)) return accept({ stored, sheet, form });
  if (isOpen(sheet, phases, now)) return refuse({ kind: "wrong-status", phase, status });
  return refuse({ kind: "closed", phase, deadline: deadlineOf(sheet, phases) });
}

export interface NewBody {
  readonly body: SheetBody;
  readonly reason: string | null;
  readonly act: "sheet.save" | "sheet.restore";
  /** What else a person may read of it in the audit trail. */
  readonly facts?: Readonly<Record<string, number>>;
  readonly now: Date;
}

export interface SavedSheet {
  /** The revision that says what was to be kept. */
  readonly revision: number;
  /** It was there before: nothing was written. */
  readonly unchanged: boolean;
}

export type WriteSheetRefusal = {
  /** Fields that are written in other phases; nothing was kept. */
  readonly kind: "not-in-phase";
  readonly phase: PhaseName;
  readonly fields: readonly ClosedField[];
};

/** Keeps what was written on a sheet as its next revision, where it says something else than the latest. The last thing that a transaction does. */
export async function writeSheet(
  tx: Connection,
  person: Person,
  { stored, sheet, form }: OpenSheet,
  { body, reason, act, facts = {}, now }: NewBody,
): Promise<Result<SavedSheet, WriteSheetRefusal>> {
  const { municipality, account, name } = person;
  const { id, phase, status, openUntil } = sheet;
  const differences = differencesOf(sheet.body, body);
  if (differences.length === 0) return accept({ revision: sheet.revision, unchanged: true });
  const fields = closedFields({ before: sheet.body, after: body, differences }, form, phasesWritten(sheet));
  if (fields.length > 0) return refuse({ kind: "not-in-phase", phase, fields });

  const number = sheet.revision + 1;
  const proxy = isProxy(person, "write-sheet", sheet);
  const made = { at: now, account, by: name, reason: reason === null ? null : storable(reason), proxy };
  await recordSheetRevision(tx, municipality, { sheetId: id, number, phase, body }, made);
  if (stored.phase !== phase || stored.status !== status)
    await saveSheetState(tx, municipality, id, { phase, status, statusAt: now, openUntil });
  const said = { revision: number, phase, changes: differences.length, reason: made.reason, proxy, ...facts };
  await recordAudit(tx, municipality, [{ at: now, account, by: name, act, subject: "sheet", id, facts: said }]);
  return accept({ revision: number, unchanged: false });
}

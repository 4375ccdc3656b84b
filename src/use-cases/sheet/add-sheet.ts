import { mayWith } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { isProxy } from "../../domain/access/proxy.ts";
import { dayInJapan } from "../../domain/calendar/day.ts";
import { deadlineOf, isOpen } from "../../domain/cycle/cycle.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import type { SheetKind } from "../../domain/sheet/sheet-body.ts";
import { isBlank } from "../../domain/sheet/sheet-text.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { listOrganisationUnits } from "../../store/organisation-store.ts";
import { listPhases } from "../../store/phase-store.ts";
import { saveSheetState } from "../../store/sheet-store.ts";
import { storable } from "../import/storable.ts";
import { beginSheet } from "./begin-sheet.ts";

export interface AddSheet {
  readonly kind: SheetKind;
  readonly fiscalYear: number;
  readonly departmentId: number;
  readonly divisionId: number | null;
  /** Until when it is written and why it comes so late, where the time of the first phase is over; planning gives both. */
  readonly until: Date | null;
  readonly reason: string | null;
  readonly now: Date;
}

export type AddRefusal =
  | { readonly kind: "forbidden" }
  | { readonly kind: "unknown-unit"; readonly id: number }
  /** Sheets are begun while the year is set; deadline: null where the year was not opened. */
  | { readonly kind: "closed"; readonly deadline: Date | null }
  | { readonly kind: "needs-reason" }
  /** It would be closed at once. */
  | { readonly kind: "needs-time" };

/** Adds a blank sheet to a department's year: what it has not planned in the years before. When the time to set the year is over, only planning does. */
export async function addSheet(db: Database, person: Person, input: AddSheet): Promise<Result<{ readonly sheet: number }, AddRefusal>> {
  const { municipality, account, name } = person;
  const { kind, fiscalYear, departmentId, divisionId, until, now } = input;
  const scope = { departmentId, divisionId, reviewable: false };
  if (!mayWith(person, "write-sheet", scope)) return refuse({ kind: "forbidden" });
  return db.transaction().execute(async (tx): Promise<Result<{ sheet: number }, AddRefusal>> => {
    const today = dayInJapan(now);
    const units = (await listOrganisationUnits(tx, municipality)).filter(({ validTo }) => validTo === null || validTo > today);
    const isUnit = (id: number, of: "department" | "division") =>
      units.some((unit) => unit.id === id && unit.kind === of && (of === "department" || unit.parentId === departmentId));
    if (!isUnit(departmentId, "department")) return refuse({ kind: "unknown-unit", id: departmentId });
    if (divisionId !== null && !isUnit(divisionId, "division")) return refuse({ kind: "unknown-unit", id: divisionId });
    const phases = await listPhases(tx, municipality, fiscalYear);
    const begun = { phase: "set", status: "draft", openUntil: null } as const;
    const closed = !isOpen(begun, phases, now);
    const deadline = deadlineOf(begun, phases);
    if (closed && (deadline === null || !mayWith(person, "accept-sheet", scope))) return refuse({ kind: "closed", deadline });
    const reason = isBlank(input.reason) ? null : storable(input.reason);
    if (closed && reason === null) return refuse({ kind: "needs-reason" });
    if (closed && (until === null || until <= now)) return refuse({ kind: "needs-time" });

    const proxy = isProxy(person, "write-sheet", scope);
    const made = { at: now, account, by: name, reason, proxy };
    const added = await beginSheet(tx, municipality, { fiscalYear, departmentId, divisionId, from: { kind: "blank", of: kind } }, made);
    if (!added.ok) throw new Error(added.refusal.kind);
    const { sheet } = added.value;
    const openUntil = closed ? until : null;
    if (openUntil) await saveSheetState(tx, municipality, sheet, { openUntil });
    const facts = { kind, fiscalYear, departmentId, divisionId, reason, until: openUntil?.toISOString() ?? null, proxy };
    await recordAudit(tx, municipality, [{ at: now, account, by: name, act: "sheet.begin", subject: "sheet", id: sheet, facts }]);
    return accept({ sheet });
  });
}

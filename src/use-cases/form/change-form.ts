import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { checkForm, type FormFault } from "../../domain/form/check-form.ts";
import { differencesOfForms } from "../../domain/form/differences.ts";
import type { Form } from "../../domain/form/form.ts";
import { type HiddenText, textHidden } from "../../domain/form/hidden-text.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { type FormInUse, type FormMaker, findForm, findFormMaker, listBodiesOnForm, saveForm } from "../../store/form-store.ts";
import { listPhases } from "../../store/phase-store.ts";

export interface ChangeFormInput {
  readonly fiscalYear: number;
  /** Revision of the year's own form that was changed; 0 where it had none. */
  readonly base: number;
  readonly form: Form;
  /** The person has read what the change hides, or that the year is over. */
  readonly confirmed: boolean;
  readonly now: Date;
}

export type ChangeFormRefusal =
  | { readonly kind: "forbidden" }
  | { readonly kind: "faulty"; readonly faults: readonly FormFault[] }
  /** Somebody else saved the form in the meantime; nothing was written. */
  | { readonly kind: "stale"; readonly latest: FormInUse; readonly maker: FormMaker | null }
  /** Sheets have text where the form would show none, or the year's last phase has closed: to be confirmed. */
  | { readonly kind: "unconfirmed"; readonly hidden: readonly HiddenText[]; readonly closedAt: Date | null };

export interface ChangedForm {
  readonly revision: number;
  /** The form was so already; nothing was written. */
  readonly unchanged: boolean;
}

/** Gives a year a form, or changes it. The text of sheets is not touched, whatever the form no longer shows. */
export async function changeForm(
  db: Database,
  person: Person,
  { fiscalYear, base, form, confirmed, now }: ChangeFormInput,
): Promise<Result<ChangedForm, ChangeFormRefusal>> {
  if (!may(person, "run-year")) return refuse({ kind: "forbidden" });
  const faults = checkForm(form);
  if (faults.length > 0) return refuse({ kind: "faulty", faults });
  const { municipality, account, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<ChangedForm, ChangeFormRefusal>> => {
    const before = await findForm(tx, municipality, form.kind, fiscalYear);
    if (before.revision !== base) return stale(tx, municipality, before);
    const changes = differencesOfForms(before.form, form);
    if (before.id !== null && changes.length === 0) return accept({ revision: base, unchanged: true });
    const hidden = textHidden(before.form, form, await listBodiesOnForm(tx, municipality, form.kind, fiscalYear));
    const closedAt = await closedBefore(tx, municipality, fiscalYear, now);
    if (!confirmed && (hidden.length > 0 || (closedAt !== null && changes.length > 0)))
      return refuse({ kind: "unconfirmed", hidden, closedAt });
    const saved = await saveForm(tx, municipality, fiscalYear, form, base, { at: now, account, by });
    if (!saved) return stale(tx, municipality, await findForm(tx, municipality, form.kind, fiscalYear));
    const facts = {
      ...{ fiscalYear, sheetKind: form.kind, revision: saved.revision, changed: changes.join(", ") },
      ...{ hidesTextOfSheets: Math.max(0, ...hidden.map(({ sheets }) => sheets)) },
    };
    await recordAudit(tx, municipality, [{ at: now, account, by, act: "form.save", subject: "form", id: saved.id, facts }]);
    return accept({ revision: saved.revision, unchanged: false });
  });
}

async function stale(tx: Connection, municipality: string, latest: FormInUse): Promise<Result<never, ChangeFormRefusal>> {
  return refuse({ kind: "stale", latest, maker: latest.id === null ? null : await findFormMaker(tx, municipality, latest.id) });
}

/** When the last phase of a year closed; null where that is still to come, or the year was not opened. */
async function closedBefore(tx: Connection, municipality: string, fiscalYear: number, now: Date): Promise<Date | null> {
  const last = (await listPhases(tx, municipality, fiscalYear)).at(-1);
  return last && last.closesAt <= now ? last.closesAt : null;
}

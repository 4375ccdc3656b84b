import type { PhaseName } from "../../../domain/cycle/phase.ts";
import type { Form, FormFieldName } from "../../../domain/form/form.ts";

/** The fields of a form that are written in a phase; what stands in the others is only read. */
export function writtenIn(form: Form, phase: PhaseName): ReadonlySet<FormFieldName> {
  return new Set(form.fields.filter(({ phases }) => phases.includes(phase)).map(({ field }) => field));
}

import type { PhaseName } from "../../../domain/cycle/phase.ts";
import type { Form, FormFieldName } from "../../../domain/form/form.ts";

/** The fields of a form that are written in these phases; what stands in the others is only read. */
export function writtenIn(form: Form, phases: readonly PhaseName[]): ReadonlySet<FormFieldName> {
  return new Set(form.fields.filter((field) => field.phases.some((phase) => phases.includes(phase))).map(({ field }) => field));
}

/** The name of the hidden field that holds the fields that a form was made for: the phase may change while somebody writes, and nothing typed is left aside in silence. */
export const WRITTEN = "written";

/** The fields that a posted form was made for, as far as the sheet's form has them. Whether they may be written is for the use case to say. */
export function writtenOf(posted: URLSearchParams, form: Form): ReadonlySet<FormFieldName> {
  const named = new Set((posted.get(WRITTEN) ?? "").split(" "));
  return new Set(form.fields.map(({ field }) => field).filter((field) => named.has(field)));
}

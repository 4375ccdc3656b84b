import type { PhaseName } from "../cycle/phase.ts";
import { type Form, type FormFieldName, isOfActions } from "../form/form.ts";
import type { SheetBody } from "./sheet-body.ts";
import { type Difference, fieldsOf } from "./sheet-fields.ts";

/** The field of the form in which something of a sheet stands, by its pointer: /actions/a1/steps/s2/target is the target, /actions/a1/steps/s2 one of the actions. */
export function formFieldOf(pointer: string): FormFieldName {
  const words = pointer.split("/").slice(1);
  const [first = "", last = ""] = [words[0], words.at(-1)];
  if (first === "actions") return words.length % 2 === 1 && isOfActions(last as FormFieldName) ? (last as FormFieldName) : "actions";
  if (first === "policies" && last === "summary" && words.length > 2) return "policySummaries";
  // A sheet and its form call the other fields alike.
  return first as FormFieldName;
}

/** A field that is written in other phases only, or that the form does not have, and what of it was changed. */
export interface ClosedField {
  readonly field: FormFieldName;
  readonly pointer: string;
}

/**
 * What was changed though it is not written in these phases. Who adds or removes a part writes every field in which it says something.
 *
 * @param differences between the two states of the sheet.
 */
export function closedFields(
  { before, after, differences }: { readonly before: SheetBody; readonly after: SheetBody; readonly differences: readonly Difference[] },
  form: Form,
  phases: readonly PhaseName[],
): ClosedField[] {
  const open = new Set(form.fields.filter((field) => field.phases.some((phase) => phases.includes(phase))).map(({ field }) => field));
  const [removed, added] = [before, after].map(fieldsByPart);
  const pointers = differences.flatMap(({ kind, pointer }) => {
    if (kind !== "added" && kind !== "removed") return [pointer];
    return [pointer, ...((kind === "added" ? added : removed)?.get(pointer) ?? [])];
  });
  return pointers.map((pointer) => ({ field: formFieldOf(pointer), pointer })).filter(({ field }) => !open.has(field));
}

/** The fields in which something is written, under the pointer of each part in which they stand. */
function fieldsByPart(body: SheetBody): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, string[]>();
  for (const pointer of fieldsOf(body).keys()) {
    const words = pointer.split("/");
    for (let length = 3; length < words.length; length += 2) {
      const part = words.slice(0, length).join("/");
      const within = fields.get(part) ?? [];
      within.push(pointer);
      fields.set(part, within);
    }
  }
  return fields;
}

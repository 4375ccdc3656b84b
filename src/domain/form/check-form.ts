import type { PhaseName } from "../cycle/phase.ts";
import { textKey } from "../wording/text-key.ts";
import { faultsOfSteps, type StepFault } from "./check-steps.ts";
import { type Form, type FormFieldName, fieldsFor, isOfActions } from "./form.ts";

/** What is wrong with a form. `at` counts the fields, plans, labels or steps of the form from 0. */
export type FormFault =
  | { readonly kind: "no-name" | "wrong-layout" | "no-fields" | "no-reason-field" }
  | { readonly kind: "unknown-field" | "double-field" | "no-label" | "no-phase"; readonly at: number; readonly field: FormFieldName }
  | { readonly kind: "double-label"; readonly at: number; readonly field: FormFieldName; readonly label: string }
  /** Nobody can hand the sheet in: it is required in a phase in which it is only read. */
  | { readonly kind: "required-unwritten"; readonly at: number; readonly field: FormFieldName; readonly phase: PhaseName }
  /** The field has nothing to stand in: a result without actions, a summary without policies. */
  | { readonly kind: "needs-field"; readonly at: number; readonly field: FormFieldName; readonly needs: FormFieldName }
  /** A sheet would have no name in lists. */
  | { readonly kind: "no-title" }
  | { readonly kind: "nothing-listed"; readonly list: FormList }
  | { readonly kind: "empty-entry"; readonly list: FormList; readonly at: number }
  | { readonly kind: "double-entry"; readonly list: FormList; readonly at: number; readonly entry: string }
  | StepFault;

/** The lists of a form beside its fields. */
export type FormList = "placementPlans" | "remarkLabels" | "scale";

/** The field in which each of these lists is used. */
const USED_IN = { placementPlans: "placements", remarkLabels: "remarks", scale: "grade" } as const satisfies Record<
  FormList,
  FormFieldName
>;

/** Everything that is wrong with a form, in the order in which it is written down; nothing where it can be used. */
export function checkForm(form: Form): FormFault[] {
  return [
    ...(form.name.trim() === "" ? [{ kind: "no-name" } as const] : []),
    ...((form.kind === "mission") === (form.layout === "statement") ? [] : [{ kind: "wrong-layout" } as const]),
    ...faultsOfFields(form),
    ...faultsOfList(form, "placementPlans", form.placementPlans),
    ...faultsOfList(form, "remarkLabels", form.remarkLabels),
    ...faultsOfList(
      form,
      "scale",
      form.scale.map(({ code }) => code),
    ),
    ...faultsOfSteps(form.scale),
    ...(form.reasonForShortfall && !has(form, "issues") ? [{ kind: "no-reason-field" } as const] : []),
  ];
}

function faultsOfFields(form: Form): FormFault[] {
  if (form.fields.length === 0) return [{ kind: "no-fields" }];
  const known = new Set(fieldsFor(form.kind));
  const faults: FormFault[] = [];
  const names = new Set<FormFieldName>();
  const labels = new Set<string>();
  for (const [at, { field, label, phases, required }] of form.fields.entries()) {
    if (!known.has(field)) faults.push({ kind: "unknown-field", at, field });
    if (names.has(field)) faults.push({ kind: "double-field", at, field });
    const key = textKey(label);
    if (key === "") faults.push({ kind: "no-label", at, field });
    else if (labels.has(key)) faults.push({ kind: "double-label", at, field, label });
    if (phases.length === 0) faults.push({ kind: "no-phase", at, field });
    else for (const phase of required) if (!phases.includes(phase)) faults.push({ kind: "required-unwritten", at, field, phase });
    const needs = needsOf(field);
    if (needs !== null && !has(form, needs)) faults.push({ kind: "needs-field", at, field, needs });
    names.add(field);
    labels.add(key);
  }
  if (form.kind === "goal" && !isTitled(form)) faults.push({ kind: "no-title" });
  return faults;
}

/** True where a goal has a title from its first phase on. */
function isTitled({ fields }: Form): boolean {
  return fields.some(({ field, required }) => field === "title" && required.includes("set"));
}

function needsOf(field: FormFieldName): FormFieldName | null {
  if (field === "policySummaries") return "policies";
  return isOfActions(field) ? "actions" : null;
}

function has({ fields }: Form, name: FormFieldName): boolean {
  return fields.some(({ field }) => field === name);
}

function faultsOfList(form: Form, list: FormList, entries: readonly string[]): FormFault[] {
  if (entries.length === 0) return has(form, USED_IN[list]) ? [{ kind: "nothing-listed", list }] : [];
  const seen = new Set<string>();
  return entries.flatMap((entry, at): FormFault[] => {
    const key = textKey(entry);
    if (key === "") return [{ kind: "empty-entry", list, at }];
    if (seen.has(key)) return [{ kind: "double-entry", list, at, entry }];
    seen.add(key);
    return [];
  });
}

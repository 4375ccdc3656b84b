import type { FormFault } from "../../../domain/form/check-form.ts";
import type { FormFieldName } from "../../../domain/form/form.ts";
import type { FormPart } from "../../../domain/form/hidden-text.ts";
import type { FieldError } from "../../ui/form-parts.tsx";
import type { Sentences } from "../../ui/sentences.ts";

/** The elements in which the lists of a form are typed. */
const LISTS = { placementPlans: "plans", remarkLabels: "remarks", scale: "scale" } as const;

/** What is wrong with a form, each beside the element in which it can be put right. */
export function errorsOf(faults: readonly FormFault[], t: Sentences): FieldError[] {
  return faults.map((fault) => errorOf(fault, t));
}

function errorOf(fault: FormFault, t: Sentences): FieldError {
  const nameOf = (field: FormFieldName) => t(`forms.field.${field}`);
  switch (fault.kind) {
    case "no-name":
      return { field: "name", message: t("forms.fault.no-name") };
    case "wrong-layout":
      return { field: "layout", message: t("forms.fault.wrong-layout") };
    case "no-fields":
      return { field: "fields", message: t("forms.fault.no-fields") };
    case "no-title":
      return { field: "when.title.set", message: t("forms.fault.no-title", { field: nameOf("title") }) };
    case "no-reason-field":
      return { field: "shortfall", message: t("forms.fault.no-reason-field", { field: nameOf("issues") }) };
    case "unknown-field":
    case "double-field":
      return { field: "fields", message: t(`forms.fault.${fault.kind}`, { field: nameOf(fault.field) }) };
    case "no-label":
      return { field: `label.${fault.field}`, message: t("forms.fault.no-label", { field: nameOf(fault.field) }) };
    case "double-label":
      return { field: `label.${fault.field}`, message: t("forms.fault.double-label", { label: fault.label }) };
    case "no-phase":
      return { field: `when.${fault.field}.set`, message: t("forms.fault.no-phase", { field: nameOf(fault.field) }) };
    case "required-unwritten": {
      const facts = { field: nameOf(fault.field), phase: t(`forms.phase.${fault.phase}`) };
      return { field: `when.${fault.field}.set`, message: t("forms.fault.required-unwritten", facts) };
    }
    case "needs-field":
      return {
        field: `on.${fault.field}`,
        message: t("forms.fault.needs-field", { field: nameOf(fault.field), needs: nameOf(fault.needs) }),
      };
    case "nothing-listed":
      return { field: LISTS[fault.list], message: t(`forms.fault.nothing-listed.${fault.list}`) };
    case "empty-entry":
      return { field: fault.list === "scale" ? `code.${fault.at}` : LISTS[fault.list], message: t("forms.fault.empty-entry") };
    case "double-entry": {
      const field = fault.list === "scale" ? `code.${fault.at}` : LISTS[fault.list];
      return { field, message: t("forms.fault.double-entry", { entry: fault.entry }) };
    }
    case "no-step-label":
      return { field: `meaning.${fault.at}`, message: t("forms.fault.no-step-label", { code: fault.code }) };
    case "double-rank":
      return { field: "scale", message: t("forms.fault.double-rank", { code: fault.code }) };
  }
}

/** What people call a part of a form. */
export function nameOfPart(part: FormPart, t: Sentences): string {
  if (part.kind === "field") return t(`forms.field.${part.name}`);
  return part.kind === "steps" ? t("forms.steps") : t(`forms.part.${part.kind}`, { name: part.name });
}

import { PHASES } from "../../../domain/cycle/phase.ts";
import { type Form, type FormField, type FormFieldName, fieldsFor, type ScaleStep } from "../../../domain/form/form.ts";
import { newField } from "../../../domain/form/presets.ts";

/** A field that the form has, or could have. */
export interface FieldRow extends FormField {
  readonly on: boolean;
}

/** A form that is being changed: beside the fields that it has stand those that it could have, so that nothing typed into them is lost when they are put in. */
export interface FormDraft extends Omit<Form, "fields"> {
  readonly rows: readonly FieldRow[];
}

/** A form as it is before anybody changes it. */
export function draftOf(form: Form): FormDraft {
  const { fields, ...rest } = form;
  const has = new Set(fields.map(({ field }) => field));
  const others = fieldsFor(form.kind).filter((name) => !has.has(name));
  return {
    ...rest,
    rows: [...fields.map((field) => ({ ...field, on: true })), ...others.map((name) => ({ ...newField(name), on: false }))],
  };
}

export function formOf({ rows, ...rest }: FormDraft): Form {
  return { ...rest, fields: rows.flatMap(({ on, ...field }) => (on ? [field] : [])) };
}

/**
 * Reads what was posted. What the browser did not send is empty or off; a name that is none of a field is passed over, and fields that were not posted stand last.
 */
export function readDraft(posted: URLSearchParams, kind: Form["kind"]): FormDraft {
  const known = fieldsFor(kind);
  const on = new Set(posted.getAll("on"));
  const order = [...new Set([...posted.getAll("field"), ...known])].flatMap((name) => known.filter((one) => one === name));
  const rows = order.map((name) => ({ ...readField(posted, name), on: on.has(name) }));
  const layout = kind === "mission" ? "statement" : posted.get("layout") === "list" ? "list" : "sheet";
  const numerals = posted.get("numerals");
  return {
    ...{ kind, name: line(posted.get("name")), layout },
    rows: [...rows.filter((row) => row.on), ...rows.filter((row) => !row.on)],
    ...{ placementPlans: lines(posted.get("plans")), remarkLabels: lines(posted.get("remarks")), steps: posted.has("steps") },
    scale: readScale(posted),
    numerals: numerals === "half" || numerals === "full" ? numerals : "as-written",
    reasonForShortfall: posted.has("shortfall"),
  };
}

function readField(posted: URLSearchParams, name: FormFieldName): FormField {
  const hint = line(posted.get(`hint.${name}`));
  const phasesWith = (...choices: readonly string[]) =>
    PHASES.filter((phase) => choices.includes(posted.get(`when.${name}.${phase}`) ?? ""));
  return {
    field: name,
    label: line(posted.get(`label.${name}`)),
    hint: hint === "" ? null : hint,
    phases: phasesWith("write", "must"),
    required: phasesWith("must"),
  };
}

/** The steps of which something was typed, ranked in their order. */
function readScale(posted: URLSearchParams): ScaleStep[] {
  const [codes, meanings, ranks] = ["code", "meaning", "rank"].map((name) => posted.getAll(name));
  return ranked(
    (codes ?? []).flatMap((code, i) => {
      const step = { code: line(code), label: line(meanings?.[i] ?? ""), apart: ranks?.[i] === "apart" };
      return step.code === "" && step.label === "" ? [] : [step];
    }),
  );
}

function ranked(steps: readonly { readonly code: string; readonly label: string; readonly apart: boolean }[]): ScaleStep[] {
  let rank = 0;
  return steps.map(({ code, label, apart }) => {
    if (!apart) rank += 1;
    return { code, label, rank: apart ? null : rank };
  });
}

/** The scale with its ranks counted again in its order. */
export function countRanks(scale: readonly ScaleStep[]): ScaleStep[] {
  return ranked(scale.map(({ code, label, rank }) => ({ code, label, apart: rank === null })));
}

const line = (text: string | null): string => (text ?? "").replace(/\s+/gu, " ").trim();

/** The lines of a text that say something. */
function lines(text: string | null): string[] {
  return (text ?? "").split(/\r?\n/u).flatMap((one) => (line(one) === "" ? [] : [line(one)]));
}

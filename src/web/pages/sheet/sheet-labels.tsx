import { ACTION_FIELDS, type Form, type FormField, type FormFieldName, isOfActions } from "../../../domain/form/form.ts";
import { newField } from "../../../domain/form/presets.ts";
import type { Reports } from "../../../domain/goal/goal.ts";
import type { GoalSheetBody } from "../../../domain/sheet/sheet-body.ts";
import { isFilled } from "../../ui/goal/report-columns.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";
import { useSheetDesk } from "./sheet-desk.tsx";

/** The row of the head that says whose the sheet is. */
export function UnitRow({ unit }: { readonly unit: string }) {
  const { t } = usePage();
  return (
    <tr>
      <th scope="row">{t("goal.department")}</th>
      <td>
        <Words>{unit}</Words>
      </td>
    </tr>
  );
}

/** What a field is called, that a sheet is not handed in without it, and what to write there. */
export function FieldLabel({
  field: { field, label, hint, required },
  hint: shown = true,
}: {
  readonly field: FormField;
  readonly hint?: boolean;
}) {
  const { t } = usePage();
  const { phases, written } = useSheetDesk();
  const isWritten = written.has(field);
  return (
    <>
      <Words>{label}</Words>
      {isWritten && required.some((phase) => phases.includes(phase)) ? <span className="required">{t("write.required")}</span> : null}
      {shown && isWritten && hint !== null ? (
        <small>
          <Words>{hint}</Words>
        </small>
      ) : null}
    </>
  );
}

/** The label of a column once more in its cell: it is shown where the table has no room for a row of headings. */
export function CellLabel({ field }: { readonly field: FormField }) {
  return (
    <span className="cell-label">
      <FieldLabel field={field} hint={false} />
    </span>
  );
}

/** The fields of the head, in the form's order, and those that the form does not have but the sheet says something in: nothing of a sheet is hidden. */
export function headFields(form: Form, body: GoalSheetBody): readonly FormField[] {
  const own = form.fields.filter(({ field }) => field !== "actions" && field !== "remarks" && !isOfActions(field));
  const said: readonly (readonly [FormFieldName, boolean])[] = [
    ["priority", body.priority !== null],
    ["placements", body.placements.length > 0],
    ["background", body.background.length > 0],
    ["purpose", body.purpose.length > 0],
    ["sdgs", body.sdgs.length > 0],
  ];
  return [...own, ...said.flatMap(([name, isSaid]) => (isSaid ? missing(form, name) : []))];
}

/** The columns beside the actions: those that are written now or hold something, in the form's order, and others in which something stands. */
export function reportColumns(
  form: Form,
  body: GoalSheetBody,
  written: ReadonlySet<FormFieldName>,
): readonly (FormField & { readonly field: keyof Reports })[] {
  const reports = body.actions.flatMap((action): readonly Reports[] => [action, ...action.steps]);
  const isSaid = (name: keyof Reports) => reports.some((report) => isFilled(report, name));
  const own = form.fields.flatMap((field) => (isOfActions(field.field) ? [{ ...field, field: field.field }] : []));
  const others = ACTION_FIELDS.flatMap((name) => missing(form, name).map((field) => ({ ...field, field: name })));
  return [...own.filter(({ field }) => written.has(field) || isSaid(field)), ...others.filter(({ field }) => isSaid(field))];
}

/** A field that the form does not have, under its usual name. It is only read. */
function missing(form: Form, name: FormFieldName): readonly FormField[] {
  return form.fields.some(({ field }) => field === name) ? [] : [{ ...newField(name), phases: [], required: [] }];
}

import type { ReactNode } from "react";
import type { FieldError } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { FieldCards } from "./field-cards.tsx";
import type { FormDraft } from "./form-draft.ts";
import { ErrorLine, errorFor } from "./form-inputs.tsx";
import { ScaleTable } from "./scale-table.tsx";

export interface FormEditorProps {
  readonly action: string;
  readonly draft: FormDraft;
  /** The revision of the year's own form from which it is made; 0 where the year has none. */
  readonly base: number;
  readonly errors: readonly FieldError[];
  /** What a person must have read before it can be saved. */
  readonly question: ReactNode;
}

/** A form as something that one fills in: its fields, what it lists, and the rules of the house. Every button works without a script. */
export function FormEditor({ action, draft, base, errors, question }: FormEditorProps) {
  const { t } = usePage();
  return (
    <form method="post" action={action} className="form-editor" id="form-editor">
      {/* The Enter key presses the first button of a form: it shows the form again, and saves nothing. */}
      <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true" name="act" value="preview" />
      <input type="hidden" name="base" value={base} />
      <NameAndLayout draft={draft} errors={errors} />
      <FieldCards rows={draft.rows} errors={errors} />
      <fieldset className="form-part">
        <legend>{t("forms.lists")}</legend>
        <LinesField id="plans" label={t("forms.plans")} hint={t("forms.plans.hint")} lines={draft.placementPlans} errors={errors} />
        {draft.kind === "mission" ? null : (
          <LinesField id="remarks" label={t("forms.remarks")} hint={t("forms.remarks.hint")} lines={draft.remarkLabels} errors={errors} />
        )}
      </fieldset>
      {draft.kind === "mission" ? null : (
        <ScaleTable
          scale={draft.scale}
          errors={errors}
          open={draft.scale.length > 0 || draft.rows.some(({ field, on }) => on && field === "grade")}
        />
      )}
      <HouseRules draft={draft} errors={errors} />
      {question}
      <p className="actions-line">
        <button className="button" type="submit" name="act" value="save">
          {t("forms.save")}
        </button>
      </p>
    </form>
  );
}

function NameAndLayout({ draft, errors }: { readonly draft: FormDraft; readonly errors: readonly FieldError[] }) {
  const { t } = usePage();
  const error = errorFor(errors, "name");
  return (
    <fieldset className="form-part">
      <legend>{t("forms.basics")}</legend>
      <div className="field">
        <label htmlFor="name">{t("forms.name")}</label>
        <ErrorLine errors={errors} field="name" />
        <input
          type="text"
          lang="ja"
          id="name"
          name="name"
          defaultValue={draft.name}
          maxLength={100}
          required
          autoComplete="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "name-error" : undefined}
        />
      </div>
      {draft.kind === "mission" ? null : (
        <>
          <Choices
            name="layout"
            legend={t("forms.layout")}
            chosen={draft.layout}
            choices={LAYOUTS.map((one) => [one, t(`forms.layout.${one}`)])}
          />
          <ErrorLine errors={errors} field="layout" />
          <Check name="steps" label={t("forms.steps")} hint={t("forms.steps.hint")} checked={draft.steps} errors={errors} />
        </>
      )}
    </fieldset>
  );
}

const LAYOUTS = ["sheet", "list"] as const;
const NUMERALS = ["as-written", "half", "full"] as const;

function HouseRules({ draft, errors }: { readonly draft: FormDraft; readonly errors: readonly FieldError[] }) {
  const { t } = usePage();
  return (
    <fieldset className="form-part">
      <legend>{t("forms.rules")}</legend>
      <Choices
        name="numerals"
        legend={t("forms.numerals")}
        chosen={draft.numerals}
        choices={NUMERALS.map((one) => [one, t(`forms.numerals.${one}`)])}
      />
      {draft.kind === "mission" ? null : (
        <Check
          name="shortfall"
          label={t("forms.shortfall")}
          hint={t("forms.shortfall.hint", { field: t("forms.field.issues") })}
          checked={draft.reasonForShortfall}
          errors={errors}
        />
      )}
    </fieldset>
  );
}

function Choices({
  name,
  legend,
  chosen,
  choices,
}: {
  readonly name: string;
  readonly legend: string;
  readonly chosen: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
}) {
  return (
    <fieldset className="choices" id={name === "layout" ? name : undefined}>
      <legend>{legend}</legend>
      {choices.map(([value, label]) => (
        <label key={value} className="check">
          <input type="radio" name={name} value={value} defaultChecked={value === chosen} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function Check({
  name,
  label,
  hint,
  checked,
  errors,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly errors: readonly FieldError[];
}) {
  const described = errorFor(errors, name) ? `${name}-hint ${name}-error` : `${name}-hint`;
  return (
    <div>
      <span className="check">
        <input type="checkbox" id={name} name={name} value="1" defaultChecked={checked} aria-describedby={described} />
        <label htmlFor={name}>{label}</label>
      </span>
      <p className="quiet" id={`${name}-hint`}>
        {hint}
      </p>
      <ErrorLine errors={errors} field={name} />
    </div>
  );
}

/** A list with an entry on each line. */
function LinesField({
  id,
  label,
  hint,
  lines,
  errors,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly lines: readonly string[];
  readonly errors: readonly FieldError[];
}) {
  const error = errorFor(errors, id);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <p className="quiet" id={`${id}-hint`}>
        {hint}
      </p>
      <ErrorLine errors={errors} field={id} />
      <textarea
        id={id}
        name={id}
        lang="ja"
        rows={Math.max(3, lines.length + 1)}
        defaultValue={lines.join("\n")}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
      />
    </div>
  );
}

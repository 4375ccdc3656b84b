import { MEASURES } from "../../../domain/progress/grade-scale.ts";
import { type FieldError, SelectField, TextField } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { ErrorLine } from "../form/form-inputs.tsx";
import { BLANK_STEP, type ScaleDraft } from "./scale-draft.ts";
import { StepCard } from "./step-card.tsx";

const NEW_STEPS = 2;

/** A scale as something that one fills in. Every button works without a script. */
export function ScaleEditor({
  action,
  draft,
  base,
  edition,
  errors,
}: {
  readonly action: string;
  readonly draft: ScaleDraft;
  readonly base: number;
  /** Of which scale it is another edition; null for none. */
  readonly edition: number | null;
  readonly errors: readonly FieldError[];
}) {
  const { t } = usePage();
  const blank = Array.from({ length: NEW_STEPS }, () => BLANK_STEP);
  return (
    <form method="post" action={action} className="form-editor" id="scale-editor">
      {/* The Enter key presses the first button of a form: it shows the scale again, and saves nothing. */}
      <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true" name="act" value="preview" />
      <input type="hidden" name="base" value={base} />
      <input type="hidden" name="edition" value={edition ?? ""} />
      <fieldset className="form-part">
        <legend>{t("scales.basics")}</legend>
        <TextField
          {...{ id: "name", label: t("scales.name"), hint: t("scales.name.hint"), errors }}
          {...{ lang: "ja", defaultValue: draft.name, maxLength: 100, required: true, autoComplete: "off" }}
        />
        <SelectField
          {...{ id: "measure", label: t("scales.measure"), hint: t("scales.measure.hint"), errors, defaultValue: draft.measure }}
          options={MEASURES.map((value) => ({ value, label: t(`scales.measure.${value}`) }))}
        />
        <div className="year-pair">
          <TextField
            {...{ id: "validFrom", label: t("scales.validFrom"), hint: t("scales.year.hint"), errors }}
            {...{ defaultValue: draft.validFrom, autoComplete: "off" }}
          />
          <TextField
            {...{ id: "validTo", label: t("scales.validTo"), hint: t("scales.year.hint"), errors }}
            {...{ defaultValue: draft.validTo, autoComplete: "off" }}
          />
        </div>
        <div>
          <span className="check">
            <input type="checkbox" id="usual" name="usual" value="1" defaultChecked={draft.isDefault} aria-describedby="usual-hint" />
            <label htmlFor="usual">{t("scales.usual")}</label>
          </span>
          <ErrorLine errors={errors} field="usual" />
          <p className="quiet" id="usual-hint">
            {t("scales.usual.hint")}
          </p>
        </div>
      </fieldset>
      <fieldset className="form-part" id="steps">
        <legend>{t("scales.steps")}</legend>
        <p className="quiet">{t("scales.steps.hint")}</p>
        <ErrorLine errors={errors} field="steps" />
        <ol className="field-cards">
          {[...draft.steps, ...blank].map((step, at) => (
            <StepCard
              // biome-ignore lint/suspicious/noArrayIndexKey: a page is rendered once
              key={at}
              {...{ step, at, errors, isNew: at >= draft.steps.length, isFirst: at === 0, isLast: at === draft.steps.length - 1 }}
            />
          ))}
        </ol>
      </fieldset>
      <p className="actions-line">
        <button className="button" type="submit" name="act" value="save">
          {t("scales.save")}
        </button>
        <button className="button second" type="submit" name="act" value="preview" formAction="#preview">
          {t("scales.preview.act")}
        </button>
      </p>
    </form>
  );
}

import { PHASES, type PhaseName } from "../../../domain/cycle/phase.ts";
import type { FieldError } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import type { Sentences } from "../../ui/sentences.ts";
import type { FieldRow } from "./form-draft.ts";
import { ErrorLine, errorFor, MoveButtons } from "./form-inputs.tsx";

interface CardProps {
  readonly row: FieldRow;
  readonly errors: readonly FieldError[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** The fields that a form has, in its order, and behind them those that it could have. */
export function FieldCards({ rows, errors }: { readonly rows: readonly FieldRow[]; readonly errors: readonly FieldError[] }) {
  const { t } = usePage();
  const [on, off] = [rows.filter((row) => row.on), rows.filter((row) => !row.on)];
  return (
    <fieldset className="form-part" id="fields">
      <legend>{t("forms.fields")}</legend>
      <p className="quiet">{t("forms.fields.hint")}</p>
      <ErrorLine errors={errors} field="fields" />
      <ol className="field-cards">
        {on.map((row, i) => (
          <FieldCard key={row.field} row={row} errors={errors} isFirst={i === 0} isLast={i === on.length - 1} />
        ))}
      </ol>
      {off.length === 0 ? null : (
        <details className="fields-off" open={off.some(({ field }) => errors.some((error) => error.field.split(".")[1] === field))}>
          <summary>{t("forms.fields.off", { count: off.length })}</summary>
          <ul className="field-cards">
            {off.map((row) => (
              <FieldCard key={row.field} row={row} errors={errors} isFirst isLast />
            ))}
          </ul>
        </details>
      )}
    </fieldset>
  );
}

function FieldCard({ row, errors, isFirst, isLast }: CardProps) {
  const { t } = usePage();
  const { field, on, label, hint } = row;
  const name = t(`forms.field.${field}`);
  return (
    <li className="field-card" id={`field-${field}`}>
      <input type="hidden" name="field" value={field} />
      <div className="field-card-head">
        <span className="check">
          <input
            type="checkbox"
            id={`on.${field}`}
            name="on"
            value={field}
            defaultChecked={on}
            aria-describedby={describedBy(errors, `on.${field}`)}
          />
          <label htmlFor={`on.${field}`}>
            <span className="visually-hidden">{t("forms.use")}</span>
            {name}
          </label>
        </span>
        {on ? (
          <MoveButtons of={name} up={`up.${field}`} down={`down.${field}`} isFirst={isFirst} isLast={isLast} anchor={`field-${field}`} />
        ) : null}
      </div>
      <ErrorLine errors={errors} field={`on.${field}`} />
      <details open={errors.some((error) => error.field.split(".")[1] === field)}>
        <summary>
          <span lang="ja">{label}</span> <span className="quiet">{whenSaid(row, t)}</span>
        </summary>
        <div className="field-card-body">
          <LineField id={`label.${field}`} label={t("forms.label")} of={name} text={label} longest={100} errors={errors} />
          <LineField id={`hint.${field}`} label={t("forms.hint")} of={name} text={hint ?? ""} longest={300} errors={errors} />
          <PhaseMatrix row={row} errors={errors} />
        </div>
      </details>
    </li>
  );
}

function LineField({
  id,
  label,
  of,
  text,
  longest,
  errors,
}: {
  readonly id: string;
  readonly label: string;
  /** The field of the form that the label is about, for those who do not see the card. */
  readonly of: string;
  readonly text: string;
  readonly longest: number;
  readonly errors: readonly FieldError[];
}) {
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        <span className="visually-hidden">（{of}）</span>
      </label>
      <ErrorLine errors={errors} field={id} />
      <input
        type="text"
        lang="ja"
        id={id}
        name={id}
        defaultValue={text}
        maxLength={longest}
        autoComplete="off"
        aria-invalid={errorFor(errors, id) ? true : undefined}
        aria-describedby={describedBy(errors, id)}
      />
    </div>
  );
}

const CHOICES = ["no", "write", "must"] as const;

/** In each phase a field is not written, written, or must be. */
function PhaseMatrix({ row: { field, phases, required }, errors }: { readonly row: FieldRow; readonly errors: readonly FieldError[] }) {
  const { t } = usePage();
  const choiceIn = (phase: PhaseName) => (required.includes(phase) ? "must" : phases.includes(phase) ? "write" : "no");
  const first = `when.${field}.set`;
  return (
    <fieldset className="phase-matrix">
      <legend>{t("forms.matrix")}</legend>
      <ErrorLine errors={errors} field={first} />
      {PHASES.map((phase) => {
        const id = `when.${field}.${phase}`;
        return (
          <span className="field" key={phase}>
            <label htmlFor={id}>
              {t(`forms.phase.${phase}`)}
              <span className="visually-hidden">（{t(`forms.field.${field}`)}）</span>
            </label>
            <select id={id} name={id} defaultValue={choiceIn(phase)} aria-describedby={describedBy(errors, id)}>
              {CHOICES.map((choice) => (
                <option key={choice} value={choice}>
                  {t(`forms.when.${choice}`)}
                </option>
              ))}
            </select>
          </span>
        );
      })}
    </fieldset>
  );
}

/** When a field is written, in short. */
function whenSaid({ phases, required }: FieldRow, t: Sentences): string {
  const said = phases.map((phase) =>
    t(required.includes(phase) ? "forms.when.mustIn" : "forms.when.writeIn", { phase: t(`forms.phase.${phase}`) }),
  );
  return said.join("・") || t("forms.when.never");
}

const describedBy = (errors: readonly FieldError[], id: string) => (errorFor(errors, id) ? `${id}-error` : undefined);

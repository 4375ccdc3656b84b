import type { ScaleStep } from "../../../domain/form/form.ts";
import { SCALES } from "../../../domain/form/scales.ts";
import type { FieldError } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { ErrorLine, errorFor, MoveButtons } from "./form-inputs.tsx";

const NEW_STEPS = 2;

/** The steps of the scale, and empty ones to be written in. A step whose code and meaning are emptied goes. */
export function ScaleTable({
  scale,
  errors,
  open,
}: {
  readonly scale: readonly ScaleStep[];
  readonly errors: readonly FieldError[];
  /** The form has grades, or a scale for them. */
  readonly open: boolean;
}) {
  const { t } = usePage();
  const blank = Array.from({ length: NEW_STEPS }, () => ({ code: "", label: "", rank: 0 }));
  return (
    <details className="form-part" id="scale" open={open}>
      <summary>{t("forms.scale.count", { count: scale.length })}</summary>
      <p className="quiet">{t("forms.scale.hint")}</p>
      <ErrorLine errors={errors} field="scale" />
      <ol className="scale-steps">
        {[...scale, ...blank].map((step, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is rendered once
          <li key={`${step.code} ${i}`} className="scale-step">
            <StepInput name="code" at={i} text={step.code} longest={10} errors={errors} />
            <StepInput name="meaning" at={i} text={step.label} longest={100} errors={errors} />
            <div className="field">
              <label htmlFor={`rank.${i}`}>
                {t("forms.scale.rank")}
                <span className="visually-hidden">（{t("forms.scale.step", { number: i + 1 })}）</span>
              </label>
              <select id={`rank.${i}`} name="rank" defaultValue={step.rank === null ? "apart" : "in-order"}>
                <option value="in-order">{t("forms.scale.inOrder")}</option>
                <option value="apart">{t("forms.scale.apart")}</option>
              </select>
            </div>
            {i < scale.length ? (
              <MoveButtons
                of={t("forms.scale.step", { number: i + 1 })}
                {...{ up: `up-step.${i}`, down: `down-step.${i}`, isFirst: i === 0, isLast: i === scale.length - 1, anchor: "scale" }}
              />
            ) : null}
          </li>
        ))}
      </ol>
      <div className="take-scale">
        <div className="field">
          <label htmlFor="take-scale">{t("forms.scale.preset")}</label>
          <select id="take-scale" name="scale" defaultValue="targets">
            {Object.entries(SCALES).map(([name, steps]) => (
              <option key={name} value={name} lang="ja">
                {steps.map(({ code }) => code).join("・")}
              </option>
            ))}
          </select>
        </div>
        <button className="button second" type="submit" name="act" value="scale" formAction="#scale">
          {t("forms.scale.take")}
        </button>
      </div>
    </details>
  );
}

function StepInput({
  name,
  at,
  text,
  longest,
  errors,
}: {
  readonly name: "code" | "meaning";
  readonly at: number;
  readonly text: string;
  readonly longest: number;
  readonly errors: readonly FieldError[];
}) {
  const { t } = usePage();
  const id = `${name}.${at}`;
  const error = errorFor(errors, id);
  return (
    <div className="field">
      <label htmlFor={id}>
        {t(`forms.scale.${name}`)}
        <span className="visually-hidden">（{t("forms.scale.step", { number: at + 1 })}）</span>
      </label>
      <ErrorLine errors={errors} field={id} />
      <input
        type="text"
        lang="ja"
        id={id}
        name={name}
        defaultValue={text}
        maxLength={longest}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
    </div>
  );
}

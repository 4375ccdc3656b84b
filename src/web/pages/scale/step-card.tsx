import type { FieldError } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { GRADED_AS } from "../../ui/scale-words.ts";
import type { SentenceKey } from "../../ui/sentences.ts";
import { ErrorLine, errorFor, MoveButtons } from "../form/form-inputs.tsx";
import { CONDITIONS, type StepDraft } from "./scale-draft.ts";

const WORDS = ["ofKept", ...GRADED_AS];

interface CardProps {
  readonly step: StepDraft;
  readonly at: number;
  readonly errors: readonly FieldError[];
  readonly isNew: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** A step of a scale: its code and meaning, when it is given, and its words for different goals. */
export function StepCard({ step, at, errors, isNew, isFirst, isLast }: CardProps) {
  const { t } = usePage();
  const number = t("scales.step", { number: at + 1 });
  const field = { at, errors, of: number };
  return (
    <li className="field-card" id={`step-${at}`}>
      <input type="hidden" name="step" value={at} />
      <div className="field-card-head">
        <strong>{isNew ? t("scales.step.new") : number}</strong>
        {isNew ? null : (
          <MoveButtons {...{ of: number, up: `up-step.${at}`, down: `down-step.${at}`, isFirst, isLast, anchor: `step-${at}` }} />
        )}
      </div>
      <div className="grade-step">
        <StepText {...field} name="code" label="scales.code" text={step.code} longest={10} />
        <StepText {...field} name="label" label="scales.label" text={step.label} longest={100} />
        <StepChoice
          {...{ ...field, name: "rank", label: "scales.rank", chosen: step.apart ? "apart" : "in-order" }}
          options={[
            ["in-order", "scales.rank.inOrder"],
            ["apart", "scales.rank.apart"],
          ]}
        />
      </div>
      <div className="grade-step">
        <StepChoice
          {...{ ...field, name: "when", label: "scales.when", chosen: step.when }}
          options={CONDITIONS.map((condition) => [condition, `scales.when.${condition}`] as const)}
        />
      </div>
      <fieldset className="band">
        <legend>
          {t("scales.band")}
          <span className="visually-hidden">（{number}）</span>
        </legend>
        <StepText {...field} name="from" label="scales.from" text={step.from} longest={20} />
        <StepChoice
          {...{ ...field, name: "fromEnd", label: "scales.fromEnd", chosen: step.fromInclusive ? "inclusive" : "exclusive" }}
          options={[
            ["inclusive", "scales.from.inclusive"],
            ["exclusive", "scales.from.exclusive"],
          ]}
        />
        <StepText {...field} name="to" label="scales.to" text={step.to} longest={20} />
        <StepChoice
          {...{ ...field, name: "toEnd", label: "scales.toEnd", chosen: step.toInclusive ? "inclusive" : "exclusive" }}
          options={[
            ["exclusive", "scales.to.exclusive"],
            ["inclusive", "scales.to.inclusive"],
          ]}
        />
        <span className="check">
          <input type="checkbox" id={`onlyIfKept.${at}`} name={`onlyIfKept.${at}`} value="1" defaultChecked={step.onlyIfKept} />
          <label htmlFor={`onlyIfKept.${at}`}>
            {t("scales.onlyIfKept")}
            <span className="visually-hidden">（{number}）</span>
          </label>
        </span>
      </fieldset>
      <details open={errors.some(({ field: id }) => WORDS.some((name) => id === `${name}.${at}`))}>
        <summary>{t("scales.words")}</summary>
        <div className="grade-words">
          <StepChoice
            {...{ ...field, name: "ofKept", label: "scales.ofKept", chosen: step.ofKept }}
            options={[
              ["", "scales.ofKept.none"],
              ["kept", "scales.ofKept.kept"],
              ["not-kept", "scales.ofKept.not-kept"],
            ]}
          />
          {GRADED_AS.map((as) => (
            <StepText key={as} {...field} name={as} label={`scales.words.${as}`} text={step.labels[as]} longest={100} />
          ))}
        </div>
      </details>
    </li>
  );
}

interface Given {
  readonly at: number;
  readonly errors: readonly FieldError[];
  /** Which step, for those who do not see the card. */
  readonly of: string;
  readonly name: string;
  readonly label: SentenceKey;
}

function StepText({ at, errors, of, name, label, text, longest }: Given & { readonly text: string; readonly longest: number }) {
  const { t } = usePage();
  const id = `${name}.${at}`;
  const error = errorFor(errors, id);
  return (
    <div className="field">
      <label htmlFor={id}>
        {t(label)}
        <span className="visually-hidden">（{of}）</span>
      </label>
      <ErrorLine errors={errors} field={id} />
      <input
        {...{ type: "text", lang: "ja", id, name: id, defaultValue: text, maxLength: longest, autoComplete: "off" }}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
    </div>
  );
}

function StepChoice({
  at,
  errors,
  of,
  name,
  label,
  chosen,
  options,
}: Given & { readonly chosen: string; readonly options: readonly (readonly [value: string, label: SentenceKey])[] }) {
  const { t } = usePage();
  const id = `${name}.${at}`;
  const error = errorFor(errors, id);
  return (
    <div className="field">
      <label htmlFor={id}>
        {t(label)}
        <span className="visually-hidden">（{of}）</span>
      </label>
      <ErrorLine errors={errors} field={id} />
      <select {...{ id, name: id, defaultValue: chosen }} aria-describedby={error ? `${id}-error` : undefined}>
        {options.map(([value, word]) => (
          <option key={value} value={value}>
            {t(word)}
          </option>
        ))}
      </select>
    </div>
  );
}

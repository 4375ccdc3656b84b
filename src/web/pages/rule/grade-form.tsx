import type { IndicatorPart, IndicatorRule } from "../../../domain/indicator/indicator-rule.ts";
import type { GradeScale } from "../../../domain/progress/grade-scale.ts";
import type { KeptOverride } from "../../../store/grade-override-store.ts";
import { type FieldError, SelectField, TextField } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Block } from "../../ui/page-head.tsx";
import { formatMeasuredYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";

/** What is typed into the form. */
export interface GradeTyped {
  readonly year: number;
  readonly part: string;
  readonly code: string;
  readonly reason: string;
  /** Number of the grade that was given last; 0 for none. */
  readonly base: number;
}

/** Gives a year a grade in place of the calculated one, or takes back what was given. */
export function GradeForm({
  action,
  typed,
  latest,
  scale,
  parts,
  yearKind,
  errors,
}: {
  readonly action: string;
  readonly typed: GradeTyped;
  readonly latest: KeptOverride | null;
  /** The one that holds in the year. */
  readonly scale: GradeScale;
  readonly parts: readonly IndicatorPart[];
  readonly yearKind: IndicatorRule["yearKind"];
  readonly errors: readonly FieldError[];
}) {
  const { t, locale } = usePage();
  const part = parts.find(({ key }) => key === typed.part);
  const year = formatMeasuredYear({ kind: yearKind, year: typed.year }, locale);
  const isGiven = latest !== null && latest.code !== null;
  return (
    <Block id="give" title={t("grade.give", { year: part ? `${part.name} ${year}` : year })}>
      <form method="post" action={action} className="decide-form">
        <input type="hidden" name="year" id="year" value={typed.year} />
        <input type="hidden" name="part" value={typed.part} />
        <input type="hidden" name="base" value={typed.base} />
        <p>
          <Words>{t("grade.scaleIs", { name: scale.name })}</Words>
        </p>
        {isGiven ? (
          <p>
            <Words>{t("grade.isGiven", { code: latest.code ?? "", by: latest.by ?? "", reason: latest.reason })}</Words>
          </p>
        ) : null}
        <SelectField
          {...{ id: "grade", label: t("grade.code"), errors, defaultValue: typed.code === "" ? (latest?.code ?? undefined) : typed.code }}
          options={scale.steps.map(({ code, label }) => ({ value: code, label: `${code} ${label}` }))}
        />
        <TextField
          {...{
            id: "reason",
            label: t("grade.reason"),
            hint: t("grade.reason.hint"),
            errors,
            defaultValue: typed.reason,
            lang: "ja",
            maxLength: 1000,
          }}
        />
        <p className="actions-line">
          <button className="button" type="submit" name="act" value="give">
            {t("grade.act")}
          </button>
          {isGiven ? (
            <button className="button second" type="submit" name="act" value="take-back">
              {t("grade.takeBack")}
            </button>
          ) : null}
        </p>
      </form>
    </Block>
  );
}

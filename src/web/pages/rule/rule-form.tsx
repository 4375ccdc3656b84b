import type { ReactNode } from "react";
import type { IndicatorDefinition } from "../../../domain/indicator/indicator-definition.ts";
import { FORMULAS } from "../../../domain/indicator/indicator-definition.ts";
import type { KeptScale } from "../../../store/grade-scale-store.ts";
import { type FieldError, FieldFrame, type Option, SelectField, TextField } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import type { RuleDraft } from "./rule-draft.ts";
import { BaselineRows, BreakRows, PartRows, TargetRows } from "./rule-lists.tsx";

export interface RuleFormProps {
  readonly action: string;
  readonly draft: RuleDraft;
  readonly base: number;
  /** What the program takes the indicator for where nobody says otherwise. */
  readonly proposed: IndicatorDefinition;
  /** The unit that the plan names, where there is one of that name. */
  readonly named: { readonly printed: string; readonly unit: string | null } | null;
  readonly units: readonly Option[];
  readonly scales: readonly KeptScale[];
  readonly errors: readonly FieldError[];
}

/** How an indicator is measured, as one plain form. Beside each choice stands what the program takes it for, so that only what is wrong is to be said. */
export function RuleForm({ action, draft, base, proposed, named, units, scales, errors }: RuleFormProps) {
  const { t } = usePage();
  const { plain } = draft;
  const auto = (said: string): Option => ({ value: "", label: t("rule.autoIs", { said }) });
  const choice = (field: "kind" | "direction" | "accumulation", said: string, options: readonly Option[]) => (
    <SelectField
      {...{ id: field, label: t(LABELS[field]), hint: t(`rule.${field}.hint`), errors, defaultValue: plain[field] }}
      options={[auto(said), ...options]}
    />
  );
  return (
    <form method="post" action={action} className="form-editor rule-form" id="rule-form">
      <input type="hidden" name="base" value={base} />
      <Part title={t("rule.part.who")}>
        <SelectField
          {...{ id: "responsible", label: t("indicator.responsible"), errors, defaultValue: draft.responsible }}
          hint={
            named === null
              ? t("rule.responsible.hint")
              : t(named.unit === null ? "rule.responsible.unknown" : "rule.responsible.named", {
                  printed: named.printed,
                  unit: named.unit ?? "",
                })
          }
          options={[{ value: "", label: t("indicator.responsible.none") }, ...units]}
        />
        <SelectField
          {...{
            id: "collectionMonth",
            label: t("indicator.collection"),
            hint: t("rule.collection.hint"),
            errors,
            defaultValue: plain.collectionMonth,
          }}
          options={[
            { value: "", label: t("indicator.responsible.none") },
            ...MONTHS.map((month) => ({ value: String(month), label: t("indicator.collection.month", { month }) })),
          ]}
        />
        <TextField
          {...{
            id: "source",
            label: t("indicator.source"),
            hint: t("rule.source.hint"),
            errors,
            defaultValue: plain.source,
            lang: "ja",
            maxLength: 2000,
          }}
        />
      </Part>
      <Part title={t("rule.part.measure")}>
        {choice("kind", t(`rule.kind.${proposed.kind}`), [
          { value: "quantitative", label: t("rule.kind.quantitative") },
          { value: "qualitative", label: t("rule.kind.qualitative") },
        ])}
        <FieldFrame {...{ id: "calculation", label: t("indicator.calculation"), hint: t("rule.calculation.hint"), errors }}>
          {(framed) => <textarea {...framed} lang="ja" rows={3} maxLength={2000} defaultValue={plain.calculation} />}
        </FieldFrame>
        <TextField
          {...{ id: "unit", label: t("indicator.unit"), errors, defaultValue: plain.unit, lang: "ja", maxLength: 40 }}
          hint={proposed.unit === null ? t("rule.unit.none") : t("rule.unit.hint", { unit: proposed.unit })}
        />
        {choice(
          "direction",
          t(`indicator.direction.${proposed.direction ?? "unsaid"}`),
          DIRECTIONS.map((value) => ({ value, label: t(`indicator.direction.${value}`) })),
        )}
        {choice(
          "accumulation",
          t(`indicator.accumulation.${proposed.accumulation.kind}`),
          ACCUMULATIONS.map((value) => ({ value, label: t(`indicator.accumulation.${value}`) })),
        )}
        <TextField
          {...{ id: "sumFrom", label: t("rule.sumFrom"), hint: t("rule.sumFrom.hint"), errors, defaultValue: plain.sumFrom, maxLength: 20 }}
        />
        <SelectField
          {...{ id: "yearKind", label: t("rule.yearKind"), hint: t("rule.yearKind.hint"), errors, defaultValue: plain.yearKind }}
          options={(["fiscal", "calendar"] as const).map((value) => ({ value, label: t(`rule.yearKind.${value}`) }))}
        />
      </Part>
      <Part title={t("rule.part.targets")} hint={t("rule.targets.hint")}>
        <BaselineRows {...{ draft, errors }} />
        <TargetRows {...{ draft, errors }} />
      </Part>
      <Part title={t("rule.part.rate")}>
        <SelectField
          {...{ id: "against", label: t("indicator.against"), hint: t("rule.against.hint"), errors, defaultValue: plain.against }}
          options={(["final", "year"] as const).map((value) => ({ value, label: t(`indicator.against.${value}`) }))}
        />
        <SelectField
          {...{ id: "formula", label: t("indicator.formula"), hint: t("rule.formula.hint"), errors, defaultValue: plain.formula }}
          options={(["automatic", ...FORMULAS] as const).map((value) => ({ value, label: t(`formula.${value}`) }))}
        />
        <SelectField
          {...{ id: "scale", label: t("rule.scale"), hint: t("rule.scale.hint"), errors, defaultValue: plain.scale }}
          options={[{ value: "", label: t("rule.scale.usual") }, ...scaleOptions(scales, plain.scale)]}
        />
      </Part>
      <Part title={t("rule.parts")} hint={t("rule.parts.hint")}>
        <PartRows {...{ draft, errors }} />
      </Part>
      <Part title={t("rule.breaks")} hint={t("rule.breaks.hint")}>
        <BreakRows {...{ draft, errors }} />
      </Part>
      <Part title={t("rule.part.compare")}>
        <TextField
          {...{
            id: "sharedCode",
            label: t("rule.sharedCode"),
            hint: t("rule.sharedCode.hint"),
            errors,
            defaultValue: plain.sharedCode,
            maxLength: 100,
          }}
        />
      </Part>
      <Part title={t("rule.part.save")}>
        <TextField
          {...{
            id: "reason",
            label: t("rule.reason"),
            hint: t("rule.reason.hint"),
            errors,
            defaultValue: draft.reason,
            lang: "ja",
            maxLength: 1000,
          }}
        />
        <p className="actions-line">
          <button className="button" type="submit">
            {t("rule.save")}
          </button>
        </p>
      </Part>
    </form>
  );
}

function Part({ title, hint, children }: { readonly title: string; readonly hint?: string; readonly children: ReactNode }) {
  return (
    <fieldset className="form-part">
      <legend>{title}</legend>
      {hint === undefined ? null : <p className="quiet">{hint}</p>}
      {children}
    </fieldset>
  );
}

const LABELS = { kind: "rule.kind", direction: "indicator.direction", accumulation: "indicator.accumulation" } as const;
const DIRECTIONS = ["higher", "lower", "keep"] as const;
const ACCUMULATIONS = ["level", "running-total", "sum"] as const;
const MONTHS = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3] as const;

/** Each scale once, under the name of its latest edition; one that is out of use only where it is chosen. */
function scaleOptions(scales: readonly KeptScale[], chosen: string): Option[] {
  const named = new Map(
    scales.filter(({ scale, endedAt }) => endedAt === null || scale.id === chosen).map(({ scale }) => [scale.id, scale.name]),
  );
  return [...named].map(([value, label]) => ({ value, label }));
}

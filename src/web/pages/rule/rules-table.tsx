import type { Direction } from "../../../domain/indicator/indicator-definition.ts";
import { isThereOn, type Unit } from "../../../domain/organisation/unit.ts";
import type { KeptIndicator } from "../../../store/indicator-store.ts";
import type { PlanSummary } from "../../../store/plan-store.ts";
import type { RuleRow } from "../../../use-cases/indicator/rule-row.ts";
import words from "../../../use-cases/indicator/rule-words.json" with { type: "json" };
import { unitPath } from "../../../use-cases/organisation/unit-path.ts";
import { addressOf } from "../../routes.ts";
import { type FieldError, SelectField, TextField } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Notice } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { ErrorLine, errorFor } from "../form/form-inputs.tsx";
import { inTreeOrder } from "../people/unit-options.ts";

export interface RuleLine {
  readonly indicator: KeptIndicator;
  readonly base: number;
  readonly row: RuleRow;
  /** The row as it is kept: whoever posts it back unchanged has not touched it. */
  readonly was: string;
  /** What the program takes the indicator for. */
  readonly direction: Direction | null;
  /** The unit that the plan names. */
  readonly named: { readonly printed: string; readonly unit: string | null } | null;
  /** Who gives its values in place of a responsible unit that is there no more. */
  readonly instead: readonly string[];
}

/** To the scales, and to the file with all rules. */
export function RulesWays() {
  const { t, code } = usePage();
  if (code === null) return null;
  return (
    <p className="actions-line">
      <a className="button second" href={addressOf("scales", { code })}>
        {t("scales.title")}
      </a>
      <a className="button second" href={addressOf("rulesExport", { code })}>
        {t("rules.export")}
      </a>
      <a className="button second" href={addressOf("rulesImport", { code })}>
        {t("rules.import")}
      </a>
    </p>
  );
}

export function PlanChoice({ plans, plan }: { readonly plans: readonly PlanSummary[]; readonly plan: number }) {
  const { t, code } = usePage();
  if (plans.length < 2 || code === null) return null;
  return (
    <form method="get" action={addressOf("indicatorRules", { code })} className="inline-form">
      <SelectField
        {...{ id: "plan-choice", label: t("rules.plan"), defaultValue: String(plan) }}
        options={plans.map(({ id, title }) => ({ value: String(id), label: title ?? t("rules.plan.untitled") }))}
      />
      <button className="button second" type="submit">
        {t("rules.plan.act")}
      </button>
    </form>
  );
}

/** A plan's indicators with what is said of each, all in one form. */
export function RuleLines({
  lines,
  errors,
  reason,
  plan,
  units,
  today,
  proposals,
}: {
  readonly lines: readonly RuleLine[];
  readonly errors: readonly FieldError[];
  readonly reason: string;
  readonly plan: number;
  readonly units: readonly Unit[];
  readonly today: string;
  /** How many indicators have nobody, and a unit that the plan names for certain. */
  readonly proposals: number;
}) {
  const { t, code } = usePage();
  const action = addressOf("changeRules", { code: code ?? "" });
  return (
    <>
      {proposals === 0 ? null : (
        <Notice attention>
          <form method="post" action={action}>
            <input type="hidden" name="plan" value={plan} />
            <p>{t("rules.proposals", { count: proposals })}</p>
            <p className="actions-line">
              <button className="button" type="submit" name="act" value="take">
                {t("rules.proposals.take", { count: proposals })}
              </button>
            </p>
          </form>
        </Notice>
      )}
      <form method="post" action={action} className="rule-table">
        <input type="hidden" name="plan" value={plan} />
        <datalist id="units">
          {inTreeOrder(units.filter((unit) => isThereOn(unit, today))).map((unit) => (
            <option key={unit.id} value={unitPath(unit, units)} />
          ))}
        </datalist>
        <Table
          caption={t("rules.caption", { count: lines.length })}
          rows={lines}
          rowKey={({ indicator }) => indicator.id}
          columns={[
            { key: "name", head: t("indicator.name"), cell: (line) => <NameCell line={line} /> },
            { key: "responsible", head: t("indicator.responsible"), cell: (line) => <UnitCell line={line} errors={errors} /> },
            {
              key: "direction",
              head: t("indicator.direction"),
              short: true,
              cell: (line) => <ChoiceCell {...{ line, errors, name: "direction" }} />,
            },
            {
              key: "formula",
              head: t("indicator.formula"),
              short: true,
              cell: (line) => <ChoiceCell {...{ line, errors, name: "formula" }} />,
            },
            { key: "month", head: t("rules.month"), short: true, cell: (line) => <MonthCell line={line} errors={errors} /> },
          ]}
        />
        <TextField
          {...{
            id: "reason",
            label: t("rule.reason"),
            hint: t("rule.reason.hint"),
            errors,
            defaultValue: reason,
            lang: "ja",
            maxLength: 1000,
          }}
        />
        <p className="actions-line">
          <button className="button" type="submit" name="act" value="save">
            {t("rules.save")}
          </button>
        </p>
      </form>
    </>
  );
}

function NameCell({ line: { indicator, base, was } }: { readonly line: RuleLine }) {
  const { code } = usePage();
  const nodes = indicator.placements.flatMap(({ node }) => (node === null ? [] : [node.title]));
  return (
    <>
      <input type="hidden" name={`base.${indicator.id}`} value={base} />
      <input type="hidden" name={`was.${indicator.id}`} value={was} />
      <a href={addressOf("indicatorRule", { code: code ?? "", indicator: indicator.id })}>
        <Words>{indicator.name}</Words>
      </a>
      {nodes.length === 0 ? null : (
        <span className="chart-note">
          <Words>{nodes.join("、")}</Words>
        </span>
      )}
    </>
  );
}

function UnitCell({
  line: { indicator, row, named, instead },
  errors,
}: {
  readonly line: RuleLine;
  readonly errors: readonly FieldError[];
}) {
  const { t } = usePage();
  const id = `responsible.${indicator.id}`;
  const error = errorFor(errors, id);
  return (
    <>
      <ErrorLine errors={errors} field={id} />
      <input
        {...{ type: "text", list: "units", lang: "ja", id, name: id, defaultValue: row.responsible, maxLength: 200, autoComplete: "off" }}
        aria-label={t("rules.cell", { column: t("indicator.responsible"), name: indicator.name })}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      {instead.length === 0 ? null : (
        <span className="chart-note">
          <Words>{t("rules.instead", { units: instead.join("、") })}</Words>
        </span>
      )}
      {named === null || row.responsible !== "" ? null : (
        <span className="chart-note">
          <Words>
            {named.unit === null
              ? t("rules.named.unknown", { printed: named.printed })
              : t("rules.named", { printed: named.printed, unit: named.unit })}
          </Words>
        </span>
      )}
    </>
  );
}

function ChoiceCell({
  line: { indicator, row, direction },
  errors,
  name,
}: {
  readonly line: RuleLine;
  readonly errors: readonly FieldError[];
  readonly name: "direction" | "formula";
}) {
  const { t } = usePage();
  const id = `${name}.${indicator.id}`;
  const options = Object.values<readonly string[]>(words[name]).map(([word = ""]) => word);
  return (
    <>
      <ErrorLine errors={errors} field={id} />
      <select
        {...{ id, name: id, defaultValue: row[name], lang: "ja" }}
        aria-label={t("rules.cell", { column: t(`indicator.${name}`), name: indicator.name })}
      >
        {options.map((word) => (
          <option key={word} value={word}>
            {word}
          </option>
        ))}
      </select>
      {name === "direction" && direction !== null && row.direction === options[0] ? (
        <span className="chart-note">{t("rules.takenFor", { said: t(`indicator.direction.${direction}`) })}</span>
      ) : null}
    </>
  );
}

function MonthCell({ line: { indicator, row }, errors }: { readonly line: RuleLine; readonly errors: readonly FieldError[] }) {
  const { t } = usePage();
  const id = `month.${indicator.id}`;
  return (
    <>
      <ErrorLine errors={errors} field={id} />
      <select
        {...{ id, name: id, defaultValue: row.month }}
        aria-label={t("rules.cell", { column: t("indicator.collection"), name: indicator.name })}
      >
        <option value="">{t("rules.month.none")}</option>
        {MONTHS.map((month) => (
          <option key={month} value={month}>
            {t("rules.month.of", { month })}
          </option>
        ))}
      </select>
    </>
  );
}

const MONTHS = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3] as const;

import { usePage } from "../../ui/page-context.tsx";

export interface Choice {
  readonly value: string;
  readonly name: string;
}

/** The filters of the list of indicators, as a form that asks by address. */
export function IndicatorFilters({
  action,
  query,
  plans,
  kinds,
  divisions,
  sorts,
}: {
  readonly action: string;
  readonly query: URLSearchParams;
  readonly plans: readonly Choice[];
  readonly kinds: readonly Choice[];
  readonly divisions: readonly Choice[];
  readonly sorts: readonly Choice[];
}) {
  const { t } = usePage();
  return (
    <form className="filters" action={action}>
      <div className="field">
        <label htmlFor="text">{t("filter.text")}</label>
        <input type="search" id="text" name="text" defaultValue={query.get("text") ?? ""} />
      </div>
      <Select name="plan" label={t("filter.plan")} choices={plans} query={query} />
      <Select name="kind" label={t("indicator.kind")} choices={kinds} query={query} />
      <Select name="division" label={t("report.divisions")} choices={divisions} query={query} />
      <Select name="sort" label={t("filter.sort")} all={t("filter.sort.plan")} choices={sorts} query={query} />
      <label className="check">
        <input type="checkbox" name="kpi" value="1" defaultChecked={query.get("kpi") === "1"} />
        {t("filter.kpi")}
      </label>
      <button className="button" type="submit">
        {t("filter.act")}
      </button>
    </form>
  );
}

function Select({
  name,
  label,
  choices,
  query,
  all,
}: {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly query: URLSearchParams;
  /** What the empty choice is called. */
  readonly all?: string;
}) {
  const { t } = usePage();
  if (choices.length < 2) return null;
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={query.get(name) ?? ""}>
        <option value="">{all ?? t("filter.all")}</option>
        {choices.map(({ value, name: shown }) => (
          <option key={value} value={value}>
            {shown}
          </option>
        ))}
      </select>
    </div>
  );
}

import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { planTitle } from "../../ui/plan/plan-title.ts";
import { formatYear } from "../../ui/understood.ts";
import type { ProgressShown } from "./load-progress.ts";

interface Option {
  readonly value: string | number;
  readonly name: string;
}

/** Which year, plan and department the page is about. */
export function ProgressFilters({ shown }: { readonly shown: ProgressShown }) {
  const { t, code, locale } = usePage();
  const { counted, year, years, plans, units, choice, judged } = shown;
  if (code === null) return null;
  const owners = new Set(judged.flatMap(({ indicator }) => indicator.departments));
  const departments = units.filter(({ id, kind }) => owners.has(id) || (kind === "department" && id === choice.department));
  return (
    <form className="filters" action={addressOf("progress", { code })}>
      <Select
        name="year"
        label={t("overview.year")}
        value={counted}
        options={[
          ...[...new Set([year, ...years])].sort((one, other) => other - one).map((one) => ({ value: one, name: formatYear(one, locale) })),
          { value: "newest", name: t("overview.newest") },
        ]}
      />
      <Select
        name="plan"
        label={t("filter.plan")}
        value={choice.plan}
        options={[{ value: "", name: t("filter.all") }, ...plans.map((plan) => ({ value: plan.id, name: planTitle(plan, t) }))]}
      />
      <Select
        name="department"
        label={t("overview.department")}
        value={choice.department}
        options={[
          { value: "", name: t("filter.all") },
          ...departments.map(({ id, name }) => ({ value: id, name })),
          ...(judged.some(({ indicator }) => indicator.departments.length === 0) ? [{ value: 0, name: t("overview.nobody") }] : []),
        ]}
      />
      <button className="button" type="submit">
        {t("overview.show")}
      </button>
    </form>
  );
}

function Select({
  name,
  label,
  value,
  options,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: string | number | null;
  readonly options: readonly Option[];
}) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={value ?? ""}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}

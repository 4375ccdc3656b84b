import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";

export interface DatedYear {
  readonly fiscalYear: number;
  readonly departments: readonly { readonly id: number | null; readonly name: string | null; readonly goals: number }[];
}

/** Departments down, years across, the number of goals in each cell as a link and as a bar. */
export function YearMatrix({ code, years }: { readonly code: string; readonly years: readonly DatedYear[] }) {
  const { t, locale } = usePage();
  const departments = new Map(years.flatMap(({ departments: ofYear }) => ofYear.map(({ id, name }) => [id, name] as const)));
  const most = Math.max(...years.flatMap(({ departments: ofYear }) => ofYear.map(({ goals }) => goals)));
  return (
    <div className="scroll">
      <table className="table matrix">
        <caption className="visually-hidden">{t("goals.byDepartment")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("goal.department")}</th>
            {years.map(({ fiscalYear }) => (
              <th key={fiscalYear} scope="col">
                {formatYear(fiscalYear, locale, "short")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...departments].map(([id, name]) => (
            <tr key={id}>
              <th scope="row">{name === null ? t("goals.noDepartment") : <Words>{name}</Words>}</th>
              {years.map(({ fiscalYear, departments: ofYear }) => {
                const count = ofYear.find((department) => department.id === id)?.goals ?? 0;
                return (
                  <td key={fiscalYear}>
                    {count === 0 ? (
                      <span className="quiet">{t("goals.none")}</span>
                    ) : (
                      <span className="count-bar">
                        <a
                          href={
                            id === null
                              ? addressOf("goalsOfYear", { code, year: fiscalYear })
                              : addressOf("goalsOfDepartment", { code, year: fiscalYear, department: id })
                          }
                        >
                          {t("count.items", { count })}
                          <span className="visually-hidden">
                            {t("goals.cell", { department: name ?? t("goals.noDepartment"), year: formatYear(fiscalYear, locale) })}
                          </span>
                        </a>
                        <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                          <rect x="0" y="0" width={(count / most) * 100} height="12" />
                        </svg>
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import { addressOf } from "../../routes.ts";
import { ProgressBar } from "../../ui/charts/progress-bar.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import type { Progress } from "./progress.ts";

export interface DepartmentInYear {
  readonly id: number | null;
  readonly name: string | null;
  readonly goals: number;
  /** On how much there are reports; null where that is not shown. */
  readonly progress: Progress | null;
}

export interface DatedYear {
  readonly fiscalYear: number;
  readonly departments: readonly DepartmentInYear[];
}

/** Departments down, years across: in each cell how many goals, as a link, and how far their reports are. */
export function YearMatrix({ code, years }: { readonly code: string; readonly years: readonly DatedYear[] }) {
  const { t, locale } = usePage();
  const departments = new Map(years.flatMap(({ departments: ofYear }) => ofYear.map(({ id, name }) => [id, name] as const)));
  return (
    <div className="scroll">
      <table className="table">
        <caption className="visually-hidden">{t("goals.byDepartment")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("goal.department")}</th>
            {years.map(({ fiscalYear }) => (
              <th key={fiscalYear} scope="col">
                <a href={addressOf("goalsOfYear", { code, year: fiscalYear })}>{formatYear(fiscalYear, locale, "short")}</a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...departments].map(([id, name]) => (
            <tr key={id}>
              <th scope="row">{name === null ? t("goals.noDepartment") : <Words>{name}</Words>}</th>
              {years.map(({ fiscalYear, departments: ofYear }) => (
                <td key={fiscalYear}>
                  <MatrixCell code={code} year={fiscalYear} department={ofYear.find((department) => department.id === id) ?? null} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MatrixCell({
  code,
  year,
  department,
}: {
  readonly code: string;
  readonly year: number;
  readonly department: DepartmentInYear | null;
}) {
  const { t, locale } = usePage();
  if (!department) return <span className="quiet">{t("goals.none")}</span>;
  const { id, name, goals, progress } = department;
  return (
    <span className="matrix-cell">
      <a href={id === null ? addressOf("goalsOfYear", { code, year }) : addressOf("goalsOfDepartment", { code, year, department: id })}>
        {t("count.items", { count: goals })}
        <span className="visually-hidden">
          {t("goals.cell", { department: name ?? t("goals.noDepartment"), year: formatYear(year, locale) })}
        </span>
      </a>
      {progress === null ? null : (
        <>
          <ProgressBar done={progress.result} underWay={progress.midterm} items={progress.items} />
          <span className="quiet">
            {progress.result === 0 && progress.midterm > 0
              ? t("goals.midtermShort", { count: progress.midterm, items: progress.items })
              : t("goals.resultShort", { count: progress.result, items: progress.items })}
          </span>
        </>
      )}
    </span>
  );
}

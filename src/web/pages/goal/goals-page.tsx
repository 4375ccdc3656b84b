import { type GoalRow, listGoals, listGoalYears } from "../../../store/goal-store.ts";
import type { Answer, StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Badge, Empty } from "../../ui/parts.tsx";
import { formatYear } from "../../ui/understood.ts";
import { GoalLinks } from "./goal-links.tsx";
import { YearMatrix } from "./year-matrix.tsx";

export type GoalYear = Awaited<ReturnType<typeof listGoalYears>>[number];

/** The years and departments that have goals. */
export async function goalsPage({ db, code, t, fiscalYear }: StaffVisit): Promise<Answer> {
  const years = await listGoalYears(db, code);
  const undated = years.some(({ fiscalYear }) => fiscalYear === null)
    ? (await listGoals(db, code)).filter(({ fiscalYear }) => fiscalYear === null)
    : [];
  return {
    kind: "page",
    title: t("nav.goals"),
    crumbs: [],
    body: <Goals code={code} years={years} undated={undated} current={fiscalYear} />,
  };
}

function Goals({
  code,
  years,
  undated,
  current,
}: {
  readonly code: string;
  readonly years: readonly GoalYear[];
  readonly undated: readonly GoalRow[];
  readonly current: number;
}) {
  const { t, locale } = usePage();
  const dated = years.flatMap(({ fiscalYear, departments }) =>
    fiscalYear === null ? [] : [{ fiscalYear, departments: departments.map((department) => ({ ...department, progress: null })) }],
  );
  return (
    <>
      <PageHead title={t("nav.goals")}>
        <p className="lead">{t("goals.lead")}</p>
      </PageHead>
      {years.length === 0 ? <Empty>{t("goals.empty")}</Empty> : null}
      {dated.length > 0 ? (
        <>
          <ul className="cards years">
            {dated.map(({ fiscalYear, departments }) => (
              <li className="card" key={fiscalYear}>
                <h2>
                  <a href={addressOf("goalsOfYear", { code, year: fiscalYear })}>{formatYear(fiscalYear, locale)}</a>{" "}
                  {fiscalYear === current ? <Badge strong>{t("goals.current")}</Badge> : null}
                </h2>
                <p>
                  {t("goals.ofYear", {
                    goals: departments.reduce((sum, { goals }) => sum + goals, 0),
                    departments: departments.length,
                  })}
                </p>
                <p>
                  <a href={addressOf("list", { code, year: fiscalYear })}>{t("goals.toList")}</a>
                </p>
              </li>
            ))}
          </ul>
          <Block title={t("goals.byDepartment")}>
            <YearMatrix code={code} years={dated} />
          </Block>
        </>
      ) : null}
      {undated.length > 0 ? (
        <Block title={t("goals.undated")}>
          <GoalLinks code={code} goals={undated} />
        </Block>
      ) : null}
    </>
  );
}

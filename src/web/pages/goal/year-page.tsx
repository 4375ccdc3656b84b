import { type GoalSheet, listGoalSheets, listGoalYears } from "../../../store/goal-store.ts";
import { type Answer, missing, readId, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Badge, Pager } from "../../ui/parts.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { progressOf } from "./progress.ts";

/** The goals of a year, by department. */
export async function yearPage({ db, code, parts, t, locale }: StaffVisit<"year">): Promise<Answer> {
  const fiscalYear = Number(parts.year);
  const [sheets, years] = await Promise.all([listGoalSheets(db, code, { fiscalYear }), listGoalYears(db, code)]);
  if (sheets.length === 0) return missing("missing.year");
  const title = t("goals.yearTitle", { year: formatYear(fiscalYear, locale) });
  return {
    kind: "page",
    title,
    crumbs: [{ title: t("nav.goals"), href: addressOf("goals", { code }) }],
    body: (
      <>
        <PageHead title={title}>
          <p>
            <a className="button second" href={addressOf("list", { code, year: fiscalYear })}>
              {t("goals.toList")}
            </a>
          </p>
        </PageHead>
        {[...Map.groupBy(sheets, ({ departmentId }) => departmentId)].map(([id, ofDepartment]) => (
          <Block key={id} title={ofDepartment[0]?.department ?? t("goals.noDepartment")}>
            <SheetCards code={code} sheets={ofDepartment} />
          </Block>
        ))}
        <YearPager code={code} year={fiscalYear} years={years.map((year) => year.fiscalYear)} />
      </>
    ),
  };
}

/** The goals of one department in a year. */
export async function departmentPage({ db, code, parts, t, locale }: StaffVisit<"year" | "department">): Promise<Answer> {
  const fiscalYear = Number(parts.year);
  const departmentId = readId(parts.department);
  const sheets = departmentId === null ? [] : await listGoalSheets(db, code, { fiscalYear, departmentId });
  const department = sheets[0]?.department;
  if (department === null || department === undefined) return missing("missing.department");
  const year = formatYear(fiscalYear, locale);
  const title = t("goals.departmentTitle", { department, year });
  return {
    kind: "page",
    title,
    crumbs: [
      { title: t("nav.goals"), href: addressOf("goals", { code }) },
      { title: t("goals.yearTitle", { year }), href: addressOf("goalsOfYear", { code, year: fiscalYear }) },
    ],
    body: (
      <>
        <PageHead title={title} />
        <SheetCards code={code} sheets={sheets} />
      </>
    ),
  };
}

function SheetCards({ code, sheets }: { readonly code: string; readonly sheets: readonly GoalSheet[] }) {
  const { t } = usePage();
  return (
    <ul className="rows">
      {sheets.map(({ id, title, priority, body }) => {
        const { items, midterm, result } = progressOf(body);
        return (
          <li key={id}>
            <p className="goal-line">
              {priority === null ? null : <Badge strong>{t("goal.rank", { priority })}</Badge>}{" "}
              <a href={addressOf("goal", { code, goal: id })}>
                <Words>{title}</Words>
              </a>
            </p>
            <p className="quiet">
              {[
                t("goals.actions", { count: body.actions.length }),
                midterm > 0 ? t("goals.midterm", { count: midterm, items }) : null,
                result > 0 ? t("goals.result", { count: result, items }) : t("goals.noResult"),
              ]
                .filter((said) => said !== null)
                .join(" ・ ")}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function YearPager({ code, year, years }: { readonly code: string; readonly year: number; readonly years: readonly (number | null)[] }) {
  const { t, locale } = usePage();
  const step = (other: number) =>
    years.includes(other)
      ? { href: addressOf("goalsOfYear", { code, year: other }), title: t("goals.yearTitle", { year: formatYear(other, locale) }) }
      : null;
  return <Pager previous={step(year - 1)} next={step(year + 1)} />;
}

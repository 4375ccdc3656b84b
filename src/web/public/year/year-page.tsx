import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { formatYear } from "../../ui/understood.ts";
import { addressFor, PAGES } from "../addresses.ts";
import { DocumentLines, ToDocuments } from "../document/document-lines.tsx";
import { useSite } from "../frame/site-context.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import type { YearBrief } from "../home/home-data.ts";
import { MissionLines } from "../mission/mission-lines.tsx";
import { Contents } from "../node/contents.tsx";
import { GoalResults } from "./goal-results.tsx";
import { YearCards } from "./year-cards.tsx";
import type { DepartmentInYear, YearPage } from "./year-data.ts";

/** All years whose goals are told. */
export const yearsKind: PageKind<readonly YearBrief[]> = {
  shell: "page",
  head: (_, { t }) => ({ title: t("site.nav.years"), description: t("goals.lead"), crumbs: [] }),
  Body: ({ data }) => <Years years={data} />,
};

function Years({ years }: { readonly years: readonly YearBrief[] }) {
  const { t } = usePage();
  return (
    <>
      <PageHead title={t("site.nav.years")}>
        <p className="lead">{t("goals.lead")}</p>
      </PageHead>
      {years.length === 0 ? <p className="empty">{t("site.years.none")}</p> : <YearCards years={years} />}
    </>
  );
}

/** The goals and statements of a year. */
export const yearKind: PageKind<YearPage> = {
  shell: "page",
  head: ({ year }, { t, locale }) => ({
    title: t("goals.yearTitle", { year: formatYear(year, locale) }),
    description: t("site.year.description", { year: formatYear(year, locale) }),
    crumbs: [{ title: t("site.nav.years"), to: PAGES.years }],
  }),
  Body: YearBody,
};

function YearBody({ data: { year, phase, departments, years, documents } }: { readonly data: YearPage }) {
  const { t, locale } = usePage();
  const { to } = useSite();
  const parts = departments.map((department, i) => ({
    ...{ id: `department-${department.unit?.id ?? `x${i + 1}`}`, department },
    title: department.unit?.name ?? department.name ?? t("goals.noDepartment"),
  }));
  return (
    <>
      <PageHead title={t("goals.yearTitle", { year: formatYear(year, locale) })}>
        <p className="lead">{t(`site.year.told.${phase}`)}</p>
        <ToDocuments count={documents.length} />
        {years.length < 2 ? null : (
          <nav aria-label={t("site.year.others")}>
            <ul className="other-years">
              {years.map((one) => (
                <li key={one}>
                  <a href={to(addressFor("year", one))} aria-current={one === year ? "page" : undefined}>
                    {formatYear(one, locale, "short")}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </PageHead>
      {parts.length > 3 ? <Contents parts={parts} /> : null}
      {parts.map(({ id, title, department }) => (
        <Block key={id} id={id} title={title}>
          <Department department={department} title={title} year={year} />
        </Block>
      ))}
      {documents.length === 0 ? null : (
        <Block id="documents" title={t("site.documents.title")}>
          <DocumentLines documents={documents} />
        </Block>
      )}
    </>
  );
}

function Department({
  department: { unit, goals, missions },
  title,
  year,
}: {
  readonly department: DepartmentInYear;
  readonly title: string;
  readonly year: number;
}) {
  const { t, locale } = usePage();
  const { to } = useSite();
  return (
    <>
      <GoalResults caption={t("goals.departmentTitle", { department: title, year: formatYear(year, locale) })} goals={goals} />
      {missions.length === 0 ? null : (
        <div className="after">
          <h3>{t("site.mission.name")}</h3>
          <MissionLines missions={missions} />
        </div>
      )}
      {unit === null ? null : (
        <p className="after">
          <a href={to(addressFor("unit", unit.id))}>{t("site.department.to", { department: unit.name })}</a>
        </p>
      )}
    </>
  );
}

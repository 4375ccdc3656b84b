import { formatDate } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { addressFor, PAGES } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import { IndicatorRows } from "../indicator/indicator-rows.tsx";
import type { UnitLink } from "../links.ts";
import { MissionLines } from "../mission/mission-lines.tsx";
import { GoalResults, yearTitle } from "../year/goal-results.tsx";
import type { SuccessionLine, UnitPage } from "./unit-data.ts";

/** A department or a division: its goals and results year by year, and what became of it. */
export const unitKind: PageKind<UnitPage> = {
  shell: "page",
  head: ({ name, parent }, { t }) => ({
    title: name,
    description: t("site.department.description", { department: name }),
    crumbs: [
      { title: t("site.nav.departments"), to: PAGES.departments },
      ...(parent === null ? [] : [{ title: parent.name, to: addressFor("unit", parent.id) }]),
    ],
  }),
  Body: UnitBody,
};

function UnitBody({ data }: { readonly data: UnitPage }) {
  const { t, locale } = usePage();
  const { name, unitKind: kind, divisions, successors, predecessors, years, lines, validTo } = data;
  return (
    <>
      <PageHead eyebrow={t(`organisation.kind.${kind}`)} title={<Words>{name}</Words>}>
        {validTo !== null && successors.length === 0 ? <p>{t("site.department.ended", { day: formatDate(validTo, locale) })}</p> : null}
        <Succession lines={successors} word="after" />
        <Succession lines={predecessors} word="before" />
        {divisions.length === 0 ? null : <Divisions divisions={divisions} />}
      </PageHead>
      {years.map(({ year, goals, missions }) => (
        <Block key={year} id={`year-${year}`} title={t(yearTitle(goals), { year: formatYear(year, locale) })}>
          <GoalResults caption={t("goals.departmentTitle", { department: name, year: formatYear(year, locale) })} goals={goals} />
          {missions.length === 0 ? null : (
            <div className="after">
              <h3>{t("site.mission.name")}</h3>
              <MissionLines missions={missions} />
            </div>
          )}
        </Block>
      ))}
      {lines.length === 0 ? null : (
        <Block id="indicators" title={t("site.department.indicators")}>
          <IndicatorRows caption={t("site.department.indicators")} captionHidden lines={lines} />
        </Block>
      )}
      {years.length === 0 && lines.length === 0 ? <p className="empty">{t("site.department.nothing")}</p> : null}
    </>
  );
}

export function Succession({ lines, word }: { readonly lines: readonly SuccessionLine[]; readonly word: "before" | "after" }) {
  const { t, locale } = usePage();
  const { to } = useSite();
  if (lines.length === 0) return null;
  return (
    <ul className="rows-plain">
      {lines.map(({ unit, at, how }) => (
        <li key={`${unit.id} ${at}`}>
          {t(`site.department.${word}.${how}`, { day: formatDate(at, locale) })}{" "}
          <a href={to(addressFor("unit", unit.id))}>
            <Words>{unit.name}</Words>
          </a>
        </li>
      ))}
    </ul>
  );
}

export function Divisions({ divisions }: { readonly divisions: readonly UnitLink[] }) {
  const { to } = useSite();
  return (
    <ul className="terms">
      {divisions.map(({ id, name }) => (
        <li key={id}>
          <a href={to(addressFor("unit", id))}>
            <Words>{name}</Words>
          </a>
        </li>
      ))}
    </ul>
  );
}

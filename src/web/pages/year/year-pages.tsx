import { may } from "../../../domain/access/permission.ts";
import { listOpenedYears, listPhases } from "../../../store/phase-store.ts";
import { listSheets } from "../../../store/sheet-store.ts";
import { listStandings } from "../../../use-cases/sheet/list-standings.ts";
import type { Answer, StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Empty } from "../../ui/parts.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Matrix } from "./matrix.tsx";
import { PhaseTable } from "./phase-table.tsx";

/** The years that were opened, and the ones that can be. */
export async function yearsPage({ db, code, person, fiscalYear, t, locale }: StaffVisit): Promise<Answer> {
  const years = await listOpenedYears(db, code);
  const counts = await Promise.all(years.map(async (year) => (await listSheets(db, code, { fiscalYear: year })).length));
  const toOpen = [fiscalYear + 1, fiscalYear].filter((year) => !years.includes(year));
  return {
    kind: "page",
    title: t("years.title"),
    crumbs: [],
    body: (
      <>
        <PageHead title={t("years.title")}>
          <p className="lead">{t("years.lead")}</p>
        </PageHead>
        {years.length === 0 ? <Empty>{t("years.none")}</Empty> : null}
        <ul className="rows">
          {years.map((year, i) => (
            <li key={year}>
              <a href={addressOf("year", { code, year })}>{formatYear(year, locale)}</a>{" "}
              <span className="quiet">{t("years.sheets", { count: counts[i] ?? 0 })}</span>
            </li>
          ))}
        </ul>
        {may(person, "run-year") ? (
          <p className="actions-line after">
            {toOpen.map((year) => (
              <a key={year} className="button second" href={addressOf("openYear", { code, year })}>
                {t("years.open", { year: formatYear(year, locale) })}
              </a>
            ))}
          </p>
        ) : null}
      </>
    ),
  };
}

/** Where every department stands in a year. */
export async function yearProgressPage({ db, code, parts, person, now, t, locale }: StaffVisit<"year">): Promise<Answer> {
  const fiscalYear = Number(parts.year);
  const phases = await listPhases(db, code, fiscalYear);
  const rows = await listStandings(db, code, { fiscalYear }, now);
  const year = formatYear(fiscalYear, locale);
  const address = { code, year: fiscalYear };
  return {
    kind: "page",
    title: t("year.title", { year }),
    crumbs: [{ title: t("years.title"), href: addressOf("years", { code }) }],
    landscape: true,
    body: (
      <>
        <PageHead title={t("year.title", { year })} />
        <Block title={t("year.matrix")}>
          {rows.length === 0 ? (
            <Empty>{t("year.noSheets")}</Empty>
          ) : (
            <>
              <p>{t("year.matrix.lead")}</p>
              <Matrix fiscalYear={fiscalYear} rows={rows} />
            </>
          )}
        </Block>
        <Block title={t("year.phases")}>
          {phases.length === 0 ? <Empty>{t("years.none")}</Empty> : <PhaseTable phases={phases} now={now} />}
          <p className="actions-line after on-screen">
            {may(person, "write-sheet") && phases.length > 0 ? (
              <a className="button second" href={addressOf("newSheet", address)}>
                {t("newSheet.link")}
              </a>
            ) : null}
            {may(person, "run-year") && phases.length > 0 ? (
              <a className="button second" href={addressOf("phases", address)}>
                {t("year.setPhases")}
              </a>
            ) : null}
            {may(person, "run-year") ? (
              <a className="button second" href={addressOf("openYear", address)}>
                {phases.length > 0 ? t("year.add") : t("years.open", { year })}
              </a>
            ) : null}
            {may(person, "run-year") && phases.length > 0 ? (
              <a className="button second" href={addressOf("reminders", address)}>
                {t("reminders.toPage")}
              </a>
            ) : null}
            <a className="button second" href={addressOf("yearSheets", address)}>
              {t("desk.all", { year })}
            </a>
            <a className="button second" href={addressOf("list", address)}>
              {t("year.list", { year })}
            </a>
          </p>
        </Block>
      </>
    ),
  };
}

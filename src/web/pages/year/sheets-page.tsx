import { may, mayWith } from "../../../domain/access/permission.ts";
import { STATUSES } from "../../../domain/cycle/cycle.ts";
import { PHASES } from "../../../domain/cycle/phase.ts";
import { countOpenComments } from "../../../store/sheet-comment-store.ts";
import { listStandingsFor, type StandingRow } from "../../../use-cases/sheet/list-standings.ts";
import type { Answer, StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Empty } from "../../ui/parts.tsx";
import { formatYear } from "../../ui/understood.ts";
import { SheetTable } from "./sheet-table.tsx";
import { isShown, readSheetsFilter, type SheetsFilter } from "./sheets-filter.ts";

/** The sheets of a year that a person may read, by department, phase and status; those that are late. */
export async function sheetsPage(visit: StaffVisit<"year">): Promise<Answer> {
  const { db, code, parts, person, now, query, t, locale } = visit;
  const fiscalYear = Number(parts.year);
  const filter = readSheetsFilter(query);
  const all = await listStandingsFor(db, { person, now }, { fiscalYear });
  const rows = all.filter((row) => isShown(row, filter));
  const comments = await countOpenComments(
    db,
    code,
    rows.filter((row) => mayWith(person, "comment-on-sheet", row)).map(({ id }) => id),
  );
  const year = formatYear(fiscalYear, locale);
  const title = t("sheets.title", { year });
  return {
    kind: "page",
    title,
    crumbs: may(person, "see-progress") ? [{ title: t("year.title", { year }), href: addressOf("year", { code, year: fiscalYear }) }] : [],
    body: (
      <>
        <PageHead title={title} />
        <FilterForm fiscalYear={fiscalYear} filter={filter} all={all} />
        <p role="status">{t("sheets.count", { count: rows.length })}</p>
        {rows.length === 0 ? (
          <Empty>{t(all.length === 0 ? "year.noSheets" : "sheets.none")}</Empty>
        ) : (
          <SheetTable caption={t("sheets.caption")} rows={rows} now={now} comments={comments} />
        )}
      </>
    ),
  };
}

function FilterForm({
  fiscalYear,
  filter,
  all,
}: {
  readonly fiscalYear: number;
  readonly filter: SheetsFilter;
  readonly all: readonly StandingRow[];
}) {
  const { t, code } = usePage();
  if (code === null) return null;
  const departments = new Map(all.map(({ departmentId, department }) => [departmentId, department]));
  return (
    <form className="filters on-screen" action={addressOf("yearSheets", { code, year: fiscalYear })}>
      <label>
        {t("sheets.department")}
        <select name="department" defaultValue={filter.department ?? ""}>
          <option value="">{t("sheets.all")}</option>
          {[...departments].map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("sheets.phase")}
        <select name="phase" defaultValue={filter.phase ?? ""}>
          <option value="">{t("sheets.all")}</option>
          {PHASES.map((phase) => (
            <option key={phase} value={phase}>
              {t(`phase.${phase}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("sheets.statusAlone")}
        <select name="status" defaultValue={filter.status ?? ""}>
          <option value="">{t("sheets.all")}</option>
          {STATUSES.map((status) => (
            <option key={status} value={status}>
              {t(`status.${status}`)}
            </option>
          ))}
          <option value="ahead">{t("sheets.ahead")}</option>
        </select>
      </label>
      <label className="check">
        <input type="checkbox" name="late" value="1" defaultChecked={filter.late} /> {t("sheets.late")}
      </label>
      <button type="submit" className="button second">
        {t("sheets.filter")}
      </button>
    </form>
  );
}

import { may } from "../../../domain/access/permission.ts";
import { dayInJapan } from "../../../domain/calendar/day.ts";
import { givenState } from "../../../domain/indicator/owed-value.ts";
import type { ValueRequest } from "../../../store/value-request-store.ts";
import { listValueRowsFor, owedTo, rowsByUnit, type ValueRow } from "../../../use-cases/indicator/list-value-rows.ts";
import type { Answer, StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatDate } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Badge, Empty } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { lastYearOf, loadUnitNames, requestsFor, seesAll, type UnitName } from "./value-links.ts";

const YEARS = 5;

/** 実績値の入力: for whom a person may give values, and how many of each year are given and still to be given. Planning sees all units. */
export async function valuesPage(visit: StaffVisit): Promise<Answer> {
  const { db, code, person, fiscalYear, now, t } = visit;
  const rows = await listValueRowsFor(db, person, now);
  const requests = await requestsFor(visit, rows);
  const last = lastYearOf(fiscalYear);
  const asked = new Set(requests.map(({ year }) => year));
  const recent = Array.from({ length: YEARS }, (_, i) => last - i);
  const years = [...new Set([...recent, ...asked])].toSorted((one, other) => one - other);
  return {
    kind: "page",
    title: t("values.title"),
    crumbs: [],
    body: (
      <>
        <PageHead title={t("values.title")}>
          <p className="lead">{t(seesAll(person) ? "values.lead.planning" : "values.lead")}</p>
        </PageHead>
        {rows.length === 0 ? <Empty>{t("values.none")}</Empty> : <OpenRequests requests={requests} rows={rows} now={now} />}
        {rows.length === 0 ? null : (
          <Block title={t("values.units")}>
            <UnitMatrix rows={rows} years={years} asked={asked} unitName={await loadUnitNames(visit)} />
            <p className="quiet">{t("values.units.hint")}</p>
          </Block>
        )}
        <p className="actions-line after">
          <a className="button second" href={addressOf("valueTable", { code })}>
            {t("valueTable.title")}
          </a>
          {may(person, "run-indicators") ? (
            <a className="button second" href={addressOf("valueRequests", { code })}>
              {t("requests.title")}
            </a>
          ) : null}
        </p>
      </>
    ),
  };
}

interface Asked {
  readonly requests: readonly ValueRequest[];
  readonly rows: readonly ValueRow[];
  readonly now: Date;
}

function OpenRequests({ requests, rows, now }: Asked) {
  const { t, locale } = usePage();
  if (requests.length === 0) return null;
  return (
    <Block title={t("values.asked")}>
      <ul className="plain-list">
        {requests.map((request) => {
          const owed = owedTo(request, rows, now).length;
          const facts = { year: formatYear(request.year, locale), due: formatDate(request.due, locale), count: owed };
          return (
            <li key={request.id}>
              {owed === 0 ? t("values.asked.done", facts) : t("values.asked.owed", facts)}{" "}
              {owed > 0 && dayInJapan(now) > request.due ? <Badge strong>{t("values.overdue")}</Badge> : null}
              {request.note === null ? null : (
                <span className="line quiet">
                  <Words>{request.note}</Words>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Block>
  );
}

/** Units by years: how many of the values that are expected are given. */
function UnitMatrix({
  rows,
  years,
  asked,
  unitName,
}: {
  readonly rows: readonly ValueRow[];
  readonly years: readonly number[];
  readonly asked: ReadonlySet<number>;
  readonly unitName: UnitName;
}) {
  const { t, code, locale } = usePage();
  const units = [...rowsByUnit(rows)].toSorted(([one], [other]) => Number(one === 0) - Number(other === 0) || one - other);
  const cell = (unit: number, of: readonly ValueRow[], year: number) => {
    const expected = of.filter((row) => row.expected);
    const states = expected.map((row) => givenState(row.said.get(year) ?? null));
    const given = states.filter((state) => state !== "missing").length;
    const pending = states.filter((state) => state === "pending").length;
    return (
      <>
        <a
          href={addressOf("unitValues", { code: code ?? "", unit }, { year })}
          aria-label={t("values.cell.label", { unit: unitName(unit), year: formatYear(year, locale), given, of: expected.length })}
        >
          {t("values.cell", { given, of: expected.length })}
        </a>
        {asked.has(year) && given < expected.length ? (
          <strong className="line">{t("values.cell.left", { count: expected.length - given })}</strong>
        ) : null}
        {pending > 0 ? <span className="line quiet">{t("values.cell.pending", { count: pending })}</span> : null}
      </>
    );
  };
  return (
    <Table
      caption={t("values.units")}
      captionHidden
      rows={units}
      rowKey={([unit]) => unit}
      columns={[
        {
          key: "unit",
          head: t("values.unit"),
          cell: ([unit]) => (
            <a href={addressOf("unitValues", { code: code ?? "", unit })}>
              <Words>{unitName(unit)}</Words>
            </a>
          ),
        },
        {
          key: "count",
          short: true,
          figure: true,
          head: t("values.indicators"),
          cell: ([, of]) => new Set(of.map(({ indicator }) => indicator.id)).size,
        },
        ...years.map((year) => ({
          ...{ key: `y${year}`, short: true, figure: true, label: formatYear(year, locale, "short") },
          head: (
            <>
              {formatYear(year, locale, "short")}
              {asked.has(year) ? <span className="line">{t("values.askedMark")}</span> : null}
            </>
          ),
          cell: ([unit, of]: [number, ValueRow[]]) => cell(unit, of, year),
        })),
      ]}
    />
  );
}

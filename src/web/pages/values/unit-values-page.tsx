import { type EnteredFault, enterActuals, mayEnter } from "../../../use-cases/indicator/enter-actuals.ts";
import { listValueRows, listValueRowsFor, type ValueRow } from "../../../use-cases/indicator/list-value-rows.ts";
import { type Answer, done, missing, type Page, type Posting, readId, type StaffVisit, stopped } from "../../page.ts";
import { addressOf, withQuery } from "../../routes.ts";
import { formatYear } from "../../ui/understood.ts";
import { cellKey, enteredOf, isTouched, type PostedCell, rowTitle } from "./grid-row.ts";
import { sortPosted } from "./posted-cells.ts";
import type { CellError, Posted } from "./posted-values.ts";
import type { Shown } from "./shown-values.ts";
import { UnitValues } from "./unit-values.tsx";
import { valueFaultSaid } from "./value-fault-said.ts";
import { lastYearOf, loadUnitNames, requestsFor, valuesCrumb } from "./value-links.ts";

/** Before the year that is open, so many are shown. */
const BEFORE = 3;

/** The values of a unit's indicators, all on one page. */
export async function unitValuesPage(visit: StaffVisit<"unit">): Promise<Answer> {
  const unit = Number(visit.parts.unit);
  const rows = (await listValueRowsFor(visit.db, visit.person, visit.now)).filter(isOf(unit));
  return rows.length === 0 ? missing("missing.unit") : page(visit, rows, await shownOf(visit, visit.query, rows), null);
}

/** Saves what was typed, all of it or nothing. An indicator that has left the unit is saved too where the person may give its values still. */
export async function saveUnitValuesAnswer(visit: Posting<"unit">): Promise<Answer> {
  const { db, code, parts, form, person, now, t } = visit;
  const unit = Number(parts.unit);
  const all = await listValueRows(db, code, now);
  const { cells, left } = sortPosted(form, all, person);
  const posted = new Set(cells.map(({ row }) => row));
  const rows = all.filter((row) => posted.has(row) || (isOf(unit)(row) && mayEnter(person, row.answerers)));
  if (rows.length === 0 && left.length === 0) return missing("missing.unit");
  const shown = await shownOf(visit, form, rows);
  const byKey = new Map(cells.map((cell) => [cellKey(cell.row, cell.year), cell]));
  const reason = (form.get("reason") ?? "").trim();
  const again = (what: Partial<Posted>) => page(visit, rows, shown, { cells: byKey, errors: [], stale: [], left: [], reason, ...what });
  if (left.length > 0) return again({ left });
  const touched = cells.filter(isTouched);
  const reasonFor = (cell: PostedCell) => (reason !== "" && (isCorrection(cell) || !touched.some(isCorrection)) ? reason : null);
  const read = touched.map((cell) => ({ cell, entered: enteredOf(cell, reasonFor(cell)) }));
  const errorAt = (cell: PostedCell, field: string, beside: string): CellError => ({
    field: field === "reason" ? field : `${field}.${cellKey(cell.row, cell.year)}`,
    message: t("values.errorAt", { indicator: rowTitle(cell.row), message: beside }),
    beside,
  });
  const errors = read.flatMap(({ cell, entered }) =>
    typeof entered === "string" ? [errorAt(cell, entered === "no-date" ? "d" : "t", t(`values.fault.${entered}`))] : [],
  );
  if (errors.length > 0) return again({ errors });
  const entered = read.flatMap((one) => (typeof one.entered === "string" ? [] : [one.entered]));
  const saved = await enterActuals(db, person, { entered, now });
  if (saved.ok) return done(backFrom(shown, rows.some(isOf(unit)) ? addressOf("unitValues", { code, unit }) : null, code), "values-saved");
  switch (saved.refusal.kind) {
    case "forbidden":
      return stopped("not-permitted");
    case "unknown-indicator":
      return missing("missing.indicator");
    case "stale":
      return again({ stale: saved.refusal.latest });
    case "faulty":
      return again({
        errors: saved.refusal.faults.flatMap(({ index, fault }) => {
          const cell = touched[index];
          return cell ? [errorAt(cell, fieldOf(fault, cell), valueFaultSaid(fault, t))] : [];
        }),
      });
  }
}

/** Who came from the page of an indicator goes back there, who came through the unit sees its year again. */
function backFrom({ only, open, all }: Shown, unit: string | null, code: string): string {
  if (only !== null) return addressOf("indicator", { code, indicator: only.id });
  return unit === null ? addressOf("values", { code }) : withQuery(unit, { year: open, all: all ? 1 : null });
}

/** Letters of last year lead to the unit that was there then: what is its successors' now is found under it too. */
const isOf =
  (unit: number) =>
  (row: ValueRow): boolean =>
    row.units.includes(unit) || row.named === unit;

/** Where a fault is mended. The years before have no field but that of the value. */
function fieldOf(fault: EnteredFault, { typed }: PostedCell): "t" | "d" | "n" | "reason" {
  if (fault.kind === "correction-needs-reason" || (fault.kind === "long-remark" && fault.of === "reason")) return "reason";
  if (typed.status === null) return "t";
  if (fault.kind === "no-date") return "d";
  return fault.kind === "needs-reason" || fault.kind === "long-remark" ? "n" : "t";
}

/** A value that is said anew. */
const isCorrection = ({ row, year }: PostedCell): boolean => (row.said.get(year) ?? null) !== null;

/** @param given the query of the address, or the form: year, all, indicator. */
async function shownOf(visit: StaffVisit<"unit">, given: URLSearchParams, rows: readonly ValueRow[]): Promise<Shown> {
  const only = rows.find(({ indicator }) => indicator.id === readId(given.get("indicator") ?? ""))?.indicator ?? null;
  const requests = await requestsFor(visit, rows);
  const typed = Number(given.get("year"));
  const year = Number.isInteger(typed) && typed >= 1900 && typed <= visit.fiscalYear ? typed : null;
  const all = given.get("all") === "1";
  const open = year ?? requests[0]?.year ?? lastYearOf(visit.fiscalYear);
  return {
    ...{ only, open, all, before: Array.from({ length: BEFORE }, (_, i) => open - BEFORE + i) },
    asked: new Map(requests.map((request) => [request.year, request.due])),
  };
}

async function page(visit: StaffVisit<"unit">, of: readonly ValueRow[], shown: Shown, posted: Posted | null): Promise<Page> {
  const { code, parts, t, locale } = visit;
  const unit = Number(parts.unit);
  const unitName = await loadUnitNames(visit);
  const name = unitName(unit);
  const rows = shown.only === null ? of : of.filter(({ indicator }) => indicator.id === shown.only?.id);
  return {
    kind: "page",
    title: t("values.unitTitle", { unit: name, year: formatYear(shown.open, locale) }),
    crumbs: [
      valuesCrumb(code, t),
      ...(shown.only === null ? [] : [{ title: shown.only.name, href: addressOf("indicator", { code, indicator: shown.only.id }) }]),
    ],
    status: posted === null ? 200 : posted.stale.length > 0 || posted.left.length > 0 ? 409 : 422,
    island: "values",
    body: <UnitValues unit={unit} name={name} rows={rows} shown={shown} posted={posted} unitName={unitName} />,
  };
}

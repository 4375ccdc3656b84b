import type { KeptActual } from "../../../store/actual-store.ts";
import { enterActuals } from "../../../use-cases/indicator/enter-actuals.ts";
import { listValueRowsFor, type ValueRow } from "../../../use-cases/indicator/list-value-rows.ts";
import { type Answer, done, missing, type Page, type Posting, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import type { FieldError } from "../../ui/form-parts.tsx";
import { formatYear } from "../../ui/understood.ts";
import { cellKey, enteredOf, isTouched, type PostedCell, readCell } from "./grid-row.ts";
import { UnitValues } from "./unit-values.tsx";
import { valueFaultSaid } from "./value-fault-said.ts";
import { lastYearOf, loadUnitNames, requestsFor, valuesCrumb } from "./value-links.ts";

/** Before the year that is open, so many are shown. */
const BEFORE = 3;

export interface Posted {
  readonly cells: ReadonlyMap<string, PostedCell>;
  readonly errors: readonly FieldError[];
  /** What others said since, of cells that were to be saved. */
  readonly stale: readonly KeptActual[];
  readonly reason: string;
}

/** The values of a unit's indicators, all on one page. */
export async function unitValuesPage(visit: StaffVisit<"unit">): Promise<Answer> {
  const rows = await rowsOf(visit);
  return rows === null ? missing("missing.unit") : page(visit, rows, await yearsOf(visit, visit.query, rows), null);
}

/** Saves what was typed, all of it or nothing. */
export async function saveUnitValuesAnswer(visit: Posting<"unit">): Promise<Answer> {
  const { db, code, parts, form, person, now, t } = visit;
  const rows = await rowsOf(visit);
  if (rows === null) return missing("missing.unit");
  const years = await yearsOf(visit, form, rows);
  const cells = rows.flatMap((row) => shownYears(years).flatMap((year) => readCell(form, row, year) ?? []));
  const byKey = new Map(cells.map((cell) => [cellKey(cell.row, cell.year), cell]));
  const reason = (form.get("reason") ?? "").trim();
  const touched = cells.filter(isTouched);
  const read = touched.map((cell) => ({ cell, entered: enteredOf(cell, isCorrection(cell) && reason !== "" ? reason : null) }));
  const errorAt = (cell: PostedCell, field: string, message: string): FieldError => ({
    field: `${field}.${cellKey(cell.row, cell.year)}`,
    message: t("values.errorAt", { indicator: titleOf(cell.row), message }),
  });
  const errors = read.flatMap(({ cell, entered }) =>
    typeof entered === "string" ? [errorAt(cell, entered === "no-date" ? "d" : "t", t(`values.fault.${entered}`))] : [],
  );
  const again = (posted: Partial<Posted>) => page(visit, rows, years, { cells: byKey, errors: [], stale: [], reason, ...posted });
  if (errors.length > 0) return again({ errors });
  const entered = read.flatMap((one) => (typeof one.entered === "string" ? [] : [one.entered]));
  const saved = await enterActuals(db, person, { entered, now });
  if (saved.ok)
    return done(addressOf("unitValues", { code, unit: parts.unit }, { year: years.open, all: years.all ? 1 : null }), "values-saved");
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
          return cell
            ? [errorAt(cell, fault.kind === "no-date" ? "d" : fault.kind === "needs-reason" ? "n" : "t", valueFaultSaid(fault, t))]
            : [];
        }),
      });
  }
}

/** A final value that is said anew. */
const isCorrection = ({ row, year }: PostedCell): boolean => row.said.get(year)?.status === "final";

const titleOf = ({ indicator, part }: ValueRow): string => (part === null ? indicator.name : `${indicator.name}（${part.name}）`);

/** Those of the unit that the person may give values for; null where there are none. */
async function rowsOf({ db, person, parts }: StaffVisit<"unit">): Promise<ValueRow[] | null> {
  const unit = Number(parts.unit);
  const rows = (await listValueRowsFor(db, person)).filter((row) => row.unit === unit);
  return rows.length === 0 ? null : rows;
}

export interface Years {
  /** Whose values are given on the page. */
  readonly open: number;
  readonly before: readonly number[];
  /** Those before are open too. */
  readonly all: boolean;
  /** That are asked for. */
  readonly asked: ReadonlyMap<number, string>;
}

const shownYears = ({ open, before }: Years): readonly number[] => [...before, open];

/** @param given the query of the address, or the form: year, all. */
async function yearsOf(visit: StaffVisit<"unit">, given: URLSearchParams, rows: readonly ValueRow[]): Promise<Years> {
  const requests = await requestsFor(visit, rows);
  const typed = Number(given.get("year"));
  const year = Number.isInteger(typed) && typed >= 1900 && typed <= visit.fiscalYear ? typed : null;
  const all = given.get("all") === "1";
  const open = year ?? requests[0]?.year ?? lastYearOf(visit.fiscalYear);
  return {
    ...{ open, all, before: Array.from({ length: BEFORE }, (_, i) => open - BEFORE + i) },
    asked: new Map(requests.map((request) => [request.year, request.due])),
  };
}

async function page(visit: StaffVisit<"unit">, rows: readonly ValueRow[], years: Years, posted: Posted | null): Promise<Page> {
  const { code, parts, t, locale } = visit;
  const unit = Number(parts.unit);
  const name = (await loadUnitNames(visit))(unit);
  return {
    kind: "page",
    title: t("values.unitTitle", { unit: name, year: formatYear(years.open, locale) }),
    crumbs: [valuesCrumb(code, t)],
    status: posted === null ? 200 : posted.stale.length > 0 ? 409 : 422,
    island: "values",
    body: <UnitValues unit={unit} name={name} rows={rows} years={years} posted={posted} />,
  };
}

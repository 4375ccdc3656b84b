import { STATUSES } from "../../../domain/cycle/cycle.ts";
import { PHASES, type PhaseName } from "../../../domain/cycle/phase.ts";
import type { StandingRow } from "../../../use-cases/sheet/list-standings.ts";
import { addressOf } from "../../routes.ts";
import { formatNumber } from "../../ui/numbers.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";
import { ALL, isShown, queryOf, type SheetsFilter } from "./sheets-filter.ts";

const SHOWN = [...STATUSES, "ahead"] as const;

/** Departments by phases: how many sheets are how far, each number with the way to its sheets. */
export function Matrix({
  fiscalYear,
  rows,
  only = PHASES,
}: {
  readonly fiscalYear: number;
  readonly rows: readonly StandingRow[];
  readonly only?: readonly PhaseName[];
}) {
  const { t } = usePage();
  const phases = only.filter((name) => rows.some((row) => row.phases.some(({ phase }) => phase === name)));
  const departments = new Map(rows.map(({ departmentId, department }) => [departmentId, department]));
  return (
    <table className="table matrix">
      <caption className="visually-hidden">{t("year.matrix")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("sheets.department")}</th>
          {phases.map((phase) => (
            <th key={phase} scope="col">
              {t(`phase.${phase}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...departments].map(([department, name]) => (
          <MatrixRow key={department} {...{ fiscalYear, rows, phases, department }} name={name} />
        ))}
      </tbody>
      <tfoot>
        <MatrixRow {...{ fiscalYear, rows, phases, department: null }} name={t("year.total")} />
      </tfoot>
    </table>
  );
}

function MatrixRow({
  fiscalYear,
  rows,
  phases,
  department,
  name,
}: {
  readonly fiscalYear: number;
  readonly rows: readonly StandingRow[];
  readonly phases: readonly PhaseName[];
  readonly department: number | null;
  readonly name: string;
}) {
  const { t } = usePage();
  return (
    <tr>
      <th scope="row">
        <Words>{name}</Words>
      </th>
      {phases.map((phase) => (
        <td key={phase}>
          <span className="cell-label">{t(`phase.${phase}`)}</span>
          <ul className="matrix-counts">
            <Handed rows={rows.filter((row) => isShown(row, { ...ALL, department, phase }))} phase={phase} />
            {SHOWN.map((status) => (
              <Count key={status} {...{ fiscalYear, rows }} filter={{ ...ALL, department, phase, status }}>
                {t(status === "ahead" ? "sheets.ahead" : `status.${status}`)}
              </Count>
            ))}
            <Count {...{ fiscalYear, rows }} filter={{ ...ALL, department, phase, late: true }} attention>
              {t("sheets.lateMark")}
            </Count>
          </ul>
        </td>
      ))}
    </tr>
  );
}

/** How many of a phase were handed in, while some are still written. */
function Handed({ rows, phase }: { readonly rows: readonly StandingRow[]; readonly phase: PhaseName }) {
  const { t } = usePage();
  const of = (status: SheetsFilter["status"]) => rows.filter((row) => isShown(row, { ...ALL, phase, status })).length;
  const [written, begun] = [of("draft") + of("returned"), rows.length - of("ahead")];
  return written === 0 ? null : <li className="handed">{t("year.handed", { handed: begun - written, of: begun })}</li>;
}

function Count({
  fiscalYear,
  rows,
  filter,
  attention = false,
  children,
}: {
  readonly fiscalYear: number;
  readonly rows: readonly StandingRow[];
  readonly filter: SheetsFilter;
  readonly attention?: boolean;
  readonly children: string;
}) {
  const { code } = usePage();
  const count = rows.filter((row) => isShown(row, filter)).length;
  if (count === 0 || code === null) return null;
  return (
    <li className={attention ? "attention" : undefined}>
      <a href={addressOf("yearSheets", { code, year: fiscalYear }, queryOf(filter))}>
        {children} <strong>{formatNumber(count)}</strong>
      </a>
    </li>
  );
}

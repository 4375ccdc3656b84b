import type { Action, Reports } from "../../../domain/goal/goal.ts";
import { useFields } from "../fields.tsx";
import { usePage } from "../page-context.tsx";
import { Said, Unsaid } from "../said.tsx";
import type { Source } from "../source-link.tsx";
import { Words } from "../words.tsx";
import { isFilled, ReportCell, type ReportColumn } from "./report-columns.tsx";

interface RowContext {
  readonly source: Source;
  readonly columns: readonly ReportColumn[];
  readonly fiscalYear: number | null;
}

/** An action and its steps as a group of rows, so that what each column reports of (1) stands beside (1). */
export function ActionRows({
  action,
  path,
  marked,
  ...context
}: RowContext & { readonly action: Action; readonly path: string; readonly marked: boolean }) {
  const { t } = usePage();
  const { source, columns } = context;
  const reportsItself = columns.some(({ key }) => isFilled(action, key));
  return (
    <tbody>
      <tr className="action">
        {marked ? (
          <th scope="rowgroup" className="mark" rowSpan={1 + action.steps.length}>
            <Words>{action.mark ?? ""}</Words>
          </th>
        ) : null}
        <th scope="row" className="what" colSpan={reportsItself || action.steps.length === 0 ? 1 : columns.length + 1}>
          <Said text={action.title} source={source} path={`${path}/title`} of={t("action.title")} />
        </th>
        {reportsItself || action.steps.length === 0 ? <ReportCells reports={action} path={path} {...context} /> : null}
      </tr>
      {action.steps.map((step, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a kept goal never move
        <tr className="step" key={i}>
          <th scope="row" className="what">
            <span className="marked-text">
              {step.mark === null ? <span aria-hidden="true">・</span> : <Words>{step.mark}</Words>}
              <span>
                <Said text={step.text} source={source} path={`${path}/steps/${i}/text`} of={step.mark ?? t("action.step")} />
              </span>
            </span>
          </th>
          <ReportCells reports={step} path={`${path}/steps/${i}`} {...context} />
        </tr>
      ))}
    </tbody>
  );
}

function ReportCells({ reports, path, source, columns, fiscalYear }: RowContext & { readonly reports: Reports; readonly path: string }) {
  const { t } = usePage();
  const show = useFields();
  return columns.map((column) =>
    isFilled(reports, column.key) ? (
      <td key={column.key}>
        <span className="cell-label">{t(column.head)}</span>
        <ReportCell reports={reports} column={column} path={path} source={source} fiscalYear={fiscalYear} />
      </td>
    ) : (
      <td key={column.key} className="blank">
        {show ? (
          <Unsaid source={source} path={`${path}/${column.key}${column.key === "divisions" ? "/-" : ""}`} of={t(column.head)} />
        ) : (
          <span className="visually-hidden">{t("nothing.written")}</span>
        )}
      </td>
    ),
  );
}

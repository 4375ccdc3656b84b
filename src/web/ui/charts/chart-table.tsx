import type { ReactNode } from "react";
import type { Chart, Mark } from "../../../domain/chart/chart.ts";
import { type ChartRow, rowsOf } from "../../../domain/chart/chart-rows.ts";
import { usePage } from "../page-context.tsx";
import { type Column, Table } from "../table.tsx";
import { formatMeasuredYear } from "../understood.ts";
import { Words } from "../words.tsx";
import { remarksOf, roleOf, saidOf } from "./chart-said.ts";

/** What a chart shows, year by year: every mark of it stands in a cell. `said` says a value in another way, with its place; `more` are columns beside. */
export function ChartTable({
  name,
  chart,
  said = () => null,
  more = [],
}: {
  readonly name: string;
  readonly chart: Chart;
  readonly said?: (mark: Mark) => ReactNode;
  readonly more?: readonly Column<ChartRow>[];
}) {
  const { t, locale } = usePage();
  const { marks, breaks, addsUp, yearKind } = chart;
  const cell = (cellMarks: readonly Mark[], withRole: boolean) =>
    cellMarks.length === 0
      ? null
      : cellMarks.map((mark) => (
          <MarkSaid key={mark.id} mark={mark} addsUp={addsUp} withRole={withRole}>
            {said(mark)}
          </MarkSaid>
        ));
  const columns: (Column<ChartRow> | null)[] = [
    {
      key: "year",
      head: t(`chart.year.${yearKind}`),
      cell: ({ year }) => (year === null ? t("chart.year.none") : formatMeasuredYear(year, locale)),
    },
    marks.some(({ kind }) => kind === "baseline")
      ? { key: "baseline", head: t("chart.role.baseline"), short: true, cell: ({ baselines }) => cell(baselines, false) }
      : null,
    marks.some(({ kind }) => kind === "target")
      ? { key: "target", head: t("chart.target"), short: true, cell: ({ targets }) => cell(targets, true) }
      : null,
    marks.some(({ kind }) => kind === "actual")
      ? { key: "actual", head: t("chart.role.actual"), short: true, cell: ({ actuals }) => cell(actuals, false) }
      : null,
    ...more,
    breaks.length > 0
      ? {
          key: "remarks",
          head: t("chart.remarks"),
          cell: (row) =>
            row.breaks.length === 0
              ? null
              : row.breaks.map(({ reason }) => (
                  <span className="line" key={reason} data-break="">
                    <Words>{t("chart.break.from", { reason })}</Words>
                  </span>
                )),
        }
      : null,
  ];
  return (
    <Table
      caption={t("chart.table", { name })}
      captionHidden
      rows={rowsOf(chart)}
      rowKey={({ at }) => at}
      columns={columns.filter((column) => column !== null)}
    />
  );
}

/** A number and its unit stand on one line. In letters. */
const MOST_UNBROKEN = 14;

function MarkSaid({
  mark,
  addsUp,
  withRole,
  children,
}: {
  readonly mark: Mark;
  readonly addsUp: boolean;
  readonly withRole: boolean;
  readonly children: ReactNode;
}) {
  const { t } = usePage();
  const isLast = mark.kind === "target" && mark.role === "final" && mark.former === null;
  const remarks = [...(withRole && !isLast ? [roleOf(mark, t)] : []), ...remarksOf(mark, addsUp, t)];
  const text = saidOf(mark, t);
  return (
    <span className={mark.kind === "target" && mark.former !== null ? "chart-cell former" : "chart-cell"} data-mark={mark.id}>
      <span className={text.length > MOST_UNBROKEN ? "chart-value" : "chart-value one-line"}>{children ?? <Words>{text}</Words>}</span>
      {remarks.length === 0 ? null : <span className="chart-note">{remarks.join(" ・ ")}</span>}
    </span>
  );
}

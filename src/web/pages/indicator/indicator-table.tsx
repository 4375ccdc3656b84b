import type { ReactNode } from "react";
import type { Chart } from "../../../domain/chart/chart.ts";
import { chartOf } from "../../../domain/chart/chart-of.ts";
import { definitionBy } from "../../../domain/indicator/definition-by.ts";
import type { KeptIndicator, KeptValue } from "../../../store/indicator-store.ts";
import { addressOf } from "../../routes.ts";
import type { SourceOf } from "../../source-of.ts";
import { isSparked, Spark } from "../../ui/charts/chart-picture.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Badge } from "../../ui/parts.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { ValueSaid } from "../../ui/value-said.tsx";
import { Words } from "../../ui/words.tsx";

/** The head of a column by which a list can be sorted. */
export type SortHead = Pick<Column<KeptIndicator>, "head" | "label" | "sorted">;

/** How a list of indicators may be sorted, by the address's word. */
export type IndicatorSort = "name" | "kind" | "division";

/** Indicators with the way from baseline to target. `before` is a column between the name and the values (where in the plans each stands). */
export function IndicatorTable({
  caption,
  indicators,
  sourceOf,
  before = null,
  sortable = (_, head) => ({ head }),
}: {
  readonly caption: ReactNode;
  readonly indicators: readonly KeptIndicator[];
  readonly sourceOf: SourceOf;
  readonly before?: Column<KeptIndicator> | null;
  /** The head of a column by which the list can be sorted. */
  readonly sortable?: (sort: IndicatorSort, head: string) => SortHead;
}) {
  const { t } = usePage();
  const isUsed = (has: (indicator: KeptIndicator) => boolean) => indicators.some(has);
  const ways = new Map(indicators.map((indicator) => [indicator.id, chartOf(definitionBy(indicator))]));
  const wayOf = (indicator: KeptIndicator): Chart => ways.get(indicator.id) ?? chartOf(definitionBy(indicator));
  const values = (
    which: "baseline" | "interim" | "target",
    of: (indicator: KeptIndicator) => readonly KeptValue[],
  ): Column<KeptIndicator> => ({
    key: which,
    head: t(`indicator.${which}`),
    short: true,
    cell: (indicator) => {
      const kept = of(indicator);
      return kept.length === 0
        ? null
        : kept.map((value) => <ValueCell key={value.id} value={value} indicator={indicator} sourceOf={sourceOf} />);
    },
  });
  const columns: (Column<KeptIndicator> | null)[] = [
    { key: "name", ...sortable("name", t("indicator.name")), cell: (indicator) => <Name indicator={indicator} /> },
    before,
    isUsed(({ kind }) => kind !== null)
      ? {
          key: "kind",
          short: true,
          ...sortable("kind", t("indicator.kind")),
          cell: ({ kind }) => (kind === null ? null : <Words>{kind}</Words>),
        }
      : null,
    values("baseline", ({ baseline }) => (baseline ? [baseline] : [])),
    isUsed((indicator) => isSparked(wayOf(indicator)))
      ? { key: "spark", short: true, head: t("indicator.way"), cell: (indicator) => <Spark chart={wayOf(indicator)} /> }
      : null,
    isUsed(({ interimTargets }) => interimTargets.length > 0) ? values("interim", ({ interimTargets }) => interimTargets) : null,
    values("target", ({ target }) => (target ? [target] : [])),
    isUsed(({ divisions }) => divisions.length > 0)
      ? {
          key: "division",
          short: true,
          ...sortable("division", t("report.divisions")),
          cell: ({ divisions }) => (divisions.length === 0 ? null : <Words>{divisions.join("、")}</Words>),
        }
      : null,
  ];
  return <Table caption={caption} columns={columns.filter((column) => column !== null)} rows={indicators} rowKey={({ id }) => id} />;
}

function Name({ indicator: { id, name, unit, placements } }: { readonly indicator: KeptIndicator }) {
  const { t, code } = usePage();
  return (
    <>
      <a href={addressOf("indicator", { code: code ?? "", indicator: id })}>
        <Words>{name}</Words>
      </a>
      {unit === null ? null : (
        <span className="quiet">
          {" "}
          <Words>{`（${unit}）`}</Words>
        </span>
      )}
      {placements.some(({ strategyKpi }) => strategyKpi) ? (
        <>
          {" "}
          <Badge strong>{t("indicator.kpi")}</Badge>
        </>
      ) : null}
    </>
  );
}

/** A value with the place at which its document gives it. */
export function ValueCell({
  value,
  indicator: { id, name, unit },
  sourceOf,
  withYear = true,
}: {
  readonly value: KeptValue;
  readonly indicator: Pick<KeptIndicator, "id" | "name" | "unit">;
  readonly sourceOf: SourceOf;
  readonly withYear?: boolean;
}) {
  const { t } = usePage();
  return (
    <ValueSaid
      withYear={withYear}
      value={value}
      unit={unit}
      source={sourceOf("indicator", id, value.documentId)}
      path={value.pointer ?? ""}
      of={`${name} ${t(`role.${value.role}`)}`}
    />
  );
}

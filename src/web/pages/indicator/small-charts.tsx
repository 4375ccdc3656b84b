import type { KeptIndicator } from "../../../store/indicator-store.ts";
import { addressOf } from "../../routes.ts";
import { ChartPicture, isSparked } from "../../ui/charts/chart-picture.tsx";
import { type Span, spanOf } from "../../ui/charts/chart-years.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";
import type { DrawnOf } from "./drawn-indicator.ts";

/** A policy with fewer has no charts to be set side by side. */
const FEWEST = 2;

/** The indicators of a policy side by side, all over the same years, each leading to its own page. The table that stands with them says their numbers. */
export function SmallCharts({ indicators, drawnOf }: { readonly indicators: readonly KeptIndicator[]; readonly drawnOf: DrawnOf }) {
  const { t, code } = usePage();
  const charts = indicators.flatMap((indicator) =>
    drawnOf(indicator)
      .filter(({ chart }) => isSparked(chart) || chart.runs.length > 0)
      .map(({ part, chart }) => ({ indicator, part, chart })),
  );
  if (charts.length < FEWEST) return null;
  const dated = charts.filter(({ chart }) => chart.marks.every(({ year }) => year !== null)).map(({ chart }) => spanOf(chart));
  const span: Span | null =
    dated.length === 0 ? null : { from: Math.min(...dated.map(({ from }) => from)), to: Math.max(...dated.map(({ to }) => to)) };
  return (
    <ul className="small-charts" aria-label={t("node.charts")}>
      {charts.map(({ indicator: { id, name }, part, chart }) => {
        const title = part === null ? name : t("chart.ofPart", { name, part: part.name });
        return (
          <li className="small-chart" key={`${id} ${part?.key ?? ""}`}>
            <a href={addressOf("indicator", { code: code ?? "", indicator: id })}>
              <Words>{title}</Words>
            </a>
            <ChartPicture
              id={`chart-${id}-${part?.key ?? "whole"}`}
              name={title}
              chart={chart}
              size="small"
              span={chart.marks.every(({ year }) => year !== null) ? span : null}
            />
          </li>
        );
      })}
    </ul>
  );
}

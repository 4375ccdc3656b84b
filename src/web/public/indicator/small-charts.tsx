import { ChartPicture, isSparked } from "../../ui/charts/chart-picture.tsx";
import { type Span, spanOf } from "../../ui/charts/chart-years.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";
import { addressFor } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { DrawnIndicator } from "./drawn-parts.ts";

/** The indicators of a policy side by side, all over the same years, each leading to its own page. The table that stands with them says their numbers. */
export function SmallCharts({ indicators }: { readonly indicators: readonly DrawnIndicator[] }) {
  const { t } = usePage();
  const { to } = useSite();
  const charts = indicators.flatMap((indicator) =>
    indicator.parts.filter(({ chart }) => isSparked(chart) || chart.runs.length > 0).map(({ part, chart }) => ({ indicator, part, chart })),
  );
  if (charts.length === 0) return null;
  const isDated = ({ chart }: (typeof charts)[number]) => chart.marks.every(({ year }) => year !== null);
  const dated = charts.filter(isDated).map(({ chart }) => spanOf(chart));
  const span: Span | null =
    dated.length === 0 ? null : { from: Math.min(...dated.map(({ from }) => from)), to: Math.max(...dated.map(({ to: end }) => end)) };
  return (
    <ul className="small-charts" aria-label={t("node.charts")}>
      {charts.map((one) => {
        const { indicator, part, chart } = one;
        const { id, name } = indicator;
        const title = part === null ? name : t("chart.ofPart", { name, part: part.name });
        return (
          <li className="small-chart" key={`${id} ${part?.key ?? ""}`}>
            <a href={to(addressFor("indicator", id))}>
              <Words>{title}</Words>
            </a>
            <ChartPicture
              id={`chart-${id}${part === null ? "" : `-${encodeURIComponent(part.key)}`}`}
              name={title}
              chart={chart}
              size="small"
              span={isDated(one) ? span : null}
            />
          </li>
        );
      })}
    </ul>
  );
}

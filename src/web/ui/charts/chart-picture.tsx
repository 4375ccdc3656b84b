import type { Chart } from "../../../domain/chart/chart.ts";
import { usePage } from "../page-context.tsx";
import { drawChart, FRAMES } from "./chart-drawing.tsx";
import { summaryOf } from "./chart-said.ts";
import type { Span } from "./chart-years.ts";

/** True where there is something to draw. */
export const isDrawn = ({ marks }: Pick<Chart, "marks">): boolean => marks.length > 0;

/** The chart of an indicator. The table that stands beside it, or the page that it leads to, says the same. */
export function ChartPicture({
  id,
  name,
  chart,
  size = "large",
  span = null,
}: {
  /** Unique on the page. */
  readonly id: string;
  readonly name: string;
  readonly chart: Chart;
  readonly size?: "large" | "small";
  readonly span?: Span | null;
}) {
  const { t, locale } = usePage();
  const frame = { ...FRAMES[size], span };
  const { body, height } = drawChart(chart, frame, { withLegend: size === "large", t, locale });
  return (
    <svg
      className={`chart-picture ${size}`}
      viewBox={`0 0 ${frame.width} ${height}`}
      fontSize={frame.letters}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{t("chart.title", { name })}</title>
      <desc id={`${id}-desc`}>{summaryOf(chart, t, locale)}</desc>
      {body}
    </svg>
  );
}

/** The same in the small, for a row of a table whose cells say the numbers; null where there are not two of them. */
export function Spark({ chart }: { readonly chart: Chart }) {
  const { t, locale } = usePage();
  if (!isSparked(chart)) return null;
  const frame = FRAMES.spark;
  return (
    <svg className="spark" viewBox={`0 0 ${frame.width} ${frame.height}`} aria-hidden="true">
      {drawChart(chart, frame, { withLegend: false, t, locale }).body}
    </svg>
  );
}

/** True where a way leads from one number to another. */
export const isSparked = ({ path }: Pick<Chart, "path">): boolean => path.length > 1;

import type { Chart, Mark } from "../../../domain/chart/chart.ts";
import type { Locale, Sentences } from "../sentences.ts";
import { formatMeasuredYear } from "../understood.ts";
import type { Point } from "./chart-geometry.ts";
import { INK } from "./chart-ink.ts";
import { type ChartLayout, type Frame, layOut } from "./chart-layout.ts";
import { LegendRows, legendOf } from "./chart-legend.tsx";
import { labelOf, sentenceOf, tickOf } from "./chart-said.ts";
import { ShapeAt, shapeOf } from "./chart-shape.tsx";
import type { ChartWords } from "./chart-words.ts";

/** How a chart is drawn: large beside its table, small beside others, or as a sign in a row of a table. */
export const FRAMES = {
  large: { width: 360, height: 230, letters: 12 },
  small: { width: 240, height: 150, letters: 11 },
  spark: { width: 96, height: 36, letters: 0 },
} as const satisfies Record<string, Frame>;

export function wordsIn(chart: Chart, t: Sentences, locale: Locale): ChartWords {
  const shift = chart.yearKind === "fiscal" ? 1.25 : 1;
  return {
    tick: (value, ticks) => tickOf(value, ticks, locale),
    year: (at) => formatMeasuredYear({ kind: chart.yearKind, year: Math.round(at - shift) }, locale, "mark"),
    undated: (kind) => t(`chart.undated.${kind}`),
    label: (mark) => labelOf(mark, t),
    lane: (lane) => t(`chart.lane.${lane}`),
  };
}

/** The drawing itself, without the element around it, and how high it became. */
export function drawChart(
  chart: Chart,
  frame: Frame,
  { withLegend, t, locale }: { readonly withLegend: boolean; readonly t: Sentences; readonly locale: Locale },
) {
  const layout = layOut(chart, frame, wordsIn(chart, t, locale));
  const legend = withLegend ? legendOf(chart, frame.width, frame.letters, t) : { entries: [], height: 0 };
  const said = (mark: Mark) => (frame.letters === 0 ? null : sentenceOf(mark, chart.addsUp, t, locale));
  return {
    height: frame.height + legend.height,
    body: (
      <>
        <Ground layout={layout} frame={frame} />
        <Lines layout={layout} />
        {layout.marks.map(({ mark, x, y }) => (
          <g key={mark.id} data-mark={frame.letters === 0 ? undefined : mark.id}>
            {frame.letters === 0 ? null : <title>{said(mark)}</title>}
            <ShapeAt shape={shapeOf(mark)} x={x} y={y} size={frame.letters === 0 ? 4 : 5} />
          </g>
        ))}
        {layout.labels.map(({ x, y, text, anchor, paper }) => (
          <g key={`${x} ${y}`}>
            <rect {...INK.paper} fillOpacity="0.8" {...paper} />
            <text {...INK.text} fontWeight="700" x={x} y={y} textAnchor={anchor}>
              {text}
            </text>
          </g>
        ))}
        <LegendRows legend={legend} top={frame.height} letters={frame.letters} />
      </>
    ),
  };
}

function Ground({ layout: { plot, ticks, years, lanes, bands }, frame }: { readonly layout: ChartLayout; readonly frame: Frame }) {
  const right = plot.x + plot.width;
  const bottom = plot.y + plot.height;
  if (frame.letters === 0) return null;
  return (
    <>
      {ticks.map(({ x, y, label }) => (
        <g key={y}>
          <path {...INK.grid} d={`M${plot.x} ${y}H${right}`} />
          <text {...INK.quiet} data-tick={y} x={x} y={y + frame.letters * 0.36} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {bands.map(({ mark, x, y, width, height }) =>
        mark.former === null && height > 0 ? <rect key={mark.id} {...INK.band} x={x} y={y} width={width} height={height} /> : null,
      )}
      <path {...INK.axis} d={`M${plot.x} ${bottom}H${right}`} />
      {[...lanes, ...years].map(({ x, y, text, anchor }) => (
        <text key={`${x} ${y}`} {...INK.quiet} x={x} y={y} textAnchor={anchor}>
          {text}
        </text>
      ))}
    </>
  );
}

function Lines({ layout: { plot, bands, path, runs, breaks } }: { readonly layout: ChartLayout }) {
  return (
    <>
      {breaks.map((x) => (
        <path key={x} {...INK.broken} data-break="" d={`M${x} ${plot.y - 4}V${plot.y + plot.height}`} />
      ))}
      {path.length > 1 ? <path {...INK.path} d={lineOf(path)} /> : null}
      {bands.flatMap(({ mark, x, width, edges }) =>
        edges.map((y) => (
          <path key={`${mark.id} ${y}`} {...(mark.former === null ? INK.edge : INK.formerEdge)} d={`M${x} ${y}h${width}`} />
        )),
      )}
      {runs.map((run) => (
        <path key={lineOf(run)} {...INK.run} d={lineOf(run)} />
      ))}
    </>
  );
}

const lineOf = (points: readonly Point[]): string => points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x} ${y}`).join("");

import { renderToStaticMarkup } from "react-dom/server";
import type { Chart } from "../../../domain/chart/chart.ts";
import type { Locale, Sentences } from "../sentences.ts";
import { drawChart, FRAMES } from "./chart-drawing.tsx";
import { widthOf } from "./chart-geometry.ts";
import { INK } from "./chart-ink.ts";
import { summaryOf } from "./chart-said.ts";

/** What Japanese letters are drawn with, wherever the file is opened. */
const FONTS = "'Noto Sans JP', 'Noto Sans CJK JP', 'Hiragino Sans', 'BIZ UDPGothic', 'Yu Gothic', Meiryo, sans-serif";
const MARGIN = 10;
const HEADING = 14;
const LINE = 20;

/** A chart as a file of its own: on white paper, under its name, with its colours and fonts in it. */
export function chartFile(name: string, chart: Chart, t: Sentences, locale: Locale): string {
  const frame = FRAMES.large;
  const { body, height } = drawChart(chart, frame, { withLegend: true, t, locale });
  const heading = linesOf(name, frame.width).map((text) => ({ text, size: HEADING }));
  const unit = chart.unit === null ? [] : [{ text: t("chart.unit", { unit: chart.unit }), size: frame.letters }];
  const lines = [...heading, ...unit].map((line, i) => ({ ...line, y: MARGIN + LINE * (i + 0.7) }));
  const top = MARGIN + lines.length * LINE;
  const [fullWidth, fullHeight] = [frame.width + 2 * MARGIN, top + height + MARGIN];
  const svg = (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={fullWidth * 2}
      height={fullHeight * 2}
      viewBox={`0 0 ${fullWidth} ${fullHeight}`}
      fontFamily={FONTS}
      fontSize={frame.letters}
      role="img"
      aria-labelledby="title desc"
    >
      <title id="title">{t("chart.title", { name })}</title>
      <desc id="desc">{summaryOf(chart, t, locale)}</desc>
      <rect {...INK.paper} width={fullWidth} height={fullHeight} />
      {lines.map(({ text, size, y }) => (
        <text key={y} {...INK.text} fontSize={size} fontWeight="700" x={MARGIN} y={y}>
          {text}
        </text>
      ))}
      <g transform={`translate(${MARGIN} ${top})`}>{body}</g>
    </svg>
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderToStaticMarkup(svg)}\n`;
}

/** A name on as many lines as it needs. */
function linesOf(name: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const char of name) {
    if (widthOf(line + char, HEADING) > width) {
      lines.push(line);
      line = "";
    }
    line += char;
  }
  return [...lines, line];
}

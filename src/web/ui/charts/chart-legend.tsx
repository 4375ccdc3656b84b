import type { Chart } from "../../../domain/chart/chart.ts";
import type { Sentences } from "../sentences.ts";
import { widthOf } from "./chart-geometry.ts";
import { INK } from "./chart-ink.ts";
import { SHAPES, type Shape, ShapeAt, shapeOf } from "./chart-shape.tsx";

type LegendSign = Shape | "band" | "path" | "break";

interface LegendEntry {
  readonly sign: LegendSign;
  readonly name: string;
  readonly x: number;
  readonly row: number;
}

export interface Legend {
  readonly entries: readonly LegendEntry[];
  readonly height: number;
}

const ROW = 20;
const SIGN = 22;
const SPACE = 12;

/** The signs that a chart has, in rows as wide as there is room. */
export function legendOf(chart: Chart, width: number, letters: number, t: Sentences): Legend {
  const shapes = new Set<LegendSign>(chart.marks.map(shapeOf));
  if (chart.marks.some((mark) => mark.kind === "target" && mark.extent !== null && mark.extent.from !== mark.extent.to)) shapes.add("band");
  if (chart.path.length > 1) shapes.add("path");
  if (chart.breaks.length > 0) shapes.add("break");
  let x = 4;
  let row = 0;
  const entries = [...SHAPES, ...(["band", "path", "break"] as const)]
    .filter((sign) => shapes.has(sign))
    .map((sign): LegendEntry => {
      const name = t(`chart.legend.${sign}`);
      const own = SIGN + widthOf(name, letters);
      if (x > 4 && x + own > width) [x, row] = [4, row + 1];
      const entry = { sign, name, x, row };
      x += own + SPACE;
      return entry;
    });
  return { entries, height: entries.length === 0 ? 0 : (row + 1) * ROW + 4 };
}

export function LegendRows({ legend, top, letters }: { readonly legend: Legend; readonly top: number; readonly letters: number }) {
  return legend.entries.map(({ sign, name, x, row }) => {
    const y = top + row * ROW + ROW / 2 + 2;
    return (
      <g key={sign}>
        <Sign sign={sign} x={x} y={y} />
        <text {...INK.text} x={x + SIGN} y={y + letters * 0.36}>
          {name}
        </text>
      </g>
    );
  });
}

function Sign({ sign, x, y }: { readonly sign: LegendSign; readonly x: number; readonly y: number }) {
  if (sign === "band") return <rect {...INK.band} x={x} y={y - 6} width="16" height="12" />;
  if (sign === "path") return <path {...INK.path} d={`M${x} ${y}h17`} />;
  if (sign === "break") return <path {...INK.broken} d={`M${x + 8} ${y - 7}v14`} />;
  return <ShapeAt shape={sign} x={x + 8} y={y} size={5} />;
}

import type { Value } from "../../../domain/indicator/value.ts";
import { usePage } from "../page-context.tsx";
import { formatValue, formatYear } from "../understood.ts";

const WIDTH = 352;
const HEIGHT = 148;
const LEFT = 36;
const RIGHT = 316;
const TOP = 44;
const BOTTOM = 104;
const AXIS = 120;

/** An indicator, as far as it is drawn. */
export interface Promised {
  readonly name: string;
  readonly baseline: Value | null;
  readonly interimTargets: readonly Value[];
  readonly target: Value | null;
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly year: string;
  readonly aim: boolean;
}

/** True where there are two numbers to draw a way between. */
export function isDrawn({ baseline, target }: Pick<Promised, "baseline" | "target">): boolean {
  return baseline !== null && baseline.value !== null && target !== null && target.value !== null;
}

/**
 * The way that an indicator is to go, from its baseline over its interim targets to its target: a dashed line, since it is promised and not measured. Null where
 * there are not two numbers to draw. The table that stands beside it says the same in words.
 */
export function PromiseLine({ indicator }: { readonly indicator: Promised }) {
  const { t, locale } = usePage();
  const { baseline, interimTargets, target } = indicator;
  if (!baseline || !target || !isDrawn(indicator)) return null;

  const values = [baseline, ...interimTargets, target].filter(({ value }) => value !== null);
  const points = placed(values).map(
    ({ x, y, value }, i): Point => ({
      x,
      y,
      label: formatValue(value, t) ?? value.text,
      year: value.fiscalYear === null ? "" : formatYear(value.fiscalYear, locale, "short"),
      aim: i > 0,
    }),
  );
  const said = points.map(({ label, year }) => (year === "" ? label : `${year} ${label}`)).join(" → ");
  return (
    <svg className="promise" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t("chart.promise", { name: indicator.name, said })}>
      <line className="axis" x1={LEFT - 20} y1={AXIS} x2={RIGHT + 20} y2={AXIS} />
      <polyline className="path" points={points.map(({ x, y }) => `${x},${y}`).join(" ")} />
      {points.map((point, i) => (
        <PointMark key={point.x} point={point} anchor={i === 0 ? "start" : i === points.length - 1 ? "end" : "middle"} />
      ))}
    </svg>
  );
}

function PointMark({ point: { x, y, label, year, aim }, anchor }: { readonly point: Point; readonly anchor: "start" | "middle" | "end" }) {
  const textX = anchor === "start" ? LEFT - 20 : anchor === "end" ? RIGHT + 20 : x;
  return (
    <>
      <line className="drop" x1={x} y1={y} x2={x} y2={AXIS} />
      <circle className={aim ? "aim" : "known"} cx={x} cy={y} r={aim ? 7 : 7.5} />
      <text className="strong" x={textX} y={y - 16} textAnchor={anchor}>
        {label}
      </text>
      <text className="year" x={textX} y={AXIS + 20} textAnchor={anchor}>
        {year}
      </text>
    </>
  );
}

/** Where each value stands: across by its year where every year is known and they ascend, else evenly; up by its number. */
function placed(values: readonly Value[]): { x: number; y: number; value: Value }[] {
  const numbers = values.map(({ value }) => value ?? 0);
  const lowest = Math.min(...numbers);
  const spread = Math.max(...numbers) - lowest;
  const years = values.map(({ fiscalYear }) => fiscalYear);
  const [first] = years;
  const last = years.at(-1);
  const byYear = years.every((year, i) => year !== null && (i === 0 || year > (years[i - 1] ?? year)));
  return values.map((value, i) => {
    const across =
      byYear && typeof first === "number" && typeof last === "number"
        ? ((years[i] ?? first) - first) / (last - first)
        : i / (values.length - 1);
    const up = spread === 0 ? 0.5 : ((numbers[i] ?? 0) - lowest) / spread;
    return { x: Math.round(LEFT + across * (RIGHT - LEFT)), y: Math.round(BOTTOM - up * (BOTTOM - TOP)), value };
  });
}

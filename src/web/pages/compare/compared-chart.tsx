import type { ComparedLine } from "../../../domain/chart/compared-lines.ts";
import { valueAxis } from "../../../domain/chart/value-axis.ts";
import { round, widthOf } from "../../ui/charts/chart-geometry.ts";
import { INK } from "../../ui/charts/chart-ink.ts";
import { tickOf } from "../../ui/charts/chart-said.ts";
import { usePage } from "../../ui/page-context.tsx";
import { formatMeasuredYear, formatYear } from "../../ui/understood.ts";

const [WIDTH, HEIGHT, LETTERS] = [360, 220, 12];
const [TOP, FOOT, RIGHT] = [14, 24, 30];
/** What tells the lines apart besides their numbers, without colour. */
const DASHES = [undefined, "7 3", "2 3", "9 3 2 3", "12 4", "4 2", "1 2", "14 3 2 3"] as const;

/** Lines side by side, each with its number behind its last point; the table beside it says under the same number what it is, and every value. */
export function ComparedChart({
  id,
  lines,
  names,
}: {
  readonly id: string;
  readonly lines: readonly ComparedLine[];
  readonly names: ReadonlyMap<string, string>;
}) {
  const { t, locale } = usePage();
  const points = lines.flatMap((line) => line.points);
  const axis = valueAxis(points.map(({ value }) => value));
  if (axis === null) return null;
  const years = points.map(({ year }) => year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const ticks = axis.ticks.map((value) => ({ value, label: tickOf(value, axis.ticks, locale) }));
  const left = Math.round(Math.max(...ticks.map(({ label }) => widthOf(label, LETTERS))) + 10);
  const bottom = HEIGHT - FOOT;
  const across = (year: number) =>
    round(first === last ? (left + WIDTH - RIGHT) / 2 : left + 12 + ((year - first) / (last - first)) * (WIDTH - RIGHT - left - 24));
  const up = (value: number) => round(bottom - ((value - axis.from) / (axis.to - axis.from)) * (bottom - TOP));
  const said = (line: ComparedLine) =>
    `${line.number} ${names.get(line.key) ?? ""}：${line.points.map(({ year, value }) => `${formatYear(year, locale, "short")} ${value}`).join(" → ")}`;
  return (
    <svg
      className="chart-picture large"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      fontSize={LETTERS}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{t("compare.chart")}</title>
      <desc id={`${id}-desc`}>{lines.map(said).join("。")}</desc>
      {ticks.map(({ value, label }) => (
        <g key={value}>
          <path {...INK.grid} d={`M${left} ${up(value)}H${WIDTH - RIGHT}`} />
          <text {...INK.quiet} x={left - 6} y={up(value) + 4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {(first === last ? [first] : [first, last]).map((year) => (
        <text key={year} {...INK.quiet} x={across(year)} y={HEIGHT - 6} textAnchor="middle">
          {formatMeasuredYear({ kind: "fiscal", year }, locale, "mark")}
        </text>
      ))}
      {lines.map(({ key, points: own }, i) => (
        <g key={key}>
          <path
            {...INK.run}
            strokeDasharray={DASHES[i]}
            d={own.map(({ year, value }, at) => `${at === 0 ? "M" : "L"}${across(year)} ${up(value)}`).join("")}
          />
          {own.map(({ year, value }) => (
            <circle key={`${year} ${value}`} {...INK.solid} cx={across(year)} cy={up(value)} r="4" />
          ))}
        </g>
      ))}
      {numbersOf(lines, across, up).map(({ number, x, y }) => (
        <text key={number} {...INK.text} fontWeight="700" x={x} y={y}>
          {number}
        </text>
      ))}
    </svg>
  );
}

/** Behind the last point of each line; where two would stand on each other, the later one stands below, or above where there is no room below. */
function numbersOf(lines: readonly ComparedLine[], across: (year: number) => number, up: (value: number) => number) {
  const placed: { readonly number: number; readonly x: number; readonly y: number }[] = [];
  for (const { number, points } of lines) {
    const end = points.at(-1);
    if (!end) continue;
    const x = across(end.year) + 8;
    const beside = up(end.value) + 4;
    const free = (step: number): number => {
      let y = beside;
      while (placed.some((other) => Math.abs(other.x - x) < LETTERS && Math.abs(other.y - y) < LETTERS)) y += step;
      return y;
    };
    const below = free(LETTERS);
    placed.push({ number, x, y: below > HEIGHT - FOOT + LETTERS ? free(-LETTERS) : below });
  }
  return placed;
}

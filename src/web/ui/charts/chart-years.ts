import type { Chart } from "../../../domain/chart/chart.ts";
import { round, type WrittenText, widthOf } from "./chart-geometry.ts";
import type { ChartWords } from "./chart-words.ts";

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The years of a chart's axis. */
export function spanOf({ marks, path, breaks }: Chart, least: Span | null = null): Span {
  const places = [...marks.map(({ at }) => at), ...path.map(({ at }) => at), ...breaks.map(({ at }) => at)];
  const all = least === null ? places : [...places, least.from, least.to];
  return all.length === 0 ? { from: 0, to: 0 } : { from: Math.min(...all), to: Math.max(...all) };
}

const YEAR_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];

/** As many years as there is room for. What has no year is named by what it is. */
export function yearsOf(
  { marks, breaks }: Chart,
  { from, to }: Span,
  across: (at: number) => number,
  words: ChartWords,
  letters: number,
  y: number,
  width: number,
): WrittenText[] {
  const undated = marks.filter(({ year }) => year === null);
  const dated = [...marks.filter(({ year }) => year !== null), ...breaks].map(({ at }) => at);
  const offset = dated[0] === undefined ? 0 : dated[0] - Math.floor(dated[0]);
  const [first, last] =
    dated.length === 0
      ? [1, 0]
      : [Math.min(...dated, ...(undated.length === 0 ? [from] : [])), Math.max(...dated, ...(undated.length === 0 ? [to] : []))];
  const taken: { from: number; to: number }[] = [];
  const written: WrittenText[] = [];
  const write = (at: number, text: string) => {
    const half = widthOf(text, letters) / 2;
    const x = Math.min(Math.max(across(at), half), width - half);
    if (taken.some((other) => x - half < other.to + 4 && x + half > other.from - 4)) return;
    taken.push({ from: x - half, to: x + half });
    written.push({ x: round(x), y, text, anchor: "middle" });
  };
  for (const mark of undated) write(mark.at, words.undated(mark.kind === "baseline" ? "baseline" : "target"));
  if (dated.length === 0) return written.sort((one, other) => one.x - other.x);
  const room = Math.max(widthOf(words.year(first), letters), widthOf(words.year(last), letters)) + 8;
  const years = YEAR_STEPS.find((step) => across(from + step) - across(from) >= room || step > to - from) ?? to - from + 1;
  for (let at = last; at >= first; at -= years) write(Math.floor(at) + offset, words.year(Math.floor(at) + offset));
  write(first, words.year(first));
  return written.sort((one, other) => one.x - other.x);
}

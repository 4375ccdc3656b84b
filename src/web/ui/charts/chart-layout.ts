import type { Chart, ChartPoint, Extent, Mark, TargetMark } from "../../../domain/chart/chart.ts";
import { valueAxis } from "../../../domain/chart/value-axis.ts";
import { type Box, type Point, round, type WrittenText, widthOf } from "./chart-geometry.ts";
import { type PlacedLabel, placeLabels, type Wanted } from "./chart-labels.ts";
import type { ChartWords, Lane } from "./chart-words.ts";
import { type Span, spanOf, yearsOf } from "./chart-years.ts";

/** How large a chart is drawn, in the units of its drawing, and what of it. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Size of its letters; 0: nothing is written. */
  readonly letters: number;
  /** The years that its axis has at least, so that charts side by side have the same. */
  readonly span?: Span | null;
}

/** A mark where it is drawn. */
export interface DrawnMark extends Point {
  readonly mark: Mark;
  readonly lane: Lane | null;
}

/** What a target binds to: from edge to edge of its year, as high as what keeps it. */
export interface DrawnBand extends Box {
  readonly mark: TargetMark;
  /** The ends that bind, as y: none of them where the band only fades out. */
  readonly edges: readonly number[];
}

export interface ChartLayout {
  readonly plot: Box;
  readonly ticks: readonly (Point & { readonly label: string })[];
  readonly years: readonly WrittenText[];
  readonly lanes: readonly WrittenText[];
  readonly bands: readonly DrawnBand[];
  readonly path: readonly Point[];
  readonly runs: readonly (readonly Point[])[];
  readonly breaks: readonly number[];
  readonly marks: readonly DrawnMark[];
  readonly labels: readonly PlacedLabel[];
}

const LANE_HEIGHT = 20;

/** Where everything of a chart stands. Never NaN, never outside of the frame, and no two words on top of each other. */
export function layOut(chart: Chart, frame: Frame, words: ChartWords): ChartLayout {
  const { width, height, letters } = frame;
  const axis = valueAxis(numbersOf(chart));
  const lanes = lanesOf(chart, letters > 0);
  const laneWords = letters === 0 ? [] : lanes.map(words.lane);
  const ticks = axis === null ? [] : axis.ticks.map((value) => ({ value, label: letters === 0 ? "" : words.tick(value, axis.ticks) }));
  const margin =
    letters === 0
      ? 7
      : Math.min(
          Math.max(0, ...[...ticks.map(({ label }) => label), ...laneWords].map((text) => widthOf(text, letters))) + 8,
          width * 0.62,
        );
  const left = Math.round(margin);
  const top = letters === 0 ? 7 : letters + 8;
  const foot = letters === 0 ? 7 : letters + 10;
  const bottom = Math.max(top + 10, height - foot - lanes.length * LANE_HEIGHT - (lanes.length === 0 ? 0 : 4));
  const plot: Box = { x: left, y: top, width: width - left - (letters === 0 ? 7 : 10), height: bottom - top };

  const above = letters === 0 ? 0 : roomFor(chart, "to");
  const below = letters === 0 ? 0 : roomFor(chart, "from");
  const { from, to } = spanOf(chart, frame.span ?? null);
  const inset = Math.min(plot.width / 4, letters === 0 ? 0 : 16);
  const step = (plot.width - 2 * inset) / Math.max(1, to - from);
  const across = (at: number) => round(from === to ? plot.x + plot.width / 2 : plot.x + inset + (at - from) * step);
  const up = (value: number) =>
    axis === null || axis.to === axis.from
      ? round(plot.y + plot.height / 2)
      : round(plot.y + plot.height - below - ((value - axis.from) / (axis.to - axis.from)) * (plot.height - above - below));
  const laneAt = (lane: Lane) => round(bottom + LANE_HEIGHT * (lanes.indexOf(lane) + 0.5) + 6);
  const pointOf = ({ at, value }: ChartPoint): Point => ({ x: across(at), y: up(value) });

  const bands = chart.marks.flatMap((mark) =>
    mark.kind === "target" && mark.extent !== null ? [bandOf(mark, mark.extent, across(mark.at), Math.min(step, 44) * 0.8, up, plot)] : [],
  );
  const marks = chart.marks.flatMap((mark): DrawnMark[] => {
    const value = levelOf(mark);
    if (value !== null) return [{ mark, lane: null, x: across(mark.at), y: up(value) }];
    return lanes.includes(mark.kind) ? [{ mark, lane: mark.kind, x: across(mark.at), y: laneAt(mark.kind) }] : [];
  });
  const yearY = height - 4;
  const [path, runs] = [chart.path.map(pointOf), chart.runs.map((run) => run.map(pointOf))];
  const bars = bands.flatMap(({ x, width: wide, edges }) => edges.map((y) => ({ x, y: y - 2, width: wide, height: 4 })));
  return {
    plot,
    ticks: spaced(
      ticks.map(({ value, label }) => ({ x: left - 6, y: up(value), label })),
      letters,
    ),
    years: letters === 0 ? [] : yearsOf(chart, { from, to }, across, words, letters, yearY, width),
    lanes: laneWords.map((text, i) => ({ text, x: left - 6, y: laneAt(lanes[i] ?? "actual") + letters / 3, anchor: "end" })),
    bands,
    path,
    runs,
    breaks: chart.breaks.map(({ at }) => across(at - 0.5)).map((x) => Math.min(Math.max(x, plot.x), plot.x + plot.width)),
    marks,
    labels: letters === 0 ? [] : placeLabels(labelsOf(marks, words), { marks, bars, lines: [path, ...runs] }, plot, letters),
  };
}

/** As many ticks as can be named without touching. */
function spaced<Tick extends Point>(ticks: readonly Tick[], letters: number): Tick[] {
  const [first, next] = ticks;
  const every = first && next && letters > 0 ? Math.ceil((letters * 1.2) / Math.max(1, first.y - next.y)) : 1;
  return ticks.filter((_, i) => i % every === 0);
}

/** Beyond the outermost tick, where a target has no end there. */
function roomFor({ marks }: Chart, end: keyof Extent): number {
  return marks.some((mark) => mark.kind === "target" && mark.extent !== null && mark.extent[end] === null) ? 14 : 0;
}

/** The height at which a mark is drawn: that of a range is its middle. */
function levelOf(mark: Mark): number | null {
  if (mark.kind !== "target") return mark.value;
  if (mark.extent === null) return null;
  const { from, to } = mark.extent;
  if (from !== null && to !== null) return from / 2 + to / 2;
  return from ?? to;
}

function numbersOf({ marks, path }: Chart): number[] {
  const ofMarks = marks.flatMap((mark) => (mark.kind === "target" ? [mark.extent?.from ?? null, mark.extent?.to ?? null] : [mark.value]));
  return [...ofMarks.filter((value) => value !== null), ...path.map(({ value }) => value)];
}

function lanesOf({ marks }: Chart, isLarge: boolean): Lane[] {
  if (!isLarge) return [];
  return (["target", "baseline", "actual"] as const).filter((lane) => marks.some((mark) => levelOf(mark) === null && mark.kind === lane));
}

function bandOf(
  mark: TargetMark,
  { from, to }: { readonly from: number | null; readonly to: number | null },
  x: number,
  width: number,
  up: (value: number) => number,
  plot: Box,
): DrawnBand {
  const floor = from === null ? plot.y + plot.height : up(from);
  const ceiling = to === null ? plot.y : up(to);
  const start = Math.max(plot.x, x - Math.max(width, 8) / 2);
  const end = Math.min(plot.x + plot.width, x + Math.max(width, 8) / 2);
  const edges = [...new Set([from, to])].filter((edge) => edge !== null).map(up);
  return { mark, x: round(start), width: round(end - start), y: round(ceiling), height: round(floor - ceiling), edges };
}

/** What is written beside its mark, the more important first: the last target, the newest actual, the baseline. */
function labelsOf(marks: readonly DrawnMark[], words: ChartWords): Wanted[] {
  const placed = marks.filter(({ lane }) => lane === null);
  const of = (kind: Mark["kind"]) => placed.filter(({ mark }) => mark.kind === kind && !(mark.kind === "target" && mark.former !== null));
  const order = [
    ...of("target").slice(-1),
    ...of("actual").slice(-1),
    ...of("baseline"),
    ...of("actual").slice(0, 1),
    ...of("target"),
    ...of("actual"),
  ];
  return [...new Set(order)].map(({ x, y, mark }) => ({ x, y, text: words.label(mark) }));
}

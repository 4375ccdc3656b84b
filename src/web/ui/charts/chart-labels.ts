import { type Box, overlaps, type Point, round, type WrittenText, widthOf } from "./chart-geometry.ts";

export interface Wanted extends Point {
  readonly text: string;
}

/** How far from its mark a word stands. */
const GAP = 8;
const MARK = 6;

/** A word, and the paper that it stands on. */
export interface PlacedLabel extends WrittenText {
  readonly paper: Box;
}

/** What words keep clear of: marks and bars always, lines where they can. */
export interface Obstacles {
  readonly marks: readonly Point[];
  readonly bars: readonly Box[];
  readonly lines: readonly (readonly Point[])[];
}

/** Words beside their marks, above or below, to the left or the right, wherever there is room; those that come first have it first. What finds none is left to the table. */
export function placeLabels(wanted: readonly Wanted[], { marks, bars, lines }: Obstacles, plot: Box, letters: number): PlacedLabel[] {
  const taken: Box[] = [...marks.map(({ x, y }) => ({ x: x - MARK, y: y - MARK, width: 2 * MARK, height: 2 * MARK })), ...bars];
  const crossed = lines.flatMap(alongLine);
  return eachOnce(wanted).flatMap((one) => {
    const free = candidates(one, letters).filter(([box]) => isInside(box, plot, letters) && !taken.some((other) => overlaps(box, other)));
    const found = free.find(([box]) => !crossed.some((other) => overlaps(box, other))) ?? free[0];
    if (!found) return [];
    const [box, anchor] = found;
    taken.push(box);
    const x = anchor === "start" ? box.x : anchor === "end" ? box.x + box.width : box.x + box.width / 2;
    const paper = { x: round(box.x), y: round(box.y), width: round(box.width), height: round(box.height) };
    return [{ x: round(x), y: round(box.y + letters * 0.9), text: one.text, anchor, paper }];
  });
}

/** Of marks that stand on each other and say the same (基準値 and 実績値 of a year; 36% and 36.0%), the first. */
function eachOnce(wanted: readonly Wanted[]): Wanted[] {
  const said = new Set<string>();
  return wanted.filter(({ x, y, text }) => {
    const key = `${round(x)} ${round(y)} ${text.replace(/(\.\d*?)0+(?!\d)/u, "$1").replace(/\.(?!\d)/u, "")}`;
    const isNew = !said.has(key);
    said.add(key);
    return isNew;
  });
}

/** A line as small boxes along it. */
function alongLine(points: readonly Point[]): Box[] {
  return points.slice(1).flatMap((end, i) => {
    const start = points[i] ?? end;
    const steps = Math.min(200, Math.ceil(Math.hypot(end.x - start.x, end.y - start.y) / 3));
    return Array.from({ length: steps }, (_, step) => ({
      ...{ x: start.x + ((end.x - start.x) * step) / steps - 1, y: start.y + ((end.y - start.y) * step) / steps - 1 },
      ...{ width: 2, height: 2 },
    }));
  });
}

function candidates({ x, y, text }: Wanted, letters: number): (readonly [Box, WrittenText["anchor"]])[] {
  const width = widthOf(text, letters);
  const box = (left: number, top: number): Box => ({ x: left, y: top, width, height: letters * 1.15 });
  const [above, below, beside] = [y - GAP - letters * 1.15, y + GAP, y - letters * 0.6];
  return [
    [box(x - width / 2, above), "middle"],
    [box(x - width + MARK, above), "end"],
    [box(x - MARK, above), "start"],
    [box(x - width / 2, below), "middle"],
    [box(x - width + MARK, below), "end"],
    [box(x - MARK, below), "start"],
    [box(x - GAP - width, beside), "end"],
    [box(x + GAP, beside), "start"],
  ];
}

/** Above the plot there is room for a line. */
function isInside({ x, y, width, height }: Box, plot: Box, letters: number): boolean {
  return x >= plot.x && x + width <= plot.x + plot.width + 8 && y >= plot.y - letters - 6 && y + height <= plot.y + plot.height;
}

import type { Box, PageRule } from "../../layout.ts";
import { apply, type Matrix } from "./matrix.ts";

/** Thinner than this, in points, a filled area is a line. */
const THIN = 4;
/** A line that is so far out of the straight is none of a table. */
const SKEW = 0.7;
/** A page with more of them shows a map or a chart. */
const MOST_RULES = 30_000;

/** How pdf.js writes paths: one number for what to do, then the points. */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;
const CLOSE = 4;

type Point = readonly [number, number];

interface Outline {
  readonly points: Point[];
  curved: boolean;
  closed: boolean;
}

/** A filled area that is no line. */
export interface Fill extends Box {
  /** #rrggbb, or what the file has instead (a pattern). */
  readonly colour: string;
}

/** The lines and areas that a page draws, as far as they run along its edges. */
export class Drawing {
  readonly rules: PageRule[] = [];
  readonly fills: Fill[] = [];

  stroke(data: ArrayLike<number>, matrix: Matrix, width: number): void {
    const scale = Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
    for (const { points, closed } of outlinesOf(data, matrix)) {
      const ends = closed && points[0] ? [...points, points[0]] : points;
      for (const [i, to] of ends.entries()) {
        const from = ends[i - 1];
        if (from) this.#line(from, to, width * scale);
      }
    }
  }

  fill(data: ArrayLike<number>, matrix: Matrix, colour: string): void {
    const boxes = outlinesOf(data, matrix).map(boxOf);
    for (const [i, box] of boxes.entries()) {
      const before = boxes[i - 1];
      // An area with a slightly smaller one cut out of it is a frame.
      if (before && isAround(before, box)) this.#frame(box);
      else this.#area(box, colour);
    }
  }

  #line([x1, y1]: Point, [x2, y2]: Point, width: number): void {
    const [dx, dy] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
    if (width > THIN && Math.min(dx, dy) <= SKEW)
      this.#area(
        dx > dy
          ? { x: Math.min(x1, x2), y: y1 - width / 2, width: dx, height: width }
          : { x: x1 - width / 2, y: Math.min(y1, y2), width, height: dy },
        "",
      );
    else if (dy <= SKEW && dx > dy) this.#rule(Math.min(x1, x2), (y1 + y2) / 2, Math.max(x1, x2), (y1 + y2) / 2);
    else if (dx <= SKEW && dy > dx) this.#rule((x1 + x2) / 2, Math.min(y1, y2), (x1 + x2) / 2, Math.max(y1, y2));
  }

  #area({ x, y, width, height }: Box, colour: string): void {
    if (height <= THIN && width > height) this.#rule(x, y + height / 2, x + width, y + height / 2);
    else if (width <= THIN && height > width) this.#rule(x + width / 2, y, x + width / 2, y + height);
    else if (width > THIN && height > THIN && this.fills.length < MOST_RULES) this.fills.push({ x, y, width, height, colour });
  }

  #frame({ x, y, width, height }: Box): void {
    this.#rule(x, y, x + width, y);
    this.#rule(x, y + height, x + width, y + height);
    this.#rule(x, y, x, y + height);
    this.#rule(x + width, y, x + width, y + height);
  }

  #rule(x1: number, y1: number, x2: number, y2: number): void {
    if (this.rules.length < MOST_RULES && [x1, y1, x2, y2].every(Number.isFinite)) this.rules.push({ x1, y1, x2, y2 });
  }
}

function outlinesOf(data: ArrayLike<number>, matrix: Matrix): Outline[] {
  const outlines: Outline[] = [];
  let open: Outline = { points: [], curved: false, closed: false };
  const point = (at: number): Point => apply(matrix, data[at] ?? 0, data[at + 1] ?? 0);
  for (let i = 0; i < data.length; ) {
    const act = data[i];
    if (act === MOVE) {
      open = { points: [point(i + 1)], curved: false, closed: false };
      outlines.push(open);
      i += 3;
    } else if (act === LINE) {
      open.points.push(point(i + 1));
      i += 3;
    } else if (act === CURVE || act === QUADRATIC) {
      const length = act === CURVE ? 7 : 5;
      open.points.push(point(i + length - 2));
      open.curved = true;
      i += length;
    } else if (act === CLOSE) {
      open.closed = true;
      i += 1;
    } else break;
  }
  return outlines.filter(({ points }) => points.length > 1);
}

function boxOf({ points }: Outline): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function isAround(outer: Box, inner: Box): boolean {
  const margins = [
    inner.x - outer.x,
    inner.y - outer.y,
    outer.x + outer.width - inner.x - inner.width,
    outer.y + outer.height - inner.y - inner.height,
  ];
  return margins.every((margin) => margin >= -SKEW && margin <= THIN) && inner.width > THIN && inner.height > THIN;
}

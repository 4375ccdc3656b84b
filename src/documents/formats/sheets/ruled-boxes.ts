import { Axis } from "./axis.ts";
import { type Area, BOTTOM, type BorderedCell, LEFT, RIGHT, TOP } from "./grid.ts";

/** A rectangle that lines enclose, with no line inside. */
export interface RuledBox {
  readonly area: Area;
  /** Boxes that touch each other, directly or through others, belong together. */
  readonly island: number;
}

/** Steps of rows times steps of columns that are looked at; a sheet with more is read as if nothing were drawn on it. */
const MOST_STEPS = 8_000_000;
const OUTSIDE = 1;

/** From a step to the next, to the right or down. */
interface Way {
  readonly step: number;
  readonly forth: number;
  readonly back: number;
}

/** What the borders of cells draw on a sheet. Merged areas have no lines inside, whatever their cells say. */
export class RuledSheet {
  readonly #rows: Axis;
  readonly #columns: Axis;
  /** Steps of columns and rows with an empty one around them. */
  readonly #width: number;
  readonly #height: number;
  readonly #sides: Uint8Array;
  readonly #owners: Int32Array;
  readonly #regions: Int32Array;
  readonly #islands: Int32Array;
  /** Rectangles by the number of their region. */
  readonly #boxes: ReadonlyMap<number, RuledBox>;

  constructor(borders: readonly BorderedCell[], merged: readonly Area[]) {
    this.#rows = new Axis(marksOf(borders, merged, "row", "top", "bottom"));
    this.#columns = new Axis(marksOf(borders, merged, "column", "left", "right"));
    this.#width = this.#columns.length + 2;
    this.#height = this.#rows.length + 2;
    const steps = this.#width * this.#height;
    const size = borders.length === 0 || steps > MOST_STEPS ? 0 : steps;
    this.#sides = new Uint8Array(size);
    this.#owners = new Int32Array(size);
    for (const { row, column, sides } of size === 0 ? [] : borders) {
      const at = this.#at(row, column);
      this.#sides[at] = (this.#sides[at] ?? 0) | sides;
    }
    if (size > 0) for (const [i, area] of merged.entries()) this.#own(area, i + 1);
    const isOpen = (from: number, to: number, forth: number, back: number) => this.#isOpen(from, to, forth, back);
    const regions = this.#fill(isOpen, null);
    this.#regions = this.#mend(regions) ? this.#fill(isOpen, null) : regions;
    this.#islands = this.#fill(() => true, this.#regions);
    this.#boxes = this.#findBoxes();
  }

  get boxes(): Iterable<RuledBox> {
    return this.#boxes.values();
  }

  /** What a cell lies in: the island, and the box if lines enclose a rectangle around it; null outside all lines. */
  find(row: number, column: number): { readonly island: number; readonly box: RuledBox | null } | null {
    const down = this.#rows.find(row);
    const along = this.#columns.find(column);
    if (down < 0 || along < 0) return null;
    const step = (down + 1) * this.#width + along + 1;
    const region = this.#regions[step] ?? OUTSIDE;
    return region <= OUTSIDE ? null : { island: this.#islands[step] ?? 0, box: this.#boxes.get(region) ?? null };
  }

  #findBoxes(): Map<number, RuledBox> {
    const regions = this.#regions;
    const found = new Map<number, { top: number; left: number; bottom: number; right: number; steps: number; at: number }>();
    for (let at = 0; at < regions.length; at += 1) {
      const region = regions[at] ?? OUTSIDE;
      if (region <= OUTSIDE) continue;
      const top = Math.floor(at / this.#width);
      const left = at % this.#width;
      const box = found.get(region);
      if (!box) found.set(region, { top, left, bottom: top, right: left, steps: 1, at });
      else {
        box.left = Math.min(box.left, left);
        box.right = Math.max(box.right, left);
        box.bottom = top;
        box.steps += 1;
      }
    }
    const boxes = new Map<number, RuledBox>();
    for (const [region, { top, left, bottom, right, steps, at }] of found) {
      const area = { top: this.#row(top), left: this.#column(left), bottom: this.#row(bottom + 1) - 1, right: this.#column(right + 1) - 1 };
      if (steps === (bottom - top + 1) * (right - left + 1)) boxes.set(region, { area, island: this.#islands[at] ?? 0 });
    }
    return boxes;
  }

  #at(row: number, column: number): number {
    return (this.#rows.at(row) + 1) * this.#width + this.#columns.at(column) + 1;
  }

  #row(step: number): number {
    return this.#rows.starts[step - 1] ?? (this.#rows.starts.at(-1) ?? 0) + 1;
  }

  #column(step: number): number {
    return this.#columns.starts[step - 1] ?? (this.#columns.starts.at(-1) ?? 0) + 1;
  }

  #own({ top, left, bottom, right }: Area, owner: number): void {
    const last = this.#columns.at(right) - this.#columns.at(left);
    for (let row = this.#rows.at(top); row <= this.#rows.at(bottom); row += 1) {
      const from = (row + 1) * this.#width + this.#columns.at(left) + 1;
      this.#owners.fill(owner, from, from + last + 1);
    }
  }

  /**
   * Draws the pieces that lines lack in one step between two others, where the outside comes in through them: programs lose such pieces. A gap that has lines on
   * both sides is the space between two tables.
   *
   * @returns Whether there was any.
   */
  #mend(regions: Int32Array): boolean {
    const isDrawn = (at: number, way: Way) =>
      at >= 0 && at + way.step < regions.length && !this.#isOpen(at, at + way.step, way.forth, way.back);
    const lacking: [number, number][] = [];
    const along: Way = { step: 1, forth: RIGHT, back: LEFT };
    const down: Way = { step: this.#width, forth: BOTTOM, back: TOP };
    for (let at = 0; at + this.#width < regions.length; at += 1) {
      for (const [way, across] of [
        [along, down],
        [down, along],
      ] as const) {
        if (regions[at] !== OUTSIDE || regions[at + way.step] !== OUTSIDE || isDrawn(at, way)) continue;
        if (!isDrawn(at - across.step, way) || !isDrawn(at + across.step, way)) continue;
        const isGap = [at, at + way.step].some((side) => isDrawn(side, across) && isDrawn(side - across.step, across));
        if (!isGap) lacking.push([at, way.forth]);
      }
    }
    for (const corner of this.#lackingCorners(regions)) lacking.push(corner);
    for (const [at, side] of lacking) this.#sides[at] = (this.#sides[at] ?? 0) | side;
    return lacking.length > 0;
  }

  /** Corners of frames whose cell has no lines at all, though one comes in along each of its sides. */
  #lackingCorners(regions: Int32Array): [number, number][] {
    const down: Way = { step: this.#width, forth: BOTTOM, back: TOP };
    const up: Way = { step: -this.#width, forth: TOP, back: BOTTOM };
    const right: Way = { step: 1, forth: RIGHT, back: LEFT };
    const left: Way = { step: -1, forth: LEFT, back: RIGHT };
    const isDrawn = (at: number, way: Way) => !this.#isOpen(at, at + way.step, way.forth, way.back);
    const found: [number, number][] = [];
    for (let at = this.#width; at + this.#width < regions.length; at += 1) {
      if (regions[at] !== OUTSIDE || this.#sides[at] !== 0) continue;
      for (const [inward, outward] of [
        [left, right],
        [right, left],
      ] as const) {
        for (const [below, above] of [
          [down, up],
          [up, down],
        ] as const) {
          if ([inward, outward, below, above].some((way) => isDrawn(at, way))) continue;
          if (isDrawn(at + inward.step, above) && isDrawn(at + below.step, outward)) found.push([at, above.forth | outward.forth]);
        }
      }
    }
    return found;
  }

  #isOpen(from: number, to: number, forth: number, back: number): boolean {
    const owner = this.#owners[from] ?? 0;
    if (owner > 0 && owner === this.#owners[to]) return true;
    return ((this.#sides[from] ?? 0) & forth) === 0 && ((this.#sides[to] ?? 0) & back) === 0;
  }

  /**
   * Numbers the steps so that those between which one can pass have the same number; the outside is 1.
   *
   * @param within Only steps that are not outside there are numbered, each patch by itself; null for all.
   */
  #fill(isOpen: (from: number, to: number, forth: number, back: number) => boolean, within: Int32Array | null): Int32Array {
    const numbers = new Int32Array(this.#sides.length);
    const waiting: number[] = [];
    let number = 0;
    const isFree = (at: number) => numbers[at] === 0 && (within === null || (within[at] ?? OUTSIDE) > OUTSIDE);
    for (let start = 0; start < numbers.length; start += 1) {
      if (!isFree(start)) continue;
      number += 1;
      numbers[start] = number;
      waiting.push(start);
      for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
        const column = at % this.#width;
        const pass = (to: number, forth: number, back: number) => {
          if (!isFree(to) || !isOpen(at, to, forth, back)) return;
          numbers[to] = number;
          waiting.push(to);
        };
        if (column > 0) pass(at - 1, LEFT, RIGHT);
        if (column < this.#width - 1) pass(at + 1, RIGHT, LEFT);
        if (at >= this.#width) pass(at - this.#width, TOP, BOTTOM);
        if (at + this.#width < numbers.length) pass(at + this.#width, BOTTOM, TOP);
      }
    }
    return numbers;
  }
}

function* marksOf(
  borders: readonly BorderedCell[],
  merged: readonly Area[],
  place: "row" | "column",
  first: "top" | "left",
  last: "bottom" | "right",
): Iterable<number> {
  for (const cell of borders) yield cell[place];
  for (const area of merged) {
    yield area[first];
    yield area[last];
  }
}

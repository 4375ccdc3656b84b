/**
 * The rows (or columns) of a sheet that matter, close together: each row in which something begins or ends, and one for all the rows between two of
 * those. A sheet may have a million rows and only two that say something.
 */
export class Axis {
  /** First row of each step, ascending. */
  readonly starts: readonly number[];
  readonly #index = new Map<number, number>();

  constructor(marks: Iterable<number>) {
    const starts: number[] = [];
    let last: number | null = null;
    for (const mark of [...new Set(marks)].sort((a, b) => a - b)) {
      if (last !== null && mark > last + 1) starts.push(last + 1);
      starts.push(mark);
      last = mark;
    }
    this.starts = starts;
    for (const [i, start] of starts.entries()) this.#index.set(start, i);
  }

  get length(): number {
    return this.starts.length;
  }

  /** The step of a row that is one of the marks. */
  at(mark: number): number {
    return this.#index.get(mark) ?? 0;
  }

  /** The step in which any row lies; -1 before the first and behind the last. */
  find(row: number): number {
    if (row > (this.starts.at(-1) ?? -1)) return -1;
    return countUpTo(this.starts, row) - 1;
  }
}

/** How many of ascending numbers are no greater than a limit. */
export function countUpTo(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

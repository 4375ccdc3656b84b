import { isEnumerator, type RunLine } from "./aligned-columns.ts";
import { cutLine, innerGaps, type Measure, type Part } from "./aligned-line.ts";
import type { SourceLines } from "./source-lines.ts";

/** Lines that may be a table: from the first to before `next`. */
export interface AlignedRun {
  readonly first: number;
  readonly next: number;
}

/** So many lines are looked at to learn how the text counts its columns. */
const SAMPLE = 20_000;
/** A run is cut where it has so many lines. */
const MOST_LINES = 3000;
const MOST_BLANK = 2;
/** Lines in the first column that stand between two lines of a table, behind a blank one. */
const MOST_WAITING = 4;

/** How the text counts its columns: in the way in which the parts of its lines stand below each other more often. */
export function measureOf(lines: SourceLines): Measure {
  const width = countAligned(lines, "width");
  return countAligned(lines, "count") > width ? "count" : "width";
}

function countAligned(lines: SourceLines, measure: Measure): number {
  let aligned = 0;
  let above: ReadonlySet<number> = new Set();
  let below: ReadonlySet<number> = new Set();
  for (let line = 0; line < Math.min(lines.count, SAMPLE); line += 1) {
    if (lines.isBlank(line)) continue;
    const parts = cutLine(lines, line, measure);
    for (const { at } of parts.slice(1)) if (above.has(at) || below.has(at)) aligned += 1;
    above = below;
    below = new Set(parts.map(({ at }) => at));
  }
  return aligned;
}

/** Finds the runs of lines that may be tables, in order. */
export class RunFinder {
  readonly #lines: SourceLines;
  readonly #measure: Measure;
  /** Lines that stand aside: running titles, page numbers. */
  readonly #aside: (line: number) => boolean;
  readonly #refuse: (line: number) => boolean;

  /** @param refuse lines that are read otherwise. */
  constructor(lines: SourceLines, measure: Measure, aside: (line: number) => boolean, refuse: (line: number) => boolean) {
    this.#lines = lines;
    this.#measure = measure;
    this.#aside = aside;
    this.#refuse = refuse;
  }

  find(): AlignedRun[] {
    const runs: AlignedRun[] = [];
    let line = 0;
    let free = 0;
    while (line < this.#lines.count) {
      const parts = this.#partsOf(line);
      if (parts.length < 2) {
        line += 1;
        continue;
      }
      const next = this.#endOf(line);
      const first = this.#startOf(line, free);
      runs.push({ first, next });
      line = next;
      free = next;
    }
    return runs;
  }

  /** The lines of a run, those aside left out. */
  linesOf({ first, next }: AlignedRun): RunLine[] {
    const found: RunLine[] = [];
    let blank = 0;
    let page = this.#lines.page(first);
    for (let line = first; line < next; line += 1) {
      if (this.#lines.isBlank(line)) blank += 1;
      else if (!this.#aside(line)) {
        const own = this.#lines.page(line);
        found.push({ line, blank: own === page ? blank : 0, parts: this.#partsOf(line) });
        blank = 0;
        page = own;
      }
    }
    return found;
  }

  asidesOf({ first, next }: AlignedRun): number[] {
    const found: number[] = [];
    for (let line = first; line < next; line += 1) if (!this.#lines.isBlank(line) && this.#aside(line)) found.push(line);
    return found;
  }

  #partsOf(line: number): Part[] {
    return this.#aside(line) || this.#refuse(line) ? [] : cutLine(this.#lines, line, this.#measure);
  }

  /** Before which line the run that begins with the line ends. */
  #endOf(first: number): number {
    const run = new OpenRun(this.#lines, this.#measure, this.#partsOf(first));
    let end = first + 1;
    let blank = 0;
    let waiting = 0;
    let page = this.#lines.page(first);
    const head = this.#partsOf(first);
    for (let line = first + 1; line < this.#lines.count && line - first < MOST_LINES; line += 1) {
      if (this.#lines.isBlank(line)) {
        blank += 1;
        continue;
      }
      if (this.#aside(line)) continue;
      const parts = this.#partsOf(line);
      const own = this.#lines.page(line);
      const turned = own !== page;
      page = own;
      if (parts.length === 0 || (!turned && blank > MOST_BLANK)) break;
      if ((turned || blank > 0) && this.#opens(head, parts)) break;
      const apart = turned || blank > 0 || waiting > 0;
      blank = 0;
      if (run.goesOnWith(parts, apart)) {
        run.add(parts);
        end = line + 1;
        waiting = 0;
      } else if (parts.length === 1 && run.mayWait(parts) && waiting < MOST_WAITING) waiting += 1;
      else break;
    }
    return end;
  }

  /** Whether a line begins as the run did: the heads are printed again, or the next sheet of the same form begins. */
  #opens([first]: readonly Part[], parts: readonly Part[]): boolean {
    const [own, ...others] = parts;
    if (!first || !own || others.length === 0) return false;
    const { text } = this.#lines.source;
    const label = text.slice(own.start, own.end);
    return label === text.slice(first.start, first.end) && label.length > 1 && !isEnumerator(label);
  }

  /** The first line of a run, with the lines above that stand in columns of its first one: heads that are set in two lines. */
  #startOf(line: number, free: number): number {
    const run = new OpenRun(this.#lines, this.#measure, this.#partsOf(line));
    let first = line;
    while (first > free && line - first < MOST_WAITING) {
      const [part, ...others] = this.#lines.isBlank(first - 1) ? [] : this.#partsOf(first - 1);
      if (!part || others.length > 0 || !run.isHeadAbove(part)) break;
      first -= 1;
    }
    return first;
  }
}

/** What is known of a run while lines are added to it. */
class OpenRun {
  readonly #lines: SourceLines;
  readonly #measure: Measure;
  readonly #starts = new Set<number>();
  #first = Number.POSITIVE_INFINITY;
  #second = Number.POSITIVE_INFINITY;

  constructor(lines: SourceLines, measure: Measure, parts: readonly Part[]) {
    this.#lines = lines;
    this.#measure = measure;
    this.add(parts);
  }

  add(parts: readonly Part[]): void {
    for (const [i, { at }] of parts.entries()) {
      if (i === 0) {
        if (parts.length > 1) this.#first = Math.min(this.#first, at);
      } else {
        this.#second = Math.min(this.#second, at);
        this.#starts.add(at);
      }
    }
  }

  /** @param apart white space or a page break stands before the line. */
  goesOnWith(parts: readonly Part[], apart: boolean): boolean {
    const [first, ...others] = parts;
    if (!first) return false;
    if (others.length > 0)
      return !apart || others.some(({ at }) => this.#isStart(at)) || (first.at > this.#first && this.#isStart(first.at));
    if (first.at > this.#first + 1 && this.#isStart(first.at)) return true;
    if (apart) return false;
    return first.to <= this.#second || first.at >= this.#second || (this.#measure === "count" && this.#mayBeMerged(first));
  }

  /** Whether a line may belong to the run if the lines behind it do. */
  mayWait([part]: readonly Part[]): boolean {
    return part !== undefined && part.to <= this.#second;
  }

  isHeadAbove({ at, to }: Part): boolean {
    return (at > this.#first + 1 && (this.#isStart(at) || at >= this.#second)) || (at >= this.#first && to - this.#first <= 2);
  }

  #isStart(at: number): boolean {
    return this.#starts.has(at) || this.#starts.has(at - 1) || this.#starts.has(at + 1);
  }

  /** Whether a single space in the part may part two cells. */
  #mayBeMerged(part: Part): boolean {
    if (part.at > this.#first + 6) return true;
    return innerGaps(this.#lines.source.text, part).some((gap) => gap - part.start > 5);
  }
}

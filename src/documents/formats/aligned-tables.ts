import type { Table } from "../document.ts";
import type { Measure } from "./aligned-line.ts";
import { type AlignedRun, measureOf, RunFinder } from "./aligned-runs.ts";
import { alignedTable } from "./aligned-table.ts";
import { runningLines } from "./running-lines.ts";
import type { SourceLines } from "./source-lines.ts";

export interface AlignedRead {
  readonly table: Table;
  /** Lines between the table's that are none of it: running titles and page numbers. */
  readonly asides: readonly number[];
  /** The first line after the table. */
  readonly next: number;
}

/**
 * The tables of a text whose layout was kept (pdftotext -layout, typed columns): runs of lines whose parts stand below each other with wide gaps between. Known by
 * geometry only; lines whose parts do not stand in columns are left alone.
 */
export class AlignedTables {
  readonly #lines: SourceLines;
  readonly #measure: Measure;
  readonly #finder: RunFinder;
  readonly #runs = new Map<number, AlignedRun>();

  /** @param refuse lines that are read otherwise. */
  constructor(lines: SourceLines, refuse: (line: number) => boolean) {
    this.#lines = lines;
    this.#measure = measureOf(lines);
    const running = runningLines(lines);
    this.#finder = new RunFinder(lines, this.#measure, (line) => running.has(line), refuse);
    for (const run of this.#finder.find()) this.#runs.set(run.first, run);
  }

  /** Reads the table that begins at the line, or null. */
  read(first: number): AlignedRead | null {
    const run = this.#runs.get(first);
    const table = run ? alignedTable(this.#lines, this.#finder.linesOf(run), this.#measure) : null;
    return run && table ? { table, asides: this.#finder.asidesOf(run), next: run.next } : null;
  }
}

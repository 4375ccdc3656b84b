import type { InsideLimit } from "../open-refusal.ts";

/** Cells that say something, merged areas and cells with lines around them, of one workbook. A list of 10,000 indicators with 20 columns has as many. */
export const MOST_CELLS = 200_000;
/** Cells that only have a style, of one workbook: a form that was drawn to its last row has many. */
export const MOST_STYLED = 2_000_000;
/** Characters of one workbook. A thousand pages have some two million. */
export const LONGEST_TEXT = 10_000_000;
export const MOST_SHEETS = 500;

/** Counts what a workbook holds while it is read. Once there is too much, nothing more is to be read. */
export class GridBudget {
  #cells = 0;
  #styled = 0;
  #characters = 0;

  get isSpent(): boolean {
    return this.passed !== null;
  }

  /** The limit that was passed, or null. */
  get passed(): InsideLimit | null {
    if (this.#cells > MOST_CELLS) return { unit: "cells", limit: MOST_CELLS };
    if (this.#styled > MOST_STYLED) return { unit: "cells", limit: MOST_STYLED };
    return this.#characters > LONGEST_TEXT ? { unit: "characters", limit: LONGEST_TEXT } : null;
  }

  cell(characters: number): void {
    this.#cells += 1;
    this.#characters += characters;
  }

  styled(cells = 1): void {
    this.#styled += cells;
  }
}

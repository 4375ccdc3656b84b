import { cellName } from "../../src/documents/layout.ts";
import type { TestCell, TestSheet } from "./workbook-file.ts";

type Value = NonNullable<TestCell["value"]>;
type Look = Pick<TestCell, "font" | "format" | "phonetic" | "runs">;

/** A sheet that a test draws as a person does: by ranges (B2:H3), merged or only framed. */
export class SheetCanvas {
  readonly #cells = new Map<string, TestCell>();
  readonly #merges: string[] = [];

  /** A merged area with lines around it. */
  box(range: string, value: Value | "" = "", look: Look = {}): this {
    return this.frame(range).#merge(range, value, look);
  }

  /** A merged area without lines. */
  wide(range: string, value: Value, look: Look = {}): this {
    return this.#merge(range, value, look);
  }

  /** A single cell as it is, without lines of its own. */
  put(cell: string, value: Value, look: Look = {}): this {
    const { top, left } = rangeOf(cell);
    return this.#set(top, left, { value, ...look });
  }

  /** Lines around an area whose cells are not merged, with a text in each row from the top at the left. */
  frame(range: string, lines: readonly string[] = []): this {
    const { top, left, bottom, right } = rangeOf(range);
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) {
        const sides = [row === top && "t", row === bottom && "b", column === left && "l", column === right && "r"].filter(Boolean).join("");
        const known = this.#cells.get(cellName(row, column));
        if (sides !== "") this.#set(row, column, { sides: `${known?.sides ?? ""}${sides}` });
      }
    for (const [i, line] of lines.entries()) this.#set(top + i, left, { value: line });
    return this;
  }

  /** Rows of single cells with lines around each, from a corner. */
  grid(corner: string, rows: readonly (readonly (Value | "")[])[], formats: readonly (string | undefined)[] = []): this {
    const { top, left } = rangeOf(corner);
    for (const [down, row] of rows.entries())
      for (const [along, value] of row.entries()) {
        const format = typeof value === "number" ? formats[along] : undefined;
        this.#set(top + down, left + along, { sides: "lrtb", ...(value === "" ? {} : { value }), ...(format ? { format } : {}) });
      }
    return this;
  }

  /** A row of single cells without lines, from a corner; nothing is put where a value is empty. */
  row(corner: string, values: readonly (Value | "")[], look: Look = {}): this {
    const { top, left } = rangeOf(corner);
    for (const [along, value] of values.entries()) if (value !== "") this.#set(top, left + along, { value, ...look });
    return this;
  }

  sheet(name: string, more: Partial<TestSheet> = {}): TestSheet {
    return { name, cells: [...this.#cells.values()], merges: this.#merges, ...more };
  }

  #merge(range: string, value: Value | "", look: Look): this {
    const { top, left } = rangeOf(range);
    if (range.includes(":")) this.#merges.push(range);
    return value === "" ? this : this.#set(top, left, { value, ...look });
  }

  #set(row: number, column: number, cell: Omit<TestCell, "row" | "column">): this {
    const name = cellName(row, column);
    this.#cells.set(name, { ...this.#cells.get(name), ...cell, row, column });
    return this;
  }
}

function rangeOf(range: string) {
  const [from = "", to = from] = range.split(":");
  const at = (name: string) => {
    const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/u.exec(name) ?? [];
    return { row: Number(digits) - 1, column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 };
  };
  const [one, other] = [at(from), at(to)];
  return { top: one.row, left: one.column, bottom: other.row, right: other.column };
}

import {
  type Area,
  type BorderedCell,
  type ColumnRun,
  type GridCell,
  LAST_COLUMN,
  LAST_ROW,
  readAreaName,
  readCellName,
  USUAL_WIDTH,
} from "./grid.ts";
import type { GridBudget } from "./grid-limits.ts";
import type { ShownValues } from "./shown-value.ts";
import type { XlsxStyle } from "./xlsx-styles.ts";
import { RichText, unescapeText } from "./xlsx-text.ts";
import type { XmlListener } from "./xml-events.ts";

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: XlsxStyle | undefined;
  formula: boolean;
  value: string | null;
}

/** What a cell's text needs of its workbook. */
export interface XlsxValues {
  readonly strings: readonly string[];
  readonly styles: readonly XlsxStyle[];
  readonly shown: ShownValues;
}

const HEAD_PARTS = ["firstHeader", "oddHeader", "evenHeader"];
const FOOT_PARTS = ["firstFooter", "oddFooter", "evenFooter"];

/** Reads the part of a worksheet as it comes: cells with what they show, merged areas, columns, borders, heads and feet of pages. */
export class XlsxWorksheet implements XmlListener {
  readonly cells: GridCell[] = [];
  readonly merges: Area[] = [];
  readonly columns: ColumnRun[] = [];
  readonly hiddenRows = new Set<number>();
  readonly borders: BorderedCell[] = [];
  readonly heads: string[] = [];
  readonly feet: string[] = [];
  readonly #values: XlsxValues;
  readonly #budget: GridBudget;
  readonly #rich = new RichText();
  #row = -1;
  #column = -1;
  #cell: OpenCell | null = null;
  #collected: string[] | null = null;

  constructor(values: XlsxValues, budget: GridBudget) {
    this.#values = values;
    this.#budget = budget;
  }

  get done(): boolean {
    return this.#budget.isSpent;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "c") this.#openCell(attributes);
    else if (this.#cell) {
      if (name === "f") this.#cell.formula = true;
      else if (name === "v") this.#collected = [];
      else this.#rich.open(name);
    } else if (name === "row") this.#openRow(attributes);
    else if (name === "mergeCell") this.#merge(attributes.ref ?? "");
    else if (name === "col") this.#columnRun(attributes);
    else if (HEAD_PARTS.includes(name) || FOOT_PARTS.includes(name)) this.#collected = [];
  }

  text(text: string): void {
    if (this.#collected) this.#collected.push(text);
    else if (this.#cell) this.#rich.text(text);
  }

  close(name: string): void {
    if (name === "c") this.#closeCell();
    else if (name === "v") {
      if (this.#cell && this.#collected) this.#cell.value = this.#collected.join("");
      this.#collected = null;
    } else if (this.#collected) {
      if (HEAD_PARTS.includes(name)) this.heads.push(this.#collected.join(""));
      else if (FOOT_PARTS.includes(name)) this.feet.push(this.#collected.join(""));
      else return;
      this.#collected = null;
    } else if (this.#cell) this.#rich.close(name);
  }

  #openRow(attributes: Readonly<Record<string, string>>): void {
    const row = Number(attributes.r) - 1;
    this.#row = Number.isInteger(row) && row >= 0 && row <= LAST_ROW ? row : this.#row + 1;
    this.#column = -1;
    if (isTrue(attributes.hidden)) this.hiddenRows.add(this.#row);
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    const named = attributes.r === undefined ? null : readCellName(attributes.r);
    const row = named?.row ?? Math.max(0, this.#row);
    const column = named?.column ?? this.#column + 1;
    this.#column = column;
    const style = this.#values.styles[Number(attributes.s ?? 0)];
    this.#cell = { row, column, type: attributes.t ?? "n", style, formula: false, value: null };
    this.#budget.styled();
    if (style && style.sides > 0) this.borders.push({ row, column, sides: style.sides });
  }

  #closeCell(): void {
    const cell = this.#cell;
    const inline = this.#rich.take();
    this.#cell = null;
    this.#collected = null;
    if (!cell || cell.column > LAST_COLUMN) return;
    const text = cell.type === "inlineStr" ? inline : this.#textOf(cell);
    const noValue = cell.formula && cell.value === null && inline === "";
    if (text.trim() === "" && !noValue) return;
    this.#budget.cell(text.length);
    this.cells.push({ row: cell.row, column: cell.column, text, noValue, font: cell.style?.font ?? null });
  }

  #textOf({ type, style, value }: OpenCell): string {
    if (value === null) return "";
    const { strings, shown } = this.#values;
    const format = style?.format ?? null;
    if (type === "s") return shown.text(strings[Number(value)] ?? "", format);
    if (type === "str") return shown.text(unescapeText(value), format);
    if (type === "b") return value.trim() === "1" || value === "true" ? "TRUE" : "FALSE";
    if (type === "e") return value;
    if (type === "d") return value;
    const number = Number(value);
    return value.trim() === "" || !Number.isFinite(number) ? value : shown.number(number, format);
  }

  #merge(ref: string): void {
    const area = readAreaName(ref);
    this.#budget.cell(0);
    if (area && (area.bottom > area.top || area.right > area.left)) this.merges.push(area);
  }

  #columnRun({ min, max, width, hidden }: Readonly<Record<string, string>>): void {
    const first = Number(min) - 1;
    const last = Math.min(Number(max) - 1, LAST_COLUMN);
    if (!(first >= 0 && last >= first) || this.columns.length > LAST_COLUMN) return;
    this.columns.push({ first, last, width: Number(width) || USUAL_WIDTH, hidden: isTrue(hidden) });
  }
}

const isTrue = (flag: string | undefined): boolean => flag === "1" || flag === "true";

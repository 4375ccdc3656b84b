import { readEnumerator } from "../../../../domain/wording/enumerator.ts";
import { isNoValue } from "../../../../domain/wording/normal.ts";
import type { Cell, Table } from "../../../document.ts";
import { Passage } from "../../../passage.ts";
import { addAll } from "../../add-all.ts";
import { joinText } from "../joining.ts";
import { partArrowColumns } from "./arrow-columns.ts";
import { bare, readColumnHead } from "./column-head.ts";
import { areIndicatorHeads, type Column, type ColumnUse, holdsValues } from "./columns.ts";
import { gridOf, joinBrokenRows, type Slot, transpose } from "./grid.ts";
import { distinct, findGridHeads, type Grid, type GridHeads, linesOf, said, textOf } from "./grid-heads.ts";
import type { IndicatorRow, ValueCell } from "./indicator-draft.ts";
import { kindWordIn } from "./kind-word.ts";
import { NodeColumns } from "./node-columns.ts";

/** A table of indicators, row by row. */
export interface IndicatorTable {
  readonly columns: readonly Column[];
  readonly rows: readonly TableRowRead[];
  readonly furniture: readonly Passage[];
  readonly leftover: readonly Passage[];
  /** What holds for the rows of a table that goes on with this one. */
  readonly nodes?: NodeColumns;
}

export interface TableRowRead {
  readonly row: IndicatorRow;
  /** All that the row says. */
  readonly said: readonly Passage[];
}

/** Reads a table with heads over its columns or before its rows; one without heads goes on with those of the table before it. */
export function readIndicatorGrid(table: Table, before: readonly Column[] | null, nodes: NodeColumns | null): IndicatorTable | null {
  const { grid: upright, arrows } = partArrowColumns(joinBrokenRows(gridOf(table)));
  for (const grid of [upright, transpose(upright)]) {
    const heads = findGridHeads(grid);
    if (!heads) continue;
    const read = new GridReader(grid, heads, nodes).read(heads.first, heads.body);
    return { ...read, furniture: [...read.furniture, ...arrows] };
  }
  return before && before.length === table.columns
    ? new GridReader(upright, { columns: before, cells: [], lead: [] }, nodes).read(0, 0)
    : null;
}

class GridReader {
  readonly #grid: Grid;
  readonly #columns: readonly Column[];
  readonly #heads: readonly Cell[];
  /** The first lines of a name whose others stand in the next row. */
  #lead: readonly Cell[];
  readonly #furniture: Passage[] = [];
  readonly #leftover: Passage[] = [];
  readonly #rows: TableRowRead[] = [];
  #kind: Passage | null = null;
  readonly #nodes: NodeColumns;
  #code: Passage | null = null;
  /** The name in the last row of what was planned. */
  #promise: readonly Cell[] | null = null;
  /** Heads of the columns that say something of the row's node. */
  readonly #told: readonly (Passage | null)[];

  constructor(
    grid: Grid,
    { columns, cells, lead, others = [] }: Pick<GridHeads, "columns" | "cells" | "lead" | "others">,
    before: NodeColumns | null,
  ) {
    this.#told = others.map((title, i) => (title && tellsOfNode(grid, columns, i) ? title : null));
    this.#grid = grid;
    this.#lead = lead;
    this.#columns = columns;
    this.#heads = cells;
    this.#nodes = new NodeColumns(columns, before);
  }

  read(first: number, body: number): IndicatorTable {
    for (const cell of distinct(this.#grid.slice(0, first).flat())) addAll(isTitle(cell) ? this.#furniture : this.#leftover, linesOf(cell));
    for (const cell of this.#heads) addAll(this.#furniture, linesOf(cell));
    for (const [i, row] of this.#grid.entries()) if (i >= body) this.#readRow(row, this.#grid[i + 1] ?? []);
    return { columns: this.#columns, rows: this.#rows, furniture: this.#furniture, leftover: this.#leftover, nodes: this.#nodes };
  }

  #readRow(row: readonly (Slot | null)[], next: readonly (Slot | null)[]): void {
    const filled = distinct(row).filter(said);
    const starting = distinct(row.filter((slot) => slot?.starts)).filter(said);
    if (starting.length === 0) return;
    const [only] = starting;
    if (only && filled.length === 1) {
      this.#readLoneCell(only, row, next);
      return;
    }
    if (areIndicatorHeads(row.map((slot) => (slot ? readColumnHead(textOf(slot.cell)) : null)))) {
      addAll(this.#furniture, starting.flatMap(linesOf));
      return;
    }
    const said_ = starting.flatMap(linesOf);
    const name = [...this.#lead, ...this.#cellsOf(row, "name"), ...this.#cellsOf(row, "whom")];
    const broken = this.#lead.length > 0;
    this.#lead = [];
    const values = this.#valueCells(row);
    if (name.length === 0 || values.every(({ text }) => text.isBlank)) {
      addAll(this.#leftover, said_);
      return;
    }
    const word = this.#cellsOf(row, "kind").map(textOf)[0] ?? null;
    const promises = word !== null && PROMISED.test(bare(word.text));
    if (word && this.#takeResults(word, name, values)) return;
    if (word && promises) this.#furniture.push(word);
    else this.#kind = word ?? this.#kind;
    const path = this.#nodes.read(row);
    this.#code = this.#cellsOf(row, "code").map(textOf)[0] ?? this.#code;
    const strategy =
      this.#cellsOf(row, "strategy")
        .map(textOf)
        .find(({ text }) => !isNoValue(text) && !/^[×xX✕]$/u.test(bare(text))) ?? null;
    const shared = {
      node: path.at(-1)?.text ?? null,
      path,
      code: this.#code,
      kind: this.#kind,
      unit: this.#cellsOf(row, "unit").map(textOf)[0] ?? null,
      notes: this.#cellsOf(row, "note").map(textOf),
      divisions: this.#cellsOf(row, "divisions").flatMap(linesOf),
      strategy,
    };
    addAll(this.#furniture, [...this.#cellsOf(row, "code").flatMap(linesOf), ...(strategy ? [strategy] : [])]);
    const ignored = row.flatMap((slot, i) =>
      slot?.starts && !this.#told[i] && (this.#columns[i]?.use === "ignored" || this.#columns[i]?.use === "direction")
        ? linesOf(slot.cell)
        : [],
    );
    addAll(this.#leftover, ignored);
    const told = row.flatMap((slot, i) => {
      const title = this.#told[i];
      return title && slot?.starts && said(slot.cell) ? [{ title, text: textOf(slot.cell) }] : [];
    });
    const cells = promises ? values.map(promised) : values;
    for (const [i, part] of splitStacked(name, cells, broken).entries())
      this.#rows.push({ row: { ...shared, ...part, told: i === 0 ? told : [] }, said: said_ });
    this.#promise = promises ? name : null;
  }

  /** The row of what came of an indicator below the one of what was planned: the last result is the baseline where the table has none. */
  #takeResults(word: Passage, name: readonly Cell[], values: readonly StackedValue[]): boolean {
    const planned = this.#rows.at(-1);
    const same = this.#promise !== null && name.length === this.#promise.length && name.every((cell, i) => cell === this.#promise?.[i]);
    if (!planned || !same || !RESULTS.test(bare(word.text))) return false;
    const results = values.filter(({ text }) => !text.isBlank);
    const last = planned.row.values.some(({ column }) => column.use === "baseline")
      ? undefined
      : results.findLast(({ text }) => !isNoValue(text.text));
    this.#furniture.push(word);
    addAll(
      this.#leftover,
      results.filter((result) => result !== last).map(({ text }) => text),
    );
    if (last) {
      const baseline = { ...last, column: { ...last.column, use: "baseline" as const } };
      this.#rows[this.#rows.length - 1] = { ...planned, row: { ...planned.row, values: [baseline, ...planned.row.values] } };
    }
    return true;
  }

  /** A cell alone in its row: a kind or a node that the rows below belong to, a remark. */
  #readLoneCell(cell: Cell, row: readonly (Slot | null)[], next: readonly (Slot | null)[]): void {
    const text = textOf(cell);
    const wide = row.filter((slot) => slot?.cell === cell).length > 1 || row.indexOf(row.find((slot) => slot?.cell === cell) ?? null) === 0;
    const kind = wide ? kindWordIn(text) : null;
    if (kind) {
      this.#kind = kind;
      addAll(this.#furniture, linesOf(cell));
    } else if (wide && this.#nodes.takes(text) && !/^[※（(＊*注]/u.test(text.text)) this.#nodes.name(text);
    else if (this.#columns[row.findIndex((slot) => slot?.cell === cell)]?.use === "name" && this.#goesOn(text.text, next))
      this.#lead = [...this.#lead, cell];
    else addAll(this.#leftover, linesOf(cell));
  }

  /** Whether a name alone in its row goes on in the row below: it breaks off, or what stands below cannot begin one. */
  #goesOn(text: string, next: readonly (Slot | null)[]): boolean {
    const below = this.#cellsOf(next, "name").map(textOf)[0]?.text ?? "";
    return below !== "" && (/[のをがにはでと、・]$/u.test(text) || /^[のをがにはでとっゃゅょー、。・）)]/u.test(below));
  }

  #cellsOf(row: readonly (Slot | null)[], use: ColumnUse): Cell[] {
    return distinct(row.filter((_, i) => this.#columns[i]?.use === use)).filter(said);
  }

  /** The cells of the value columns; those under one head are one value, and a column of years belongs to its value. */
  #valueCells(row: readonly (Slot | null)[]): StackedValue[] {
    const years = { baseline: this.#yearCell(row, "baselineYear"), target: this.#yearCell(row, "targetYear") };
    const seen = new Map<Column["head"], { column: Column; cells: Cell[] }>();
    const groups: { column: Column; cells: Cell[] }[] = [];
    for (const [i, column] of this.#columns.entries()) {
      const slot = row[i];
      if (!slot || !holdsValues(column)) continue;
      const key = column.head;
      const group = (key && seen.get(key)) ?? { column, cells: [] };
      if (!groups.includes(group)) groups.push(group);
      if (key) seen.set(key, group);
      if (!group.cells.includes(slot.cell)) group.cells.push(slot.cell);
    }
    return groups.map(({ column, cells }) => ({
      column,
      text: Passage.join(cells.filter(said).map(textOf), " "),
      lines: cells.flatMap(linesOf),
      year: column.use === "interim" ? null : column.use === "baseline" ? years.baseline : years.target,
    }));
  }

  #yearCell(row: readonly (Slot | null)[], use: ColumnUse): Passage | null {
    return this.#cellsOf(row, use).map(textOf)[0] ?? null;
  }
}

/** So long are the texts of a column that says something. */
const TELLING = 8;

/** Whether a column between those that name nodes and those of values holds texts: 目的, 取組方針. */
function tellsOfNode(grid: Grid, columns: readonly Column[], at: number): boolean {
  const nodes = columns.findIndex(({ use }) => use === "node");
  if (nodes < 0 || at < nodes || at > columns.findIndex(holdsValues) || columns[at]?.use !== "ignored") return false;
  const cells = distinct(grid.slice(1).map((row) => row[at] ?? null)).filter(said);
  return cells.length > 0 && cells.filter((cell) => bare(textOf(cell).text).length >= TELLING).length * 2 > cells.length;
}

interface StackedValue extends ValueCell {
  readonly lines: readonly Passage[];
}

/** Several indicators that one row stacks line over line: ① … ② … beside as many lines of values. */
function splitStacked(name: readonly Cell[], values: readonly StackedValue[], broken: boolean): Pick<IndicatorRow, "name" | "values">[] {
  const texts = name.map((cell) => joinText(linesOf(cell)));
  const whole = { name: broken ? joinText(texts) : Passage.join(texts, " "), values };
  const [only] = name;
  if (!only || name.length > 1 || only.lines.length < 2) return [whole];
  const count = only.lines.length;
  const marked = only.lines.every(({ text, item }) => item || readEnumerator(text.text) !== null);
  if (!marked || values.some(({ lines }) => lines.length !== count)) return [whole];
  return only.lines.map(({ text }, i) => ({
    name: text,
    values: values.map((value) => ({ ...value, text: value.lines[i] ?? Passage.empty })),
  }));
}

function isTitle(cell: Cell): boolean {
  const text = textOf(cell).text;
  return text.length <= 30 && /指標|目標|KPI|単位/u.test(text) && !/。$/u.test(text);
}

/** Where a column parts each indicator's rows into what was planned and what came of it, the row of what was planned holds targets only. */
const PROMISED = /^(?:目標|計画)値?$/u;
const RESULTS = /^実績値?$/u;

function promised<Promised extends ValueCell>(cell: Promised): Promised {
  return cell.column.use === "baseline" && /^(?:平成|令和|[RHＲＨ]|[0-9０-９])/u.test(cell.column.head?.text.text ?? "")
    ? { ...cell, column: { ...cell.column, use: "interim" } }
    : cell;
}

import { BYTE_ORDER_MARK, writeCsvRows } from "../../documents/writing/csv.ts";
import { type ColumnName, dataWordsIn, type TableName } from "./open-data-words.ts";

/** What stands in a cell; null: nothing is known. */
export type Cell = string | number | boolean | null;

/** date is an ISO date, month YYYY-MM. */
export type CellType = "string" | "integer" | "decimal" | "boolean" | "date" | "month" | "url";

export interface DataColumn {
  readonly name: ColumnName;
  readonly type: CellType;
}

/** A table as it is given out: one record a row, nothing merged. */
export interface DataTable {
  readonly name: TableName;
  readonly columns: readonly DataColumn[];
  /** Columns whose cells together tell a row from every other. */
  readonly key: readonly ColumnName[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A column of a kind of record. */
export interface ColumnOf<Row> extends DataColumn {
  readonly cell: (row: Row) => Cell;
}

export function column<Row>(name: ColumnName, type: CellType, cell: (row: Row) => Cell): ColumnOf<Row> {
  return { name, type, cell };
}

export function dataTable<Row>(
  name: TableName,
  key: readonly ColumnName[],
  rows: readonly Row[],
  columns: readonly ColumnOf<Row>[],
): DataTable {
  return {
    ...{ name, key, columns: columns.map(({ name: of, type }) => ({ name: of, type })) },
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
  };
}

/** Several texts in one cell, as the standard of municipalities parts them. */
export function joined(texts: readonly (string | number)[]): string | null {
  return texts.length === 0 ? null : texts.join(";");
}

/** Several paragraphs in one cell. */
export function lines(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : texts.join("\n");
}

/**
 * A table as a CSV file: UTF-8 with its mark, lines that end in CR LF, one row of heads in Japanese. Numbers stand as they are; a text that a spreadsheet program would take for a
 * formula has an apostrophe before it.
 */
export function csvOf({ columns, rows }: DataTable): string {
  const said = dataWordsIn("ja");
  const heads = columns.map(({ name }) => said(`column.${name}`));
  return BYTE_ORDER_MARK + writeCsvRows([heads, ...rows].map((row) => row.map(written)));
}

/** UTF-8 has no halves of characters. */
function written(cell: Cell): string | number {
  if (cell === null) return "";
  return typeof cell === "number" ? cell : String(cell).toWellFormed();
}

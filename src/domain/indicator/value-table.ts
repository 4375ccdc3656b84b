import { findYears } from "../calendar/fiscal-year.ts";
import { accept, type Result, refuse } from "../result.ts";
import { textKey } from "../wording/text-key.ts";
import words from "./value-heads.json" with { type: "json" };

/** A table of values as it was pasted or read from a file: rows of cells. */
export type TableCells = readonly (readonly string[])[];

/** Where in a table a value stands. Rows and columns count from 0. */
export interface TablePlace {
  readonly row: number;
  readonly column: number;
}

/** What a table says of one year of what one of its rows names. */
export interface TableValue extends TablePlace {
  readonly year: number;
  readonly text: string;
  /** As its own columns say, where the table has them. */
  readonly status: string;
  readonly asOf: string;
  readonly note: string;
}

/** A row that names an indicator, and what it says. */
export interface NamedRow {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly part: string;
  readonly unit: string;
  readonly values: readonly TableValue[];
}

export interface ValueTable {
  readonly rows: readonly NamedRow[];
  /** Columns that say something and are not read, by their heads. */
  readonly unread: readonly { readonly column: number; readonly head: string }[];
  /** Rows over the heads, and rows that name nothing and yet say something. */
  readonly nameless: readonly { readonly row: number; readonly text: string }[];
}

export type ValueTableRefusal =
  | { readonly kind: "no-rows" }
  /** No row of heads with a year, nor one with 年度 and 実績値. */
  | { readonly kind: "no-heads" }
  | { readonly kind: "too-many-rows"; readonly limit: number }
  | { readonly kind: "too-many-columns"; readonly limit: number }
  /** Two columns are of one year. */
  | { readonly kind: "year-twice"; readonly head: string };

export const MOST_ROWS = 3_000;
export const MOST_COLUMNS = 200;
/** The heads stand in one of the first rows, under a title or so. */
const HEADS_WITHIN = 15;

type Field = Exclude<keyof typeof words, "notActual">;

const wordsOf = (list: string): readonly string[] => list.split(" ").map(textKey);
const FIELDS: ReadonlyMap<string, Field> = new Map(
  (Object.keys(words) as (keyof typeof words)[]).flatMap((field) =>
    field === "notActual" ? [] : wordsOf(words[field]).map((word) => [word, field] as const),
  ),
);
const NOT_ACTUAL = wordsOf(words.notActual);

/** What only a table with a row a year has. */
const OF_ONE_YEAR = ["year", "value", "status", "asOf", "note"] as const satisfies readonly Field[];

interface Heads {
  readonly row: number;
  /** The row of 目標 and 実績 under the years, where there is one; else the same. */
  readonly last: number;
  readonly fields: ReadonlyMap<Field, number>;
  readonly years: ReadonlyMap<number, number>;
}

/**
 * Reads a table of actuals: a column a year (指標名, R5, 令和6年度, 2024 …), or a row a year (指標名, 年度, 実績値, and 状態, 時点, 備考 where there are such). The name stands under
 * its head, else in the first column. Columns of targets are no actuals.
 */
export function readValueTable(given: TableCells): Result<ValueTable, ValueTableRefusal> {
  const cells = given.map((row) => row.map((cell) => cell.trim()));
  if (!cells.some((row) => row.some((cell) => cell !== ""))) return refuse({ kind: "no-rows" });
  if (cells.length > MOST_ROWS) return refuse({ kind: "too-many-rows", limit: MOST_ROWS });
  if (cells.some((row) => row.slice(MOST_COLUMNS).some((cell) => cell !== "")))
    return refuse({ kind: "too-many-columns", limit: MOST_COLUMNS });
  const found = findHeads(cells);
  if (!found.ok) return found;
  const heads = found.value;
  const headRow = cells[heads.row] ?? [];
  const read = new Set([...heads.fields.values(), ...heads.years.values()]);
  const body = cells.map((row, i) => ({ row: i, cells: row })).filter(({ row }) => row > heads.last);
  const says = ({ cells: row }: { readonly cells: readonly string[] }) => row.some((cell) => cell !== "");
  const rows: NamedRow[] = [];
  const nameless: { row: number; text: string }[] = [];
  let above = { code: "", name: "" };
  for (const { row, cells: line } of body.filter(says)) {
    const cell = (field: Field) => line[heads.fields.get(field) ?? -1] ?? "";
    // A merged cell says its name once, for all parts and years below.
    const isBelow =
      cell("name") === "" &&
      cell("code") === "" &&
      (cell("part") !== "" || cell("year") !== "") &&
      (above.name !== "" || above.code !== "");
    const named = isBelow ? above : { code: cell("code"), name: cell("name") };
    if (named.code === "" && named.name === "") {
      nameless.push({ row, text: line.filter((one) => one !== "").join(" ") });
      continue;
    }
    above = named;
    rows.push({ row, ...named, part: cell("part"), unit: cell("unit"), values: valuesOf(row, line, heads) });
  }
  const over = cells.flatMap((row, i) =>
    i < heads.row && row.some((cell) => cell !== "") ? [{ row: i, text: row.filter((one) => one !== "").join(" ") }] : [],
  );
  if (rows.length === 0) return refuse({ kind: "no-rows" });
  const unread = Array.from({ length: Math.max(...cells.map((row) => row.length)) }, (_, column) => column)
    .filter((column) => !read.has(column) && body.some(({ cells: row }) => (row[column] ?? "") !== ""))
    .map((column) => ({ column, head: headRow[column] ?? "" }));
  return accept({ rows, unread, nameless: [...over, ...nameless] });
}

function findHeads(cells: TableCells): Result<Heads, ValueTableRefusal> {
  for (const [row, line] of cells.slice(0, HEADS_WITHIN).entries()) {
    const fields = new Map<Field, number>();
    const years = new Map<number, number>();
    for (const [column, head] of line.entries()) {
      const field = FIELDS.get(textKey(head).replace(/[・()_／/]/gu, ""));
      if (field !== undefined && !fields.has(field)) {
        fields.set(field, column);
        continue;
      }
      const year = yearOfHead(head);
      if (year === null) continue;
      if (years.has(year)) return refuse({ kind: "year-twice", head });
      years.set(year, column);
    }
    const isLong = fields.has("year") && fields.has("value");
    if (!isLong && (years.size === 0 || !hasNames(fields, years, line))) continue;
    if (!isLong) for (const field of OF_ONE_YEAR) fields.delete(field);
    if (!fields.has("name") && !fields.has("code")) fields.set("name", 0);
    if (isLong) return accept({ row, last: row, fields, years: new Map() });
    return underYears({ row, last: row, fields, years }, line, cells[row + 1] ?? []);
  }
  return refuse({ kind: "no-heads" });
}

/** Longer is a remark and no head of 目標 or 実績. */
const LONGEST_UNDER = 12;

/** Where 目標 and 実績 stand in a row of their own under the years, which are merged cells: the columns of 実績. */
function underYears(heads: Heads, line: readonly string[], below: readonly string[]): Result<Heads, ValueTableRefusal> {
  const keys = below.map(textKey);
  const isShort = (key: string) => key !== "" && key.length <= LONGEST_UNDER;
  const isTarget = (key: string) => isShort(key) && NOT_ACTUAL.some((word) => key.includes(word));
  const isActual = (key: string) => isShort(key) && (FIELDS.get(key) === "value" || key.includes("実績"));
  const named = [heads.fields.get("name"), heads.fields.get("code")].map((column) => keys[column ?? -1] ?? "");
  const isHead = named.every((key) => key === "" || FIELDS.has(key));
  if (!isHead || !keys.some(isTarget)) return accept(heads);
  const yearAt = new Map([...heads.years].map(([year, column]) => [column, year]));
  const years = new Map<number, number>();
  let year: number | null = null;
  for (let column = 0; column < Math.max(line.length, below.length); column += 1) {
    const own = yearAt.get(column) ?? null;
    if (own !== null || (line[column] ?? "") !== "") year = own;
    const key = keys[column] ?? "";
    if (year === null || !(key === "" ? own !== null : isActual(key) && !isTarget(key))) continue;
    if (years.has(year)) return refuse({ kind: "year-twice", head: line[heads.years.get(year) ?? column] ?? "" });
    years.set(year, column);
  }
  return accept({ ...heads, last: heads.row + 1, years });
}

/** A row of heads names the column of names, or leaves its head empty; a title that speaks of a year (令和6年度 実績) is none. */
const hasNames = (fields: ReadonlyMap<Field, number>, years: ReadonlyMap<number, number>, line: readonly string[]): boolean =>
  fields.has("name") || fields.has("code") || (![...years.values()].includes(0) && (years.size > 1 || (line[0] ?? "") === ""));

/** 令和5年度, R6実績, 2024; null where the head speaks of none, of two, or of a target. */
function yearOfHead(head: string): number | null {
  const key = textKey(head);
  if (key.length > 40 || NOT_ACTUAL.some((word) => key.includes(word))) return null;
  const years = new Set(findYears(head).flatMap(({ fiscalYear, kind }) => (kind === "month" ? [] : [fiscalYear])));
  const [year] = years;
  return years.size === 1 && year !== undefined ? year : null;
}

function valuesOf(row: number, line: readonly string[], { fields, years }: Heads): TableValue[] {
  const cell = (field: Field) => line[fields.get(field) ?? -1] ?? "";
  const yearCell = cell("year");
  if (years.size === 0) {
    const year = yearOfHead(yearCell) ?? Number.NaN;
    const text = cell("value");
    const says = [text, cell("status")].some((one) => one !== "");
    return says
      ? [{ row, column: fields.get("value") ?? 0, year, text, status: cell("status"), asOf: cell("asOf"), note: cell("note") }]
      : [];
  }
  return [...years].flatMap(([year, column]) => {
    const text = line[column] ?? "";
    return text === "" ? [] : [{ row, column, year, text, status: "", asOf: "", note: "" }];
  });
}

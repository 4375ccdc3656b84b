import { decode } from "../documents/formats/decode.ts";
import { type BrokenCsv, readRecords } from "../documents/writing/csv-records.ts";
import { unguard } from "../documents/writing/formula-guard.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import { textKey } from "../domain/wording/text-key.ts";

/** A row of a table that somebody fills in, by the names of its columns; what is missing is empty. */
export interface TableRow<Column extends string> {
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
}

export type CsvRefusal =
  | BrokenCsv
  | { readonly kind: "no-rows" }
  | { readonly kind: "too-many-rows"; readonly limit: number }
  /** By the first of its words. */
  | { readonly kind: "missing-column"; readonly column: string };

const MOST_ROWS = 10_000;

/**
 * Reads a table of named columns from the bytes of a CSV file, in whichever encoding: UTF-8 with or without its mark, Shift_JIS. Columns may stand in any order; others are
 * passed over.
 *
 * @param columns the words by which the head of each column is known.
 */
export function readCsvTable<Column extends string>(
  bytes: Uint8Array,
  columns: Readonly<Record<Column, readonly string[]>>,
  required: readonly NoInfer<Column>[],
): Result<readonly TableRow<Column>[], CsvRefusal> {
  const read = readRecords(decode(bytes).text);
  if (!read.ok) return read;
  const [head, ...records] = read.value;
  if (!head || records.length === 0) return refuse({ kind: "no-rows" });
  if (records.length > MOST_ROWS) return refuse({ kind: "too-many-rows", limit: MOST_ROWS });
  const heads = head.cells.map(textKey);
  const names = Object.keys(columns) as Column[];
  const places = new Map(names.map((name) => [name, placeOf(heads, columns[name].map(textKey))]));
  const missing = required.find((name) => (places.get(name) ?? -1) < 0);
  if (missing) return refuse({ kind: "missing-column", column: columns[missing][0] ?? missing });
  const cellOf = (cells: readonly string[], name: Column) => unguard(cells[places.get(name) ?? -1] ?? "").trim();
  return accept(
    records.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(names.map((name) => [name, cellOf(cells, name)])) as Record<Column, string>,
    })),
  );
}

/** -1 where no head is one of the words. */
const placeOf = (heads: readonly string[], words: readonly string[]): number => heads.findIndex((head) => words.includes(head));

/** What is wrong with one line. */
export interface LineError<Refusal> {
  readonly line: number;
  readonly refusal: Refusal;
}

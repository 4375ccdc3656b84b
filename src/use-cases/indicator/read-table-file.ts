import { readFile } from "node:fs/promises";
import { findBinaryKind } from "../../documents/formats/binary.ts";
import { decode } from "../../documents/formats/decode.ts";
import type { OpenRefusal } from "../../documents/formats/open-refusal.ts";
import type { Sheet } from "../../documents/layout.ts";
import type { FileReader, NamedFile, ProcessRefusal } from "../../documents/read-file.ts";
import { readRecords } from "../../documents/writing/csv-records.ts";
import { unguard } from "../../documents/writing/formula-guard.ts";
import { MOST_COLUMNS, MOST_ROWS, readValueTable, type TableCells } from "../../domain/indicator/value-table.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { readPastedCells } from "../../domain/wording/pasted-cells.ts";

/** Larger is no table that anybody fills in. In bytes. */
export const LARGEST_TABLE = 5_000_000;

export interface TableFile {
  readonly cells: TableCells;
  /** Of a workbook: the sheet that was read, and those that were not. */
  readonly sheet: string | null;
  readonly others: readonly string[];
}

export type TableFileRefusal =
  | { readonly kind: "broken-csv"; readonly line: number }
  | { readonly kind: "no-table" }
  /** The reader of documents, or the process in which it runs, gave up. */
  | { readonly kind: "unreadable"; readonly why: (OpenRefusal | ProcessRefusal)["kind"] };

/** Reads the table of a file: a CSV in any encoding, or the sheet of a workbook that has the heads of a table of values. A workbook is read where no file does any harm. */
export async function readTableFile(reader: FileReader, file: NamedFile): Promise<Result<TableFile, TableFileRefusal>> {
  const bytes = await readFile(file.path);
  if (findBinaryKind(bytes) === null) return readText(decode(bytes).text);
  const read = await reader(file);
  if (!read.ok) return refuse({ kind: "unreadable", why: read.refusal.kind });
  if (!("document" in read.value) || read.value.document.layout.kind !== "sheets") return refuse({ kind: "no-table" });
  const { layout, text } = read.value.document;
  const sheets = layout.sheets.filter(({ hidden, cells }) => !hidden && cells.length > 0);
  const tables = sheets.map((sheet) => ({ sheet, cells: cellsOf(sheet, text) }));
  const chosen = tables.find(({ cells }) => readValueTable(cells).ok) ?? tables[0];
  if (!chosen) return refuse({ kind: "no-table" });
  return accept({
    cells: chosen.cells,
    sheet: chosen.sheet.name,
    others: sheets.flatMap((sheet) => (sheet === chosen.sheet ? [] : [sheet.name])),
  });
}

function readText(text: string): Result<TableFile, TableFileRefusal> {
  const [first = ""] = text.split("\n", 1);
  if (first.includes("\t") && !first.includes(",")) return accept({ cells: readPastedCells(text), sheet: null, others: [] });
  const read = readRecords(text);
  if (!read.ok) return read;
  const cells: string[][] = [];
  // Each record stands at the line at which it begins, as an editor counts it.
  for (const { line, cells: row } of read.value) {
    while (cells.length < line - 1 && cells.length <= MOST_ROWS) cells.push([]);
    cells.push(row.map(unguard));
  }
  return accept({ cells, sheet: null, others: [] });
}

/** A merged cell says what it says at its top left. What stands beyond the limits is put just behind them, where the table is refused for it. */
function cellsOf({ cells }: Sheet, text: string): string[][] {
  const rows: string[][] = [];
  for (const { row: at, column: across, range } of cells) {
    const [row, column] = [Math.min(at, MOST_ROWS), Math.min(across, MOST_COLUMNS)];
    const said = text.slice(range.start, range.end).trim();
    if (said === "") continue;
    while (rows.length <= row) rows.push([]);
    const line = rows[row] ?? [];
    while (line.length < column) line.push("");
    line[column] = said;
  }
  return rows;
}

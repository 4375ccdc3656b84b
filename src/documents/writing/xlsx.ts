import { writeXlsx } from "hucre/xlsx";

/** A cell of a workbook: a number stays one, everything else is a text, also what looks like a formula. */
export type WrittenCell = string | number | null;

/** A workbook of one sheet, whose first row is its head and stays in sight. */
export async function writeWorkbook(
  name: string,
  rows: readonly (readonly WrittenCell[])[],
  widths: readonly number[],
): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [{ name, rows: rows.map((row) => [...row]), columns: widths.map((width) => ({ width })), freezePane: { rows: 1 } }],
  });
}

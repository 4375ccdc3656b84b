import { guard } from "./formula-guard.ts";

export const BYTE_ORDER_MARK = "\uFEFF";

/** A table as a CSV file that a spreadsheet program opens as it is: UTF-8 with its mark, lines that end in CR LF, and no text that could be taken for a formula. */
export function writeCsv(rows: readonly (readonly (string | number)[])[]): string {
  return BYTE_ORDER_MARK + writeCsvRows(rows);
}

/** Lines of such a file, which are written a few at a time. A number is never taken for a formula; a text that could be is guarded. */
export function writeCsvRows(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join(",")}\r\n`).join("");
}

function writeCell(text: string | number): string {
  if (typeof text === "number") return String(text);
  const safe = guard(text);
  return /[",\r\n]/u.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

import type { Cell, TableRow } from "../document.ts";
import { type CellReader, MOST_COLUMNS, type TableRead } from "./pipe-table.ts";
import type { SourceLines } from "./source-lines.ts";

/** Whether text of this file is laid out in tables of tabs: somewhere two lines in a row are cut by tabs, or one is ruled. */
export function holdsTabTables(lines: SourceLines): boolean {
  let before = false;
  for (let line = 0; line < lines.count; line += 1) {
    const now = isRow(lines, line);
    if (now && before) return true;
    before = now;
  }
  return false;
}

/**
 * Reads the table of tab-cut lines that begins at the line, or null. It ends at the first line without a tab. A row of dashes is a rule.
 */
export function readTabTable(lines: SourceLines, first: number, readCell: CellReader): TableRead | null {
  let next = first;
  let inner = false;
  for (; next < lines.count && !lines.isBlank(next) && lines.text(next).includes("\t"); next += 1) inner ||= isRow(lines, next);
  if (!inner) return null;

  const rows: TableRow[] = [];
  for (let line = first; line < next; line += 1) {
    if (/^[\s:=_-]*[=_-]{3}[\s:=_-]*$/u.test(lines.text(line))) {
      lines.source.mark(lines.start(line), lines.end(line));
      continue;
    }
    const cells: Cell[] = [];
    let start = lines.start(line);
    while (start <= lines.end(line)) {
      const tab = cells.length < MOST_COLUMNS ? lines.source.text.indexOf("\t", start) : -1;
      const end = tab < 0 ? lines.end(line) : Math.min(tab, lines.end(line));
      cells.push({ column: cells.length, columnSpan: 1, rowSpan: 1, head: false, lines: readCell(start, end, lines.page(line)) });
      start = end + 1;
    }
    rows.push({ cells });
  }
  const columns = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  return { block: rows.length === 0 ? null : { kind: "table", page: lines.page(first), columns, rows }, next };
}

/** Whether a tab stands between two texts of the line. */
function isRow(lines: SourceLines, line: number): boolean {
  return lines.text(line).trim().includes("\t");
}

/**
 * The cells of a block that was copied from a spreadsheet program: rows end in line feeds, cells in tabs; a cell that holds either, or quotation marks at its beginning, stands in
 * quotation marks, its own doubled. What is no such block is one cell, or lines of one. Nothing of it is lost, and it is read once through.
 */
export function readPastedCells(text: string): string[][] {
  const source = text.replace(/^\uFEFF/u, "").replace(/\r\n?/gu, "\n");
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= source.length) {
    const quoted = source.charAt(at) === '"' ? closedBy(source, at) : null;
    const end = quoted ?? endOfPlain(source, at);
    const cell = quoted === null ? source.slice(at, end) : source.slice(at + 1, end - 1).replaceAll('""', '"');
    rows.at(-1)?.push(cell);
    if (source.charAt(end) === "\n" && end + 1 < source.length) rows.push([]);
    else if (source.charAt(end) === "\n") break;
    at = end + 1;
  }
  return rows;
}

/** Just behind the quotation mark that closes the one at `start`; null where none does, or where text stands behind it: then the marks are the text's own. */
function closedBy(text: string, start: number): number | null {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text.charAt(at + 1) === '"') {
      at += 1;
      continue;
    }
    const after = text.charAt(at + 1);
    return after === "" || after === "\t" || after === "\n" ? at + 1 : null;
  }
  return null;
}

function endOfPlain(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) if (text.charAt(at) === "\t" || text.charAt(at) === "\n") return at;
  return text.length;
}

/** Cells as such a block, which is read as the same again. */
export function writePastedCells(cells: readonly (readonly string[])[]): string {
  return cells.map((row) => `${row.map(writeCell).join("\t")}\n`).join("");
}

const writeCell = (cell: string): string => (/[\t\n\r"]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

import type { Box, Piece } from "./piece.ts";

/** Half-width columns on a page, and lines before it is turned. */
const PAGE_WIDTH = 84;
const PAGE_LINES = 46;

/**
 * Text as it comes out of a PDF that kept its layout: lines broken inside words, table columns held apart by spaces, a running title and a page number on
 * every page, a form feed between pages.
 */
export function renderLayoutText(pieces: readonly Piece[], runningTitle: string): string {
  const pages: string[][] = [[]];
  const print = (lines: readonly string[]) => {
    for (const line of lines) {
      if ((pages.at(-1)?.length ?? 0) >= PAGE_LINES) pages.push([]);
      pages.at(-1)?.push(line);
    }
  };
  for (const piece of pieces) {
    if (piece.kind === "page-break") pages.push([]);
    else if (piece.kind === "table") print([...layoutTable(piece.rows), ""]);
    else if (piece.kind === "bullets")
      print([
        ...piece.items.flatMap((item) =>
          wrap(`${piece.mark} ${item}`, PAGE_WIDTH - 4).map((line, i) => `${i === 0 ? "  " : "   "}${line}`),
        ),
        "",
      ]);
    else print([...wrap(piece.kind === "heading" && piece.depth > 6 ? `■${piece.text}` : piece.text, PAGE_WIDTH), ""]);
  }
  return pages.map((lines, i) => [runningTitle, "", ...lines, "", `- ${i + 1} -`].join("\n")).join("\n\f");
}

/** Columns of a character: Latin letters and half-width kana take one, everything else two. */
function widthOf(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  return code <= 0xff || (code >= 0xff61 && code <= 0xff9f) ? 1 : 2;
}

const textWidth = (text: string): number => [...text].reduce((sum, char) => sum + widthOf(char), 0);

/** Breaks a line at a width, inside words if need be, but never before a full stop or a closing bracket. */
function wrap(text: string, width: number): string[] {
  return text.split("\n").flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    for (const char of paragraph) {
      if (textWidth(line) + widthOf(char) > width && !/[。、）」』)]/u.test(char)) {
        lines.push(line);
        line = "";
      }
      line += char;
    }
    return [...lines, line];
  });
}

function layoutTable(rows: readonly (readonly Box[])[]): string[] {
  const columns = Math.max(...rows.map((row) => row.reduce((sum, { columnSpan = 1 }) => sum + columnSpan, 0)));
  const widths = columnWidths(rows, columns);
  return rows.flatMap((row) => {
    let column = 0;
    const cells = row.map(({ text, columnSpan = 1 }) => {
      const width = widths.slice(column, column + columnSpan).reduce((sum, part) => sum + part, 0) + 3 * (columnSpan - 1);
      column += columnSpan;
      return { width, lines: wrap(text, width) };
    });
    const height = Math.max(...cells.map(({ lines }) => lines.length));
    return Array.from({ length: height }, (_, i) =>
      cells
        .map(({ width, lines }) => pad(lines[i] ?? "", width))
        .join("   ")
        .trimEnd(),
    );
  });
}

const pad = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - textWidth(text)));

/** Every column as wide as its widest line wants to be, cut down in proportion where the page is too narrow. */
function columnWidths(rows: readonly (readonly Box[])[], columns: number): number[] {
  const wanted = Array<number>(columns).fill(4);
  for (const row of rows) {
    let column = 0;
    for (const { text, columnSpan = 1 } of row) {
      if (columnSpan === 1) wanted[column] = Math.max(wanted[column] ?? 0, ...text.split("\n").map(textWidth));
      column += columnSpan;
    }
  }
  const room = PAGE_WIDTH - 3 * (columns - 1);
  const total = wanted.reduce((sum, width) => sum + width, 0);
  return total <= room ? wanted : wanted.map((width) => Math.max(6, Math.floor((width * room) / total)));
}

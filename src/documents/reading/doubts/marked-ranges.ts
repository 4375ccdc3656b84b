import type { Block, Document, Table } from "../../document.ts";
import type { Layout, PageLayout, PageRun } from "../../layout.ts";
import type { Range } from "../../passage.ts";

/** What sheets and columns hold that a workbook hides. */
export function hiddenRanges(layout: Layout): Range[] {
  if (layout.kind !== "sheets") return [];
  return layout.sheets.flatMap(({ hidden, range, cells, columnWidths }) =>
    hidden ? [range] : cells.filter(({ column, columnSpan }) => columnSpan === 1 && columnWidths[column] === 0).map((cell) => cell.range),
  );
}

/** The text of columns that nothing but white space parts: of kept layouts, and of pages without a ruling. */
export function spacedRanges({ layout, text, mediaType }: Document): Range[] {
  if (layout.kind === "pages") return layout.pages.flatMap((page) => (page.rules.length === 0 ? sideBySide(page) : []));
  return layout.kind === "lines" && mediaType === "text/plain" ? spacedLines(text) : [];
}

const GAP = /[^\s|][ \u3000]{2,}[^\s|]/u;

/** Lines with a gap whose neighbour has one too: a heading alone (第1節  防災) is no table. */
function spacedLines(text: string): Range[] {
  const ranges: Range[] = [];
  let before: Range | null = null;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    const line = text.slice(start, end).trimEnd();
    if (line !== "") {
      const gap: Range | null = !line.includes("\t") && GAP.test(line) ? { start, end } : null;
      if (gap && before) {
        if (ranges.at(-1) !== before) ranges.push(before);
        ranges.push(gap);
      }
      before = gap;
    }
    start = end + 1;
  }
  return ranges;
}

/** Runs of one line with so wide a gap between them, in heights, are columns. */
const COLUMN_GAP = 1.5;

function sideBySide({ runs }: PageLayout): Range[] {
  const sorted = runs.filter(({ vertical }) => !vertical).sort((one, other) => one.y - other.y || one.x - other.x);
  const spaced: Range[] = [];
  let line: PageRun[] = [];
  const close = () => {
    line.sort((one, other) => one.x - other.x);
    const parted = line.some((run, i) => {
      const before = line[i - 1];
      return before !== undefined && run.x - (before.x + before.width) > COLUMN_GAP * run.height;
    });
    if (parted) for (const { range } of line) spaced.push(range);
    line = [];
  };
  for (const run of sorted) {
    const [first] = line;
    if (first && run.y > first.y + first.height / 2) close();
    line.push(run);
  }
  close();
  return spaced;
}

/** Rows that span other columns than the rest of their table. */
export function unevenRanges(blocks: readonly Block[]): Range[] {
  return blocks.flatMap((block) => (block.kind === "table" ? unevenRows(block) : []));
}

/** So large a share of a table's rows must be even for the others to be odd. */
const EVEN_SHARE = 0.7;
const FEWEST_ROWS = 4;

function unevenRows({ rows, columns }: Table): Range[] {
  if (rows.length < FEWEST_ROWS) return [];
  const covered = new Array<number>(rows.length).fill(0);
  for (const [i, { cells }] of rows.entries())
    for (const { columnSpan, rowSpan } of cells)
      for (let at = i; at < Math.min(rows.length, i + rowSpan); at += 1) covered[at] = (covered[at] ?? 0) + columnSpan;
  const odd = rows.filter((_, i) => covered[i] !== columns);
  if (odd.length > rows.length * (1 - EVEN_SHARE)) return [];
  return odd.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines.flatMap(({ text }) => text.ranges())));
}

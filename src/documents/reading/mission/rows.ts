import type { Block, Cell, CellLine, Document, Table } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { brokenTables } from "../goals/broken-table.ts";
import { layoutTables } from "../layout-table.ts";
import { joinEntries, widthOf } from "../plan/joining.ts";
import { isEmptyCell } from "../tables.ts";
import { headOfLine } from "./head.ts";
import { goalHeadingOf, shapeOf } from "./heading.ts";
import { labelOf } from "./labelled.ts";
import { isPlacementLabel } from "./placements.ts";
import { runningLines } from "./running-lines.ts";
import { titleOf } from "./title.ts";
import { fieldOf, headFieldOf, sectionOf } from "./words.ts";

/** A row of a table, or a text between tables, in the order of the document. */
export type Row =
  | { readonly kind: "cells"; readonly table: Table; readonly cells: readonly Cell[] }
  | {
      readonly kind: "text";
      readonly line: CellLine /** Depth of a heading that the format marks; null for other text. */;
      readonly depth: number | null;
    };

/** The document as rows, and what is printed on every page. Lines that a layout broke are joined; a cell keeps its own. */
export function rowsOf(document: Document): { readonly rows: readonly Row[]; readonly furniture: readonly Passage[] } {
  const rows: Row[] = [];
  const running = runningLines(document.blocks);
  let lines: Extract<Block, { kind: "line" }>[] = [];
  const flush = () => {
    for (const segment of segmentsOf(lines))
      for (const { whole } of joinEntries(segment)) rows.push({ kind: "text", line: { text: whole.trim(), item: false }, depth: null });
    lines = [];
  };
  const first = document.blocks.findIndex(({ kind }) => kind !== "running");
  // What runs around the pages may be the title of the statement below it; the name of a sheet is none, and below the first line nothing new is said.
  const kept = document.blocks
    .filter((block, i) =>
      block.kind === "running"
        ? i < first && titleOf(block.text) !== null
        : (block.kind !== "line" && block.kind !== "paragraph") || !running.has(block),
    )
    .map(apart);
  for (const block of layoutTables(brokenTables(kept), isLabel)) {
    if (block.kind === "line") {
      lines.push(block);
      continue;
    }
    if (block.kind === "paragraph" && document.mediaType !== "text/html") {
      const parts = physicalLines(block.text, document.text);
      if (parts.length > 1) {
        for (const [i, text] of parts.entries()) lines.push({ kind: "line", page: block.page, indent: 0, gapBefore: i === 0, text });
        flush();
        continue;
      }
    }
    flush();
    const heads = block.kind === "table" ? headLines(block, document) : null;
    if (heads) for (const text of heads) rows.push({ kind: "text", line: { text, item: false }, depth: null });
    else if (block.kind === "table")
      for (const { cells } of block.rows) rows.push({ kind: "cells", table: block, cells: cells.filter((cell) => !isEmptyCell(cell)) });
    else
      rows.push({
        kind: "text",
        line: { text: block.text.trim(), item: block.kind === "item" },
        depth: block.kind === "heading" ? block.depth : null,
      });
  }
  flush();
  return { rows, furniture: [...running].map(({ text }) => text) };
}

/** The title and the head of a statement are lines of their own, though a gutter may stand in them: 部局名　総務部　　部長　港 太郎. */
function apart(block: Block): Block {
  if (block.kind !== "line" || !(headOfLine(block.text) || titleOf(block.text) || isLabelled(block.text))) return block;
  return { kind: "paragraph", page: block.page, text: block.text };
}

/** ＜成果指標＞　　設置率 85％ and 取組１　　文化財の公開: a label with its text behind a gutter is no row of a table. */
function isLabelled(text: Passage): boolean {
  if (text.length > LONGEST_LABELLED || GUTTERS_OF_ROWS.test(text.text)) return false;
  const shape = shapeOf(text);
  // 目　　標：６校
  if (shape.colon) return !shape.rest.isBlank && fieldOf(shape.label.text) !== null;
  if (shape.bracketed) return !shape.rest.isBlank && fieldOf(shape.label.text, true) !== null;
  return WIDE.test(text.text) && goalHeadingOf(shape)?.title.isBlank === false;
}

const LONGEST_LABELLED = 120;
const WIDE = /\S[\s　]{2,}\S/u;
/** Two gutters and more stand between cells. */
const GUTTERS_OF_ROWS = /\S[\s　]{2,}\S.*\S[\s　]{2,}\S/u;

const MOST_HEAD_CELLS = 16;

/** The lines of a small table of plain text that are heads each: 部名　　総務部 over 部長名　　港　太郎, which no ruling parts into rows. */
function headLines({ rows }: Table, { mediaType, text }: Document): Passage[] | null {
  const cells = rows.flatMap((row) => row.cells);
  if (mediaType !== "text/plain" || cells.length > MOST_HEAD_CELLS) return null;
  const ranges = cells.flatMap((cell) => cell.lines.flatMap((line) => line.text.ranges()));
  const start = ranges.reduce((least, range) => Math.min(least, range.start), text.length);
  const end = ranges.reduce((most, range) => Math.max(most, range.end), 0);
  const lines = Passage.of(text, start, end)
    .split(/[\r\n\f]+/u)
    .map((line) => line.trim())
    .filter((line) => !line.isBlank);
  return lines.length > 0 && lines.every((line) => headOfLine(line) !== null) ? lines : null;
}

function isLabel(text: string): boolean {
  return (
    text.length <= 24 &&
    (fieldOf(text, true) !== null ||
      headFieldOf(text) !== null ||
      sectionOf(text, false) !== null ||
      isPlacementLabel(text) ||
      goalHeadingOf(shapeOf(Passage.of(text, 0, text.length)))?.title.isBlank === true)
  );
}

/** The lines on which a paragraph stands in the file. */
function physicalLines(text: Passage, source: string): Passage[] {
  const cuts: number[] = [];
  const { origins } = text;
  let before = -1;
  for (let i = 0; i < origins.length; i += 1) {
    const at = origins[i] ?? -1;
    if (at < 0) continue;
    if (before >= 0 && at > before + 1 && /[\r\n]/u.test(source.slice(before + 1, at))) cuts.push(i);
    before = at;
  }
  return text
    .cut(cuts)
    .map((part) => part.trim())
    .filter((part) => !part.isBlank);
}

/** No page is narrower, in half-width columns: a line below a share of it has ended, however short the others are. */
const NARROWEST = 40;

type Line = Extract<Block, { kind: "line" }>;

/** Stretches of lines in which sentences may go on from line to line: a label, a heading and a blank line behind a line that ended close one. */
function segmentsOf(lines: readonly Line[]): Line[][] {
  const widest = lines.reduce((most, line) => Math.max(most, widthOf(line.text.text) + line.indent), NARROWEST);
  const segments: Line[][] = [];
  let alone = true;
  for (const line of lines) {
    const before = segments.at(-1)?.at(-1);
    const short = before !== undefined && widthOf(before.text.text) + before.indent < 0.8 * widest;
    const opens = standsAlone(line.text);
    if (
      !before ||
      alone ||
      opens ||
      (line.gapBefore && (short || /[。」）)]$/u.test(before.text.text))) ||
      LABELLED_END.test(before.text.text)
    )
      segments.push([line]);
    else segments.at(-1)?.push(line);
    const ended = widthOf(line.text.text) + line.indent < 0.8 * widest && !/[、，]$/u.test(line.text.text);
    // Below 重点目標１ alone stands the title.
    alone = ended && (opens ? isLabelOnly(line.text) : before !== undefined && opensTitle(before.text) && !line.text.text.includes("。"));
  }
  return segments;
}

/** 【期限：8月】: what is said of a title ends its line. */
const LABELLED_END = /【[^【】]{1,16}[：:][^【】]{1,24}】$/u;

const PICTURE = /^(?:顔|所属長)?写真$/u;

const opensTitle = (text: Passage): boolean => goalHeadingOf(shapeOf(text))?.title.isBlank === true;

/** A line that begins something of its own, whatever stands above it. */
function standsAlone(text: Passage): boolean {
  const shape = shapeOf(text);
  if (PICTURE.test(text.text)) return true;
  if (shape.bracketed || shape.glyph !== "" || shape.number || goalHeadingOf(shape)) return true;
  if (sectionOf(shape.label.text, false) !== null || headOfLine(text) !== null) return true;
  const labelled = labelOf(shape);
  return labelled !== null && (fieldOf(labelled.label.text) !== null || isPlacementLabel(labelled.label.text));
}

/** Nothing of the next line belongs to it: a heading, or a label with all its text. */
function isLabelOnly(text: Passage): boolean {
  const shape = shapeOf(text);
  if (headOfLine(text) !== null || goalHeadingOf(shape)) return true;
  const label = shape.label.text;
  const known =
    sectionOf(label, shape.number !== null || shape.bracketed || shape.glyph !== "") !== null ||
    fieldOf(label) !== null ||
    isPlacementLabel(label);
  return shape.rest.isBlank && (known || shape.bracketed || (shape.number !== null && !/。/u.test(text.text) && text.length <= 30));
}

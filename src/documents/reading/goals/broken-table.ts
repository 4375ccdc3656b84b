import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import type { Block, Cell, CellLine, Line, Table, TableRow } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import { addAll } from "../add-all.ts";
import type { ColumnField } from "../labels.ts";
import { PIECES_AT_MOST, type Piece, partCells } from "./broken-cells.ts";
import { type BrokenHead, brokenHeadsAt, wordsOf } from "./broken-heads.ts";
import { beginsBelow, labelsBelow, labelsOver } from "./broken-labels.ts";
import { departmentAlone } from "./departments.ts";
import { isFormTitle, isPageNumber } from "./form-titles.ts";
import { partInterleaved, widthsOf } from "./interleaved-cells.ts";

/**
 * Puts tables of goals together again of which a conversion left the text of the cells, in the order of reading, broken where the cells were narrow: heads, and
 * below them rows that each begin with the next number (pdftotext -raw and the like). Where no row is numbered, nothing tells rows apart, and the lines stay.
 */
export function brokenTables(blocks: readonly Block[]): readonly Block[] {
  const out: Block[] = [];
  for (let at = 0; at < blocks.length; ) {
    const table = tableAt(blocks, at);
    const block = blocks[at];
    if (table) {
      const over = labelsOver(blocks, at);
      const lines = over ? at - over.from : 0;
      // What stands over the heads has been taken for lines already.
      if (over && out.slice(out.length - lines).every((before) => before.kind === "line")) {
        out.splice(out.length - lines, lines);
        out.push({ ...table.table, rows: [...over.rows, ...table.table.rows] });
      } else out.push(table.table);
      addAll(out, table.aside);
    } else if (block) out.push(block);
    at += table?.length ?? 1;
  }
  return out;
}

interface Numbered {
  readonly mark: Passage;
  readonly kind: string;
  readonly ordinal: number;
}

interface Row {
  readonly number: Numbered;
  readonly pieces: Piece[];
}

const LINES_OF_A_ROW = 60;

function tableAt(
  blocks: readonly Block[],
  at: number,
): { readonly table: Table; readonly aside: readonly Block[]; readonly length: number } | null {
  const found = brokenHeadsAt(blocks, at);
  if (!found) return null;
  const aside: Block[] = [];
  const rows: Row[] = [];
  let lines = 0;
  let end = at + found.lines;
  for (; end < blocks.length; end += 1) {
    const block = blocks[end];
    if (block?.kind !== "line" || lines >= LINES_OF_A_ROW) break;
    const last = rows.at(-1);
    const again = last ? brokenHeadsAt(blocks, end) : null;
    const number = numberOf(block);
    if (last && again && says(again.heads) === says(found.heads)) {
      aside.push(tableOf(again.heads, [], [], block.page));
      end += again.lines - 1;
    } else if (number && (last ? follows(number, last.number) : number.ordinal === 1)) {
      rows.push({ number, pieces: piecesOf(block, number) });
      lines = 0;
    } else if (!last || (endsTable(block, lines) && !goesOnBelow(blocks, end, last.number))) break;
    else if (isPageNumber(block.text.text) && block.text.length > 2) aside.push(block);
    else addAll(last.pieces, piecesOf(block, null));
    lines += 1;
  }
  if (rows.length === 0 || rows.some(({ pieces }) => pieces.length === 0 || pieces.length > PIECES_AT_MOST)) return null;
  const below = labelsBelow(blocks, end);
  return { table: tableOf(found.heads, rows, below.rows, blocks[at]?.page ?? 1), aside, length: end + below.length - at };
}

const says = (heads: readonly BrokenHead[]): string => heads.map(({ text }) => text.text).join(" ");

/** A line that can stand in no row: another form, the label of a remark, a note, the next page's department. */
function endsTable(line: Line, lines: number): boolean {
  const { text } = line;
  if (/^[※＊*]/u.test(text.text) || isFormTitle(text)) return true;
  return (lines > 0 && departmentAlone(text) !== null) || beginsBelow(line);
}

/** The next number stands below: what looks like the end of the table is a part of the row. */
function goesOnBelow(blocks: readonly Block[], at: number, last: Numbered): boolean {
  for (const block of blocks.slice(at, at + LINES_OF_A_ROW)) {
    if (block.kind !== "line" || isFormTitle(block.text)) return false;
    const number = numberOf(block);
    if (number && follows(number, last)) return true;
  }
  return false;
}

function numberOf({ text }: Line): Numbered | null {
  const bare = text.match(/^[0-9０-９]{1,2}(?=[\s\u3000]|$)/u);
  if (bare) return { mark: bare, kind: "bare", ordinal: Number(bare.text.normalize("NFKC")) };
  const mark = readEnumerator(text.text.slice(0, 24));
  if (mark?.ordinal == null || mark.kind === "titled") return null;
  return { mark: text.slice(0, mark.mark.length), kind: mark.kind, ordinal: mark.ordinal };
}

const follows = (number: Numbered, before: Numbered): boolean => number.kind === before.kind && number.ordinal === before.ordinal + 1;

function piecesOf(line: Line, number: Numbered | null): Piece[] {
  const words = wordsOf(line);
  const [first, ...others] = words;
  const kept = number && first ? [first.slice(number.mark.length), ...others].filter((word) => !word.isBlank) : words;
  return kept.map((text, i) => ({ text, line, opens: i === 0 }));
}

/** Numbers without a head of their own stand in a column in front. */
function tableOf(heads: readonly BrokenHead[], rows: readonly Row[], below: readonly TableRow[], page: number): Table {
  const [first] = heads;
  const counted = first?.field === "priority";
  const columns = counted ? heads.slice(1) : heads;
  const lead = counted && first ? [cell(0, [lineOf(first.text)])] : [];
  const fields = columns.map(({ field }) => field);
  const widths = widthsOf(
    rows.map(({ pieces }) => pieces),
    fields,
  );
  return {
    kind: "table",
    page,
    columns: columns.length + 1,
    rows: [
      { cells: [...lead, ...columns.map(({ text }, i) => cell(i + 1, [lineOf(text)]))] },
      ...rows.flatMap((row) => rowsOf(row, fields, widths)),
      ...below,
    ],
  };
}

/** What a number says; several rows, where a goal has actions of its own rows: 1 … ① … ② …. */
function rowsOf({ number, pieces }: Row, fields: readonly ColumnField[], widths: readonly number[]): TableRow[] {
  const action = fields.indexOf("action");
  const starts = fields.includes("title") && action > 0 ? actionsIn(pieces) : [];
  return [0, ...starts].map((from, i) => {
    const column = i === 0 ? 0 : action;
    const [own, held] = [pieces.slice(from, starts[i]), fields.slice(column)];
    const parted = partInterleaved(own, held, widths.slice(column)) ?? partCells(own, held);
    const cells = parted.map((lines, at) => cell(column + at + 1, lines));
    return { cells: i === 0 ? [cell(0, [lineOf(number.mark)]), ...cells] : cells };
  });
}

/** A row has at least so many pieces: what is done, until when, how far. */
const PIECES_AT_LEAST = 3;

/** Where the second and each further action begins; none where the marks count more than once, as they do where each cell counts. */
function actionsIn(pieces: readonly Piece[]): number[] {
  const marks = pieces.flatMap(({ text }, i) => {
    const mark = readEnumerator(text.text);
    return mark?.ordinal != null && mark.kind !== "titled" && text.length > mark.mark.length ? [{ ...mark, i }] : [];
  });
  const counted = marks.every(({ kind, ordinal }, i) => kind === marks[0]?.kind && ordinal === i + 1);
  const ends = [...marks.slice(1).map(({ i }) => i), pieces.length];
  const whole = marks.every(({ i }, k) => (ends[k] ?? 0) - i >= PIECES_AT_LEAST);
  return counted && whole ? marks.slice(1).map(({ i }) => i) : [];
}

const lineOf = (text: Passage): CellLine => ({ text, item: false });
const cell = (column: number, lines: readonly CellLine[]): Cell => ({ column, columnSpan: 1, rowSpan: 1, head: false, lines });

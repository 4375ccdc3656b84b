import type { Block, Cell, CellLine, Table, TableRow } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { addAll } from "../add-all.ts";
import { type NodeHeading, readNodeHeading, readTitled } from "./node-heading.ts";
import { kindOfHeads, tableKindOf, titleRows } from "./table-kind.ts";
import { readActor } from "./tables/actor.ts";
import { readColumnHead } from "./tables/column-head.ts";
import { bare, labelKindOf, levelWords, planTitleWords } from "./words.ts";

/** A block that stood in a table, and the title that two cells of a form make together. */
export interface Part {
  readonly block: Block;
  readonly title: NodeHeading | null;
}

/** Takes a table apart that only lays out a page (a form, a sheet); a table of data stays as it is, one inside a form too. */
export function unfold(table: Table): Part[] {
  const parts: Part[] = [];
  for (let start = 0; start < table.rows.length; ) {
    const inner = findInner(table, start);
    const above = table.rows.slice(start, inner?.from ?? table.rows.length);
    if (above.length > 0) addAll(parts, unfoldWhole({ ...table, rows: above }));
    if (inner) addAll(parts, cutInner(table, inner));
    start = inner?.to ?? table.rows.length;
  }
  return parts;
}

/** 項目 | 内容 over the rows of a form. */
const GENERIC = /^(?:項目|区分|事項)名?\|(?:内容|記載内容|記入欄|説明)$/u;

function unfoldWhole(table: Table): Part[] {
  const titled = cutTitle(table);
  if (titled) return titled;
  if (tableKindOf(table) === null && isForm(table)) return unfoldForm(table);
  const [first, ...rows] = table.rows;
  if (first && GENERIC.test(filled(first).map(textOf).map(bare).join("|")) && isForm({ ...table, rows }))
    return [...unfoldForm({ ...table, rows: [first] }), ...unfold({ ...table, rows })];
  if (isSheet(table)) return unfoldSheet(table);
  return [{ block: table, title: null }];
}

const PLAN = new RegExp(`${planTitleWords}(?:[\\s　].{0,16})?$`, "u");

/** A table of data under titles in rows of their own: the title of the plan, that of a node, a label. Null where it has none. */
function cutTitle(table: Table): Part[] | null {
  const length = titleRows(table);
  if (length === 0 || tableKindOf(table) === null) return null;
  const lines = table.rows.slice(0, length).flatMap((row) => filled(row).flatMap((cell) => cell.lines));
  if (!lines.some(({ text }) => PLAN.test(text.text) || readNodeHeading(text) !== null || labelKindOf(labelWords(text.text)) !== null))
    return null;
  return [
    ...lines.map(({ text }): Part => ({ block: { kind: "paragraph", page: table.page, text }, title: null })),
    { block: { ...table, rows: table.rows.slice(length) }, title: null },
  ];
}

/** Rows of a form that are a table inside it. */
interface Inner {
  readonly from: number;
  readonly to: number;
}

/** The next table inside a form, from a row on; null where there is none, or what stands above it is no form. */
function findInner({ rows, ...table }: Table, start: number): Inner | null {
  const from = indexFrom(rows, start, (row, i) => isLabelledHead(row) || (i > start && isInnerHead(row)));
  const head = rows[from];
  if (!head || !(from === start || isForm({ ...table, rows: rows.slice(start, from) }))) return null;
  const column = isLabelledHead(head) ? filled(head)[0]?.column : undefined;
  const ends = (row: TableRow) =>
    column === undefined ? isLabel(textOf(filled(row)[0])) : filled(row).some((cell) => cell.column === column);
  const behind = indexFrom(rows, from + 1, ends);
  return { from, to: behind < 0 ? rows.length : behind };
}

/** Like findIndex, from a row on. */
function indexFrom(rows: readonly TableRow[], start: number, test: (row: TableRow, i: number) => boolean): number {
  for (let i = start; i < rows.length; i += 1) {
    const row = rows[i];
    if (row && test(row, i)) return i;
  }
  return -1;
}

function cutInner(table: Table, { from, to }: Inner): Part[] {
  const [head, ...body] = table.rows.slice(from, to);
  const [label] = head && isLabelledHead(head) ? filled(head) : [];
  if (!head || !label) return [{ block: { ...table, rows: table.rows.slice(from, to) }, title: null }];
  const rows = [{ cells: head.cells.filter((cell) => cell !== label) }, ...body];
  return [headingOf(label, table.page), { block: { ...table, rows }, title: null }];
}

/** 指標 | 現状値 | 目標値 among the rows of a form. */
function isInnerHead(row: TableRow): boolean {
  const cells = filled(row);
  return cells.length > 2 && kindOfHeads(cells.map(textOf).join(" ")) === "indicators";
}

/** 成果指標 | 指標名 | 現状値 | 目標値: a table beside its label. */
function isLabelledHead(row: TableRow): boolean {
  const [label, ...heads] = filled(row);
  if (!label || heads.length < 2 || label.column > 0) return false;
  const kind = labelKindOf(labelWords(textOf(label)));
  if (kind === null || kind === "section" || readActor(textOf(label)) !== null) return false;
  const inner = kindOfHeads(heads.map(textOf).join(" "));
  return inner === "indicators" ? heads.some((head) => readColumnHead(textPassage(head))?.role === "name") : inner !== null;
}

function headingOf(cell: Cell, page: number): Part {
  return { block: { kind: "heading", page, depth: 6, text: textPassage(cell) }, title: null };
}

/** Rows of one text each, with tables between them: a spreadsheet that was typed as a page. */
function isSheet({ rows }: Table): boolean {
  if (rows.length < 6) return false;
  const lines = rows.filter((row) => filled(row).length === 1);
  return lines.length * 5 >= rows.length * 2 && lines.some((row) => readNodeHeading(textPassage(filled(row)[0])) !== null);
}

function unfoldSheet(table: Table): Part[] {
  const parts: Part[] = [];
  let rows: TableRow[] = [];
  const close = (): void => {
    if (rows.length > 0) addAll(parts, rows.length < table.rows.length ? unfold({ ...table, rows }) : [{ block: table, title: null }]);
    rows = [];
  };
  for (const row of table.rows) {
    const [only, ...others] = filled(row);
    if (!only) continue;
    if (others.length > 0 || (rows.length > 0 && only.column > 0)) rows.push(row);
    else {
      close();
      for (const { text, item } of only.lines)
        parts.push({
          block: item ? { kind: "item", page: table.page, depth: 1, text } : { kind: "paragraph", page: table.page, text },
          title: null,
        });
    }
  }
  close();
  return parts;
}

function filled({ cells }: TableRow): Cell[] {
  return cells.filter((cell) => textOf(cell) !== "");
}

function textPassage(cell: Cell | undefined): Passage {
  return Passage.join(cell?.lines.map(({ text }) => text) ?? []);
}

function textOf(cell: Cell | undefined): string {
  return cell?.lines.map((line) => line.text.text).join("") ?? "";
}

/** Labels or levels with their texts beside them, in most rows; a table that a reader of its own understands is none. */
function isForm(table: Table): boolean {
  // A row without a first cell goes on with the one above.
  const rows = table.rows.filter((row) => filled(row)[0]?.column === 0);
  const labels = rows.filter(({ cells }) => cells.length > 1 && isLabel(textOf(cells[0])));
  return (
    labels.length > 0 &&
    labels.length * 2 >= rows.length &&
    tableKindOf(table) === null &&
    labels.some(({ cells }) => textOf(cells[1]) !== "")
  );
}

const LEVEL = new RegExp(`^(?:${levelWords})(?:名|名称)?$`, "u");

function isLabel(text: string): boolean {
  if (text === "" || text.length > 40) return false;
  const words = labelWords(text);
  return labelKindOf(words) !== null || LEVEL.test(words) || (readNodeHeading(Passage.of(text, 0, text.length))?.word ?? null) !== null;
}

/** The words of a label without its marks. */
function labelWords(text: string): string {
  return bare(text).replace(/^[◆■●◇□▼【〔]|[】〕]$/gu, "");
}

/** The cells of a form in order: labels as headings, a level with its title as one heading, texts as they are. */
function unfoldForm({ rows, page }: Table): Part[] {
  let before: readonly Passage[] = [];
  return rows.flatMap((row, at) => {
    const below = rows[at + 1];
    const goesOn = below !== undefined && filled(below)[0] !== undefined && filled(below)[0]?.column !== 0;
    const { cells, code: own } = withoutCode(row, before);
    if (cells.length === 0) before = own;
    const code = cells.length === 0 ? [] : own;
    return cells.flatMap((cell, i): Part[] => {
      const own = textOf(cell);
      const text = textPassage(cell);
      if (LEVEL.test(bare(own)) && titleIn(cells[i + 1], cell, code, goesOn)) return [];
      const level = cells[i - 1];
      const title = level && LEVEL.test(bare(textOf(level))) && own !== "" ? titleIn(cell, level, code, goesOn) : null;
      if (level && title) {
        const said = [...code, textPassage(level), text];
        return [{ block: { kind: "heading", page, depth: 6, text: Passage.join(said, " ") }, title }];
      }
      if (isLabel(own) && i + 1 < cells.length) return [headingOf(cell, page)];
      return cell.lines.flatMap(listed).map(({ text, item }) => ({
        block: item ? { kind: "item", page, depth: 1, text } : { kind: "paragraph", page, text },
        title: null,
      }));
    });
  });
}

const BULLET = /^[・●○◇◆■▪]/u;

/** ・A　・B in one line of a cell is a list. */
function listed({ text, item }: CellLine): CellLine[] {
  const bullet = BULLET.exec(text.text)?.[0];
  if (bullet === undefined) return [{ text, item }];
  return text.split(new RegExp(`[\\s　]+(?=${bullet}[^\\s])`, "u")).map((part) => ({ text: part, item }));
}

const CODE_LABEL = new RegExp(`^(?:${levelWords})?(?:コード|番号|№|No\\.?)$`, "u");
const CODE = /^[0-9０-９]{1,3}(?:[-－‐ー.．][0-9０-９]{1,3})*$/u;

/**
 * A row without the cells that only say its code (施策コード | 3-2), and what these say; a row without a level or a code as it is. A row of nothing else has no
 * cells left: what it says comes `before` the level of the next.
 */
function withoutCode({ cells }: TableRow, before: readonly Passage[]): { cells: readonly Cell[]; code: readonly Passage[] } {
  const at = cells.findIndex((cell, i) => CODE_LABEL.test(bare(textOf(cell))) && CODE.test(textOf(cells[i + 1]).trim()));
  // 基本目標 | 2 | 人が集うまち: the code in a cell between the level and the title.
  const between = cells.findIndex(
    (cell, i) => LEVEL.test(bare(textOf(cell))) && CODE.test(textOf(cells[i + 1]).trim()) && textOf(cells[i + 2]) !== "",
  );
  if (between >= 0) return { cells: cells.filter((_, i) => i !== between + 1), code: [Passage.empty, textPassage(cells[between + 1])] };
  const leveled = cells.some((cell) => LEVEL.test(bare(textOf(cell))));
  if (at < 0) return { cells, code: leveled ? before : [] };
  if (!leveled && cells.length > 2) return { cells, code: [] };
  return { cells: cells.filter((_, i) => i !== at && i !== at + 1), code: [textPassage(cells[at]), textPassage(cells[at + 1])] };
}

/** ① …, (1) …: the first of a list. */
const FIRST = /^(?:[①❶⑴]|[(（][1１][)）])/u;

/** The title that a cell is beside its level's name; null where it lists or tells what is done (主な取組 | ・…). `goesOn`: the row below goes on with it. */
function titleIn(cell: Cell | undefined, level: Cell, code: readonly Passage[], goesOn: boolean): NodeHeading | null {
  const text = textPassage(cell);
  if (text.isBlank || /^[・●○◇◆■▪]/u.test(text.text)) return null;
  if (FIRST.test(text.text) && (goesOn || (cell?.lines.length ?? 0) > 1)) return null;
  return readTitled(textPassage(level), Passage.join([...code.slice(1), text], " "));
}

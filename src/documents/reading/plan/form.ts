import type { Block, Cell, Table, TableRow } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { addAll } from "../add-all.ts";
import { type NodeHeading, readNodeHeading, readTitled } from "./node-heading.ts";
import { tableKindOf } from "./table-kind.ts";
import { bare, labelKindOf, levelWords } from "./words.ts";

/** A block that stood in a table, and the title that two cells of a form make together. */
export interface Part {
  readonly block: Block;
  readonly title: NodeHeading | null;
}

/** Takes a table apart that only lays out a page (a form, a sheet); a table of data stays as it is. */
export function unfold(table: Table): Part[] {
  if (tableKindOf(table) === null && isForm(table)) return unfoldForm(table);
  if (isSheet(table)) return unfoldSheet(table);
  return [{ block: table, title: null }];
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
  const { rows } = table;
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
  const words = bare(text).replace(/^[◆■●◇□▼【〔]|[】〕]$/gu, "");
  return labelKindOf(words) !== null || LEVEL.test(words) || (readNodeHeading(Passage.of(text, 0, text.length))?.word ?? null) !== null;
}

/** The cells of a form in order: labels as headings, a level with its title as one heading, texts as they are. */
function unfoldForm({ rows, page }: Table): Part[] {
  return rows.flatMap(({ cells }) =>
    cells.flatMap((cell, i): Part[] => {
      const [before, own] = [textOf(cells[i - 1]), textOf(cell)];
      const text = textPassage(cell);
      if (LEVEL.test(bare(own)) && i + 1 < cells.length) return [];
      const level = cells[i - 1];
      if (level && LEVEL.test(bare(before)) && own !== "") {
        const title = readTitled(textPassage(level), text);
        return [{ block: { kind: "heading", page, depth: 6, text: Passage.join([textPassage(level), text], " ") }, title }];
      }
      if (isLabel(own) && i + 1 < cells.length) return [{ block: { kind: "heading", page, depth: 6, text }, title: null }];
      return cell.lines.map(({ text, item }) => ({
        block: item ? { kind: "item", page, depth: 1, text } : { kind: "paragraph", page, text },
        title: null,
      }));
    }),
  );
}

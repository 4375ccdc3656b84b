import type { Block, Cell, Document, Table } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import { Passage as Text } from "../../passage.ts";
import { type NodeHeading, readNodeHeading, readTitled } from "./node-heading.ts";
import { tableKindOf } from "./table-kind.ts";
import { bare, labelKindOf, levelWords } from "./words.ts";

/** A block of the document on its page, as far as pages can be told. */
export interface Piece {
  readonly block: Block;
  /** Empty for a table. */
  readonly text: Passage;
  /** Counts the pages that the text shows: page breaks, and the single space that stands for one where form feeds were lost. */
  readonly page: number;
  /** First of its page. */
  readonly startsPage: boolean;
  /** The title of a node that a form holds: the level in one cell, number and title in the next. */
  readonly title: NodeHeading | null;
}

/** A page number between dashes: the last line of its page. */
export const DASHED_NUMBER = /^[-－–—‐―]\s*[0-9０-９]{1,3}\s*[-－–—‐―]$/u;

/** The blocks of a document as pieces. A table that lays out a form (a label beside its text) is taken apart into labels and texts. */
export function listPieces(document: Document): Piece[] {
  const single = singleSpaces(document);
  const pieces: Piece[] = [];
  let page = 0;
  let printed = 0;
  let numbered = false;
  for (const block of document.blocks) {
    const starts = pieces.length === 0 || block.page !== printed || numbered || single.has(block);
    if (starts) page += 1;
    printed = block.page;
    const parts = block.kind === "table" && isForm(block) ? unfold(block) : [{ block, title: null }];
    for (const [i, { block: part, title }] of parts.entries())
      pieces.push({ block: part, text: part.kind === "table" ? Text.empty : part.text, page, startsPage: starts && i === 0, title });
    numbered = block.kind !== "table" && DASHED_NUMBER.test(block.text.text);
  }
  return pieces;
}

/** Lines that stand behind one lone half-width space, where few do: a form feed that a converter turned into a space. */
function singleSpaces(document: Document): ReadonlySet<Block> {
  const lines = document.blocks.filter((block) => block.kind === "line");
  const found = lines.filter((line) => {
    const start = line.text.origins[0] ?? 0;
    const from = document.text.lastIndexOf("\n", start - 1) + 1;
    return /^ (?! )[\u3000]*$/u.test(document.text.slice(from, start));
  });
  return new Set(found.length * 8 <= lines.length || lines.length < 8 ? found : []);
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
  return labelKindOf(words) !== null || LEVEL.test(words) || (readNodeHeading(Text.of(text, 0, text.length))?.word ?? null) !== null;
}

interface Part {
  readonly block: Block;
  readonly title: NodeHeading | null;
}

/** The cells of a form in order: labels as headings, a level with its title as one heading, texts as they are. */
function unfold({ rows, page }: Table): Part[] {
  return rows.flatMap(({ cells }) =>
    cells.flatMap((cell, i): Part[] => {
      const [before, own] = [textOf(cells[i - 1]), textOf(cell)];
      const text = (): Text => Text.join(cell.lines.map((line) => line.text));
      if (LEVEL.test(bare(own)) && i + 1 < cells.length) return [];
      const level = cells[i - 1];
      if (level && LEVEL.test(bare(before)) && own !== "") {
        const title = readTitled(Text.join(level.lines.map((line) => line.text)), text());
        return [
          { block: { kind: "heading", page, depth: 6, text: Text.join([...level.lines.map((line) => line.text), text()], " ") }, title },
        ];
      }
      if (isLabel(own) && i + 1 < cells.length) return [{ block: { kind: "heading", page, depth: 6, text: text() }, title: null }];
      return cell.lines.map(({ text, item }) => ({
        block: item ? { kind: "item", page, depth: 1, text } : { kind: "paragraph", page, text },
        title: null,
      }));
    }),
  );
}

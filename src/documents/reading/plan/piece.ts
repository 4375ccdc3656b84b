import type { Block, Cell, Document, Table } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import { Passage as Text } from "../../passage.ts";
import { readNodeHeading } from "./node-heading.ts";
import { labelKindOf } from "./words.ts";

/** A block of the document on its page, as far as pages can be told. */
export interface Piece {
  readonly block: Block;
  /** Empty for a table. */
  readonly text: Passage;
  /** Counts the pages that the text shows: page breaks, and the single space that stands for one where form feeds were lost. */
  readonly page: number;
  /** First of its page. */
  readonly startsPage: boolean;
}

/** The blocks of a document as pieces. A table that lays out a form (a label beside its text) is taken apart into labels and texts. */
export function listPieces(document: Document): Piece[] {
  const single = singleSpaces(document);
  const pieces: Piece[] = [];
  let page = 0;
  let printed = 0;
  for (const block of document.blocks) {
    const starts = pieces.length === 0 || block.page !== printed || single.has(block);
    if (starts) page += 1;
    printed = block.page;
    const parts = block.kind === "table" && isForm(block) ? unfold(block) : [block];
    for (const [i, part] of parts.entries())
      pieces.push({ block: part, text: part.kind === "table" ? Text.empty : part.text, page, startsPage: starts && i === 0 });
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

/** A label or a heading in the first cell of most rows, its text beside it. */
function isForm({ rows }: Table): boolean {
  const labels = rows.filter(({ cells }) => isLabel(textOf(cells[0])));
  return labels.length > 0 && labels.length * 2 >= rows.length && rows.some(({ cells }) => cells.length === 1 || textOf(cells[1]) !== "");
}

function isLabel(text: string): boolean {
  return (
    text !== "" &&
    (labelKindOf(text.replace(/^[◆■●◇□▼【〔]|[】〕]$/gu, "")) !== null ||
      (readNodeHeading(Text.of(text, 0, text.length))?.word ?? null) !== null)
  );
}

function unfold(table: Table): Block[] {
  return table.rows.flatMap(({ cells }) => {
    const label = isLabel(textOf(cells[0]));
    return cells.flatMap((cell, i) =>
      cell.lines.map((line): Block => {
        const { text, item } = line;
        if (label && i === 0) return { kind: "heading", page: table.page, depth: 6, text };
        return item ? { kind: "item", page: table.page, depth: 1, text } : { kind: "paragraph", page: table.page, text };
      }),
    );
  });
}

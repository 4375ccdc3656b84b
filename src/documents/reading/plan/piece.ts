import type { Block, Document } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { unfold } from "./form.ts";
import { markOf } from "./joining.ts";
import { readLabel } from "./label.ts";
import { layTables } from "./laid-table.ts";
import { type NodeHeading, readNodeHeading } from "./node-heading.ts";
import { findPageNumbers } from "./page-numbers.ts";
import { joinStackedHeads } from "./stacked-heads.ts";
import { joinUpright } from "./upright-labels.ts";

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
  const numbers = findPageNumbers(document.blocks);
  const pieces: Piece[] = [];
  let page = 0;
  let printed = 0;
  let numbered = false;
  for (const block of joinUpright(layTables(joinStackedHeads(document.blocks)))) {
    const starts = pieces.length === 0 || block.page !== printed || numbered || single.has(block);
    if (starts) page += 1;
    printed = block.page;
    const parts = block.kind === "table" ? unfold(block) : [{ block, title: null }];
    for (const [i, { block: part, title }] of parts.entries())
      pieces.push({ block: part, text: part.kind === "table" ? Passage.empty : part.text, page, startsPage: starts && i === 0, title });
    numbered = block.kind !== "table" && (DASHED_NUMBER.test(block.text.text) || numbers.has(block));
  }
  return pieces;
}

/**
 * Lines that stand behind one lone half-width space, where few do: a form feed that a converter turned into a space. Plain text straight under a label is
 * none, and nothing is where the pages show by themselves.
 */
function singleSpaces(document: Document): ReadonlySet<Block> {
  const lines = document.blocks.filter((block) => block.kind === "line");
  if (lines.some(({ page }) => page !== lines[0]?.page) || lines.filter(({ text }) => DASHED_NUMBER.test(text.text)).length > 1)
    return new Set();
  const found = lines.filter((line, i) => {
    const start = line.text.origins[0] ?? 0;
    const from = document.text.lastIndexOf("\n", start - 1) + 1;
    if (!/^ (?! )[\u3000]*$/u.test(document.text.slice(from, start))) return false;
    const before = lines[i - 1];
    return before === undefined || !isPlain(line.text) || readLabel(before.text, "text")?.known !== true;
  });
  return new Set(found.length * 8 <= lines.length || lines.length < 8 ? found : []);
}

/** No label, title or marked item. */
function isPlain(text: Passage): boolean {
  return readLabel(text, "text") === null && readNodeHeading(text) === null && markOf(text.text) === null;
}

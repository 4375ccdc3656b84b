import type { Block, Document, TableRow } from "../src/documents/document.ts";

/** A document as a person can check it: a line for each block and each cell; ⏎ parts the lines of a cell, * marks its items. */
export function outline({ mediaType, blocks, oddities }: Document): string {
  return [mediaType, ...oddities.map((oddity) => `! ${oddity.kind} ${oddity.count}`), ...blocks.flatMap(describeBlock), ""].join("\n");
}

function describeBlock(block: Block): string[] {
  if (block.kind === "table") return [`${place(block)} of ${block.columns}`, ...block.rows.flatMap(describeRow)];
  return [`${place(block)}${block.kind === "line" && block.gapBefore ? " gap" : ""}: ${block.text.text}`];
}

function place(block: Block): string {
  const size = block.kind === "line" ? block.indent : block.kind === "heading" || block.kind === "item" ? block.depth : "";
  return `${block.kind} ${size}${block.page > 1 ? `p${block.page}` : ""}`.trim();
}

function describeRow({ cells }: TableRow): string[] {
  return cells.map((cell, i) => {
    const span = `${cell.columnSpan > 1 ? `→${cell.columnSpan}` : ""}${cell.rowSpan > 1 ? `↓${cell.rowSpan}` : ""}${cell.head ? " head" : ""}`;
    const lines = cell.lines.map((line) => `${line.item ? "* " : ""}${line.text.text}`).join(" ⏎ ");
    return `  ${i === 0 ? "-" : " "} ${cell.column}${span}: ${lines}`.trimEnd();
  });
}

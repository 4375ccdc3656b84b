import type { Block, Line } from "../document.ts";

const PAGE_NUMBER = /^[\s\-－‐–—]*(?:[pP][.．]?\s*)?[0-9０-９]{1,4}(?:\s*[/／]\s*[0-9０-９]{1,4})?[\s\-－‐–—]*$/u;

/** Page numbers and titles that stand at the head or foot of several pages. */
export function runningLines(blocks: readonly Block[]): ReadonlySet<Line> {
  const edges: Line[] = [];
  for (const [i, block] of blocks.entries()) {
    if (block.kind !== "line") continue;
    if (blocks[i - 1]?.page !== block.page || blocks[i + 1]?.page !== block.page) edges.push(block);
  }
  const pages = new Map<string, Set<number>>();
  for (const { text, page } of edges) {
    const seen = pages.get(text.text) ?? new Set();
    pages.set(text.text, seen.add(page));
  }
  return new Set(edges.filter(({ text }) => (text.length < 20 && PAGE_NUMBER.test(text.text)) || (pages.get(text.text)?.size ?? 0) > 1));
}

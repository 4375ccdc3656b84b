import type { Block, Document } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import { markOf } from "./joining.ts";
import { readNodeHeading } from "./node-heading.ts";

const BEHIND = /(?<![\s　])[\s　]*[(（]([0-9０-９]{1,6})[)）]$/u;
const LONGEST = 80;
/** So many titles carry such a code in a document that has them, and so many of these begin with that of another. */
const FEWEST = 4;
const NESTED = 0.6;

/**
 * A document whose titles carry their codes behind them (施策１ 防災対策の推進（211） over （１）危機管理体制の強化（2111）), without these: the number in front says the
 * same. The brackets that were cut off are furniture.
 */
export function cutCodesBehind(document: Document): { readonly document: Document; readonly cut: readonly Passage[] } {
  const found = new Map<Block, { readonly code: string; readonly length: number }>();
  for (const block of document.blocks) {
    if (block.kind === "table" || block.text.length > LONGEST) continue;
    const match = BEHIND.exec(block.text.text);
    if (!match?.[1] || (markOf(block.text.text) === null && readNodeHeading(block.text) === null)) continue;
    found.set(block, { code: match[1].normalize("NFKC"), length: match[0].length });
  }
  const codes = new Set([...found.values()].map(({ code }) => code));
  const nested = [...codes].filter((code) => codes.has(code.slice(0, -1)) || codes.has(code.slice(0, -2)));
  if (codes.size < FEWEST || nested.length < codes.size * NESTED) return { document, cut: [] };
  const cut: Passage[] = [];
  const blocks = document.blocks.map((block): Block => {
    const length = found.get(block)?.length;
    if (length === undefined || block.kind === "table") return block;
    cut.push(block.text.slice(block.text.length - length));
    return { ...block, text: block.text.slice(0, block.text.length - length) };
  });
  return { document: { ...document, blocks }, cut };
}

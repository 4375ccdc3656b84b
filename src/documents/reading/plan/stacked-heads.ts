import type { Block, Line } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { widthOf } from "./joining.ts";
import { initiativeHeads } from "./tables/initiative-heads.ts";
import { looksLikeRoleHead } from "./tables/recognise.ts";

/** A table of initiatives or roles has no more columns, and no longer heads. */
const MOST_HEADS = 5;
const WIDEST_HEAD = 24;

/**
 * Puts the heads of a table of initiatives or roles on one line again, where a conversion left one cell a line: 取組項目 / 取組の内容 / 担当課. Heads of indicators
 * are put together where their rows are read.
 */
export function joinStackedHeads(blocks: readonly Block[]): readonly Block[] {
  if (!blocks.some((block) => block.kind === "line")) return blocks;
  const out: Block[] = [];
  for (let at = 0; at < blocks.length; ) {
    const found = headsAt(blocks, at);
    // 主な取組 / 取組項目 / 取組の内容: the first is the label over the heads.
    const heads = found.length > 0 && headsAt(blocks, at + 1).length >= found.length ? [] : found;
    const [first] = heads;
    const block = blocks[at];
    if (first) {
      const text = Passage.join(
        heads.map((head) => head.text),
        " ",
      );
      out.push({ ...first, text });
    } else if (block) out.push(block);
    at += Math.max(1, heads.length);
  }
  return out;
}

/** The lines from there on that are the heads of one table; none where there are none. */
function headsAt(blocks: readonly Block[], at: number): readonly Line[] {
  const lines: Line[] = [];
  for (let i = at; i < Math.min(blocks.length, at + MOST_HEADS); i += 1) {
    const block = blocks[i];
    if (block?.kind !== "line" || widthOf(block.text.text) > WIDEST_HEAD || /[\s　、。]/u.test(block.text.text)) break;
    lines.push(block);
  }
  for (let length = lines.length; length > 1; length -= 1) {
    const heads = lines.slice(0, length);
    const words = heads.map(({ text }) => text.text);
    if (initiativeHeads(words)?.every((column) => column !== null)) return heads;
    if (length === 2 && /主体|担い手/u.test(words[0] ?? "") && looksLikeRoleHead(words.join(" "))) return heads;
  }
  return [];
}

import { addAll } from "../add-all.ts";
import { endsSentence, markOf } from "./joining.ts";
import type { Stretch } from "./stretch.ts";

/**
 * Gives every label the text before it, where a document prints labels behind their texts: then the first text under a title has no label, and the last
 * label has no text. Changes the stretches of such nodes; others stay as they are.
 *
 * @param stretches in the order of reading.
 */
export function moveLabelsBehind(stretches: readonly Stretch[]): void {
  for (const own of Map.groupBy(stretches, ({ node }) => node).values()) moveBehind(own);
}

function moveBehind(stretches: readonly Stretch[]): void {
  const [head] = stretches;
  const sections = stretches.filter(({ kind }) => kind === "section");
  const last = sections.at(-1);
  if (head?.kind !== "head" || !last || last.blocks.length > 0 || sections.slice(0, -1).some(({ blocks }) => blocks.length === 0)) return;
  const first = head.blocks.findIndex((block) => block.kind !== "table" && markOf(block.text.text)?.kind === "bullet");
  const before = head.blocks[first - 1];
  if (first < 0 || (before && before.kind !== "table" && !endsSentence(before.text.text))) return;
  let carried = head.blocks.splice(first);
  for (const section of sections) {
    const own = section.blocks.splice(0);
    addAll(section.blocks, carried);
    carried = own;
  }
}

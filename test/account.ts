import type { Block, Document } from "../src/documents/document.ts";
import type { Passage } from "../src/documents/passage.ts";

export function passagesOf(block: Block): Passage[] {
  if (block.kind !== "table") return [block.text];
  return block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.lines.map((line) => line.text)));
}

/**
 * What breaks the law of a document's account: that every character is in exactly one passage or one range of markup, and that passages say what stands at
 * their origins, as it is read.
 */
export function faults({ text, blocks, markup }: Document, read = (char: string): string => char): string[] {
  const found: string[] = [];
  const holders = new Uint8Array(text.length);
  for (const passage of blocks.flatMap(passagesOf)) {
    if (passage.text.trim() !== passage.text || passage.text === "") found.push(`not trimmed: ${JSON.stringify(passage.text)}`);
    for (const { start, end } of passage.ranges()) for (let at = start; at < end; at += 1) holders[at] = (holders[at] ?? 0) + 1;
    for (const [i, origin] of passage.origins.entries()) {
      const [said, stands] = [passage.text.charAt(i), text.charAt(origin)];
      const same = said === read(stands) || (said.trim() === "" && stands.trim() === "") || (stands === "&" && origin >= 0);
      if (!same && (origin >= 0 || said !== " "))
        found.push(`says ${JSON.stringify(said)} where ${JSON.stringify(stands)} stands at ${origin}`);
    }
  }
  for (const { start, end } of markup)
    for (let at = start; at < end; at += 1) if (text.charAt(at).trim() !== "") holders[at] = (holders[at] ?? 0) + 1;
  for (let at = 0; at < text.length; at += 1) {
    if (/\S/u.test(text.charAt(at)) && holders[at] !== 1)
      found.push(`held ${holders[at]} times at ${at}: ${JSON.stringify(text.slice(at - 10, at + 10))}`);
  }
  if (markup.some((range, i) => range.start >= range.end || (markup[i - 1]?.end ?? 0) > range.start)) found.push("markup out of order");
  return found.slice(0, 5);
}

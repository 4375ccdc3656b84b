import type { Block } from "../../../document.ts";
import type { Passage } from "../../../passage.ts";
import { glyphsOf } from "../../tables.ts";
import { markOf } from "../joining.ts";
import { plainNumbers } from "../plain-numbers.ts";

const BETWEEN = /及び|および|並びに|ならびに/gu;

/** Marks, punctuation and the words between names that a reader takes apart (市民課及び総務課). */
export function marksIn(text: Passage): Passage[] {
  const words = [...text.text.matchAll(BETWEEN)].map(({ 0: word, index }) => text.slice(index, index + word.length));
  return [...glyphsOf(text), ...words, text.slice(0, markOf(text.text)?.length ?? 0)];
}

/**
 * The marks and punctuation of the lines that a reader took: bullets, numbers in front, brackets and separators that no draft holds. A line of which
 * anything was left over keeps its own.
 */
export function marksOf(blocks: readonly Block[], leftover: readonly Passage[]): Passage[] {
  const left = new Set(leftover.flatMap(({ origins }) => [...origins].slice(0, 1)));
  const lines: Passage[] = blocks.flatMap((block) =>
    block.kind === "table" ? block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.lines.map(({ text }) => text))) : [block.text],
  );
  const taken = (text: Passage) => !text.origins.some((origin) => left.has(origin));
  const numbers = [...plainNumbers(blocks)].flatMap(([block, { mark }]) =>
    block.kind !== "table" && taken(block.text) ? [block.text.slice(0, mark.length)] : [],
  );
  return [...lines.filter(taken).flatMap(marksIn), ...numbers];
}

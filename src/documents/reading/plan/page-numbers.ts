import type { Block } from "../../document.ts";
import { bare, labelKindOf } from "./words.ts";

const NUMBER = /^[0-9０-９]{1,3}$/u;
/** Pages of a text are at least so many lines long, and one that goes on counting has so many of them. */
const PAGE = 8;
const RUN = 3;

/**
 * Bare numbers that number pages, in a text without page breaks: beside lines that are printed again and again (running titles), counting on by one or two at the distance of pages,
 * or alone below the last line.
 */
export function findPageNumbers(blocks: readonly Block[]): ReadonlySet<Block> {
  const numbers = blocks.flatMap((block, at) =>
    block.kind === "line" && NUMBER.test(block.text.text) ? [{ block, at, value: Number(bare(block.text.text)) }] : [],
  );
  const printed = new Map<string, number>();
  for (const block of blocks) if (block.kind === "line") printed.set(bare(block.text.text), (printed.get(bare(block.text.text)) ?? 0) + 1);
  const isRunning = (block: Block | undefined): boolean => {
    const words = block?.kind === "line" ? bare(block.text.text) : "";
    return words.length >= 6 && (printed.get(words) ?? 0) >= 2 && labelKindOf(words) === null;
  };
  const found = new Set<Block>(numbers.flatMap(({ block, at }) => (isRunning(blocks[at - 1]) || isRunning(blocks[at + 1]) ? [block] : [])));
  const last = blocks.at(-1);
  const ends = numbers.at(-1);
  if (last && ends?.block === last && last.kind === "line" && last.gapBefore && isSparse(blocks)) found.add(last);
  let run: typeof numbers = [];
  const close = (): void => {
    if (run.length >= RUN || run.some(({ block }) => found.has(block))) for (const { block } of run) found.add(block);
    run = [];
  };
  for (const number of numbers) {
    const last = run.at(-1);
    const step = last ? number.value - last.value : 0;
    if (last && (number.at - last.at < PAGE || step < 1 || step > 2)) {
      if (number.at - last.at < PAGE && !found.has(number.block)) continue;
      close();
    }
    run.push(number);
  }
  close();
  return found;
}

/** Blank lines part paragraphs, not every line. */
function isSparse(blocks: readonly Block[]): boolean {
  return blocks.filter((block) => block.kind !== "line" || block.gapBefore).length * 2 < blocks.length;
}

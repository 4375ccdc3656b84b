import type { Block } from "../../document.ts";
import { endsSentence } from "./joining.ts";
import { readNodeHeading } from "./node-heading.ts";
import { bare, labelKindOf, planTitleWords } from "./words.ts";

const NUMBER = /^[0-9０-９]{1,3}$/u;
/** The title of a part or of the plan with the number of the page before or behind it. */
const TITLED = new RegExp(
  `^(?:([0-9０-９]{1,3})[\\s　]+)?((?:第\\s?[0-9０-９一二三四五六七八九十]{1,3}\\s?[部編章][\\s　].{1,40}?)|.{1,30}${planTitleWords})(?:[\\s　]+([0-9０-９]{1,3}))?$`,
  "u",
);
/** Pages of a text are at least so many lines long, and one that goes on counting has so many of them. */
const PAGE = 8;
const RUN = 3;

/**
 * Bare numbers that number pages, in a text without page breaks: beside lines that are printed again and again (running titles), counting on by one or two at the distance of pages,
 * between a sentence and a title, or alone below the last line.
 */
export function findPageNumbers(blocks: readonly Block[]): ReadonlySet<Block> {
  const printed = new Map<string, number>();
  for (const block of blocks) if (isText(block)) printed.set(bare(block.text.text), (printed.get(bare(block.text.text)) ?? 0) + 1);
  const numbers = blocks.flatMap((block, at): NumberedBlock[] => {
    const number = isText(block) ? readNumber(block, printed) : null;
    return number ? [{ ...number, block, at }] : [];
  });
  const isRunning = (block: Block | undefined): boolean => {
    const words = block && isText(block) ? bare(block.text.text) : "";
    return words.length >= 6 && (printed.get(words) ?? 0) >= 2 && labelKindOf(words) === null;
  };
  const found = new Set<Block>(
    numbers.flatMap(({ block, at, titled }) => (!titled && (isRunning(blocks[at - 1]) || isRunning(blocks[at + 1])) ? [block] : [])),
  );
  const last = blocks.at(-1);
  const ends = numbers.at(-1);
  if (last && ends?.block === last && last.kind === "line" && last.gapBefore && isSparse(blocks)) found.add(last);
  let run: typeof numbers = [];
  const close = (): void => {
    const between = run.every(({ at }) => endsText(blocks[at - 1]) && beginsNode(blocks[at + 1]));
    const sure = run.length > 1 && (between || run.some(({ block, titled }) => titled || block.kind === "paragraph"));
    if (sure || run.length >= RUN || run.some(({ block }) => found.has(block))) for (const { block } of run) found.add(block);
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

function endsText(block: Block | undefined): boolean {
  return block !== undefined && isText(block) && endsSentence(block.text.text);
}

function beginsNode(block: Block | undefined): boolean {
  return block !== undefined && isText(block) && readNodeHeading(block.text) !== null;
}

interface NumberedBlock {
  readonly block: Block;
  readonly at: number;
  readonly value: number;
  /** A title stands beside the number. */
  readonly titled: boolean;
}

type TextBlock = Extract<Block, { kind: "line" | "paragraph" }>;

function isText(block: Block): block is TextBlock {
  return block.kind === "line" || block.kind === "paragraph";
}

/** A number alone, or with the title that runs along the pages; not with the only printing of a node's title. */
function readNumber({ text }: TextBlock, printed: ReadonlyMap<string, number>): Pick<NumberedBlock, "value" | "titled"> | null {
  if (NUMBER.test(text.text)) return { value: Number(bare(text.text)), titled: false };
  const [, before, title = "", behind] = (text.length <= LONGEST && TITLED.exec(text.text)) || [];
  const number = before ?? behind;
  if (number === undefined || (before !== undefined && behind !== undefined)) return null;
  const node = readNodeHeading(before === undefined ? text : text.slice(before.length).trim());
  return node && !printed.has(bare(title)) ? null : { value: Number(bare(number)), titled: true };
}

const LONGEST = 60;

/** Blank lines part paragraphs, not every line. */
function isSparse(blocks: readonly Block[]): boolean {
  return blocks.filter((block) => block.kind !== "line" || block.gapBefore).length * 2 < blocks.length;
}

import type { Block, Line } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import { type ColumnField, columnLabels, guessColumn } from "../labels.ts";
import { joinText } from "../plan/joining.ts";

/** A head of a column put together from the words that a conversion broke it into. */
export interface BrokenHead {
  readonly text: Passage;
  readonly field: ColumnField;
  /** Only a word in it tells. */
  readonly guessed: boolean;
}

export interface BrokenHeads {
  readonly heads: readonly BrokenHead[];
  /** How many lines they take. */
  readonly lines: number;
}

const LINES_AT_MOST = 10;
const WORDS_AT_MOST = 28;
/** A head is broken into no more parts. */
const PARTS_AT_MOST = 4;
const FEWEST_HEADS = 4;
const LONGEST_LINE = 60;
const GUESS = 2.5;
const LONGEST_GUESS = 14;

interface Word {
  readonly text: Passage;
  /** It is the last of its line. */
  readonly ends: boolean;
}

/**
 * The heads of a table of goals or actions that stand in running text, one behind the other, broken where their cells were narrow: 取組項目 期限 数値目 / 標 中間報告.
 * Null where the lines are none. Heads with a gutter between them are of a layout that was kept, and are left to it.
 */
export function brokenHeadsAt(blocks: readonly Block[], at: number): BrokenHeads | null {
  // That the first of its words make a head is seen much faster than what all of them make.
  const first = wordsAt(blocks, at, PARTS_AT_MOST);
  if (first.every((_, i) => headOf(first.slice(0, i + 1)) === null)) return null;
  const words = wordsAt(blocks, at, WORDS_AT_MOST);
  // By the number of words that they take: the fewest heads that the words in front make up, guesses counting more.
  const told: ({ readonly heads: readonly BrokenHead[]; readonly cost: number } | null)[] = [
    { heads: [], cost: 0 },
    ...words.map(() => null),
  ];
  for (let from = 0; from < words.length; from += 1) {
    const before = told[from];
    if (!before) continue;
    for (let to = from + 1; to <= Math.min(from + PARTS_AT_MOST, words.length); to += 1) {
      const head = headOf(words.slice(from, to));
      const known = told[to];
      const cost = before.cost + (head?.guessed ? GUESS : 1);
      if (head && (!known || known.cost > cost)) told[to] = { heads: [...before.heads, head], cost };
    }
  }
  const end = words.findLastIndex(({ ends }, i) => ends && areHeads(told[i + 1]?.heads ?? []));
  const heads = told[end + 1]?.heads;
  if (end < 0 || !heads) return null;
  const lines = words.slice(0, end + 1).filter(({ ends }) => ends).length;
  // Heads of actions, one a line, are also what stands over the parts of each action; those of goals with their numbers are not.
  const numbered = heads[0]?.field === "priority" && heads.some(({ field }) => field === "title");
  return lines < heads.length || numbered ? { heads, lines } : null;
}

function wordsAt(blocks: readonly Block[], at: number, most: number): Word[] {
  const words: Word[] = [];
  for (const block of blocks.slice(at, at + LINES_AT_MOST)) {
    if (block.kind !== "line" || block.text.length > LONGEST_LINE || /[ \t\u3000]{2,}|。/u.test(block.text.text)) break;
    const parts = wordsOf(block);
    for (const [i, text] of parts.entries()) words.push({ text, ends: i === parts.length - 1 });
    if (words.length > most) break;
  }
  return words.slice(0, most);
}

export const wordsOf = ({ text }: Line): Passage[] => text.split(/[\s\u3000]+/u).filter((word) => !word.isBlank);

function headOf(words: readonly Word[]): BrokenHead | null {
  // A grade that stands last in the row above is no part of a head.
  if (/^[^\p{L}\p{N}№＃#]/u.test(words[0]?.text.text ?? "")) return null;
  const text = words.map((word) => word.text.text).join("");
  const known = columnLabels.findCompound(text, "action");
  const field = known ?? guessOf(text, words);
  return field && { text: joinText(words.map((word) => word.text)), field, guessed: known === null };
}

function guessOf(text: string, words: readonly Word[]): ColumnField | null {
  if (text.length > LONGEST_GUESS || /\p{N}/u.test(text)) return null;
  return words.every((word) => columnLabels.findCompound(word.text.text) === null) ? guessColumn(text) : null;
}

function areHeads(heads: readonly BrokenHead[]): boolean {
  const fields = new Set(heads.map(({ field }) => field));
  const once = (["title", "priority"] as const).every((field) => heads.filter((head) => head.field === field).length < 2);
  if (!once || heads.length < FEWEST_HEADS || fields.size < FEWEST_HEADS || !(fields.has("action") || fields.has("title"))) return false;
  return (
    (["period", "target", "midterm", "result", "grade", "issues", "divisions"] as const).filter((field) => fields.has(field)).length > 1
  );
}

import { matchAt } from "./match-at.ts";
import { type ScannedUnit, scanUnit, withRate } from "./unit.ts";
import words from "./value-words.json" with { type: "json" };

const SPACE = /[^\S\n]{0,2}/uy;
const LETTERS = /(?:[\p{Script=Han}\p{Script=Katakana}ー々A-Za-z%]|か(?=[所国月年])){1,16}/uy;
const STOP = new RegExp(
  `${alternatives([...wordsOf(words.acts, words.approximate, words.approximateAlone, words.perUnit), ...Object.keys(words.bounds)])}|中(?=[\\d、,]|$)`,
  "u",
);
/** Units that nothing is ever glued to: what stands behind them is another word. */
const STRONG = new Set([..."人名件回校社枚冊台棟組戸本個つ点歳円%倍割頭園館店食床席便票泊日分"]);
const LONGEST_WORD = 10;
const LONGEST_WORD_IN_PROSE = 4;

/** The words of lists whose words stand apart by spaces. */
export function wordsOf(...lists: readonly string[]): string[] {
  return lists.flatMap((list) => list.split(" "));
}

/** Words for a pattern, the longest first. */
export function alternatives(list: readonly string[]): string {
  return [...list]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"))
    .join("|");
}

/**
 * The unit behind a number that ends at `at`: a known one, or the word that stands there where that is longer (市町村, 市民団体).
 *
 * @param loose takes a longer unknown word, as the cell of a table may have one; prose has short ones.
 */
export function unitAt(text: string, at: number, loose: boolean): ScannedUnit | null {
  const start = at + (matchAt(SPACE, text, at)?.[0].length ?? 0);
  const run = matchAt(LETTERS, text, start)?.[0] ?? "";
  const stop = STOP.exec(text.slice(start, start + run.length + 3));
  // 100人回答 is 100 人 that answered, not 人回.
  const cut = stop !== null && stop.index > 0 && run.length > stop.index ? start + stop.index : text.length;
  const known = scanUnit(cut < text.length ? text.slice(0, cut) : text, start) ?? scanUnit(text, start);
  const word = stop ? run.slice(0, stop.index) : run;
  const knownLength = known ? known.end - start : 0;
  if (stop?.index === 0 && knownLength < 2) return knownLength > 0 && !STRONG.has(known?.unit ?? "") ? null : known;
  if (known && (knownLength >= word.length || STRONG.has(known.unit) || (!loose && known.unit.length > 1))) return known;
  const longest = loose ? LONGEST_WORD : LONGEST_WORD_IN_PROSE;
  if (word.length === 0 || word.length > longest || start > at || /^[A-Za-z]/u.test(word)) return known;
  return withRate(text, word, start + word.length);
}

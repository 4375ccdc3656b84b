import { scanNumber } from "./number-scan.ts";
import { alternatives, wordsOf } from "./quantity-unit.ts";
import { scanValues, withoutBrackets } from "./value-scan.ts";
import words from "./value-words.json" with { type: "json" };

/** A longer text is no value, whatever it holds. */
const LONGEST = 400;
/** Most values hold none of these words, and need no look at their dates and brackets. */
const MAY_BE_ABOUT = new RegExp(`[弱強]|${alternatives(wordsOf(words.approximateBefore, words.approximate))}`, "u");
const ABOUT = new RegExp(
  `(?:${alternatives(wordsOf(words.approximateBefore))})\\s?\\d|\\d[^\\d\\s]{0,10}(?:${alternatives(wordsOf(words.approximate).filter((word) => word !== "ほか" && word !== "など"))})|\\d[^\\d\\s、。]{0,10}[弱強](?=$|[\\s、。)])`,
  "u",
);
const SIGN_BEFORE = /[-▲△+]\s?$/u;
const SEPARATOR = /^[^\d~-]{0,10}[~-]\s?$/u;

/** True where the text says its number only roughly: 約20件, 5回程度, 100人前後. */
export function isAbout(text: string): boolean {
  return text.length <= LONGEST && MAY_BE_ABOUT.test(text) && ABOUT.test(withoutBrackets(scanValues(text, null, true).text));
}

/** The two numbers of a text that is one exact range: 3～5回, 95%～100%. Null where it is anything else, or the first is the greater. */
export function readRange(text: string): { readonly from: number; readonly to: number } | null {
  if (text.length > LONGEST) return null;
  const { text: scanned, quantities } = scanValues(text, null, true);
  const [only, ...more] = quantities.filter(({ depth }) => depth === 0);
  if (only?.kind !== "range" || more.length > 0 || SIGN_BEFORE.test(scanned.slice(0, only.from)) || isAbout(text)) return null;
  const first = scanNumber(scanned, only.from, "unit");
  const behind = first ? /\d/u.exec(scanned.slice(first.end, only.to)) : null;
  if (!first || !behind) return null;
  const at = first.end + behind.index;
  const second = scanNumber(scanned, at, "unit");
  if (!second || !SEPARATOR.test(scanned.slice(first.end, at)) || /\d/u.test(scanned.slice(second.end, only.to))) return null;
  return first.value !== null && second.value !== null && first.value <= second.value ? { from: first.value, to: second.value } : null;
}

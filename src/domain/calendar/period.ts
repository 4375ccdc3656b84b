import type { Period } from "../goal/goal.ts";
import { readEnumerator } from "../wording/enumerator.ts";
import { fold } from "../wording/fold.ts";
import { type Moment, scanMoments } from "./moment.ts";

/** Said of a thing that comes again and again, or that nobody has dated: neither end is known. */
const UNDATED = /随時|毎|例年|四半期ごと|四半期毎|年\s?\d{1,2}\s?回|年間|年に|年後|ヵ年|か年|ヶ年|カ年|箇年|か月間|単年度|複数年度|翌/u;
const CONTINUES = /^\s?(?:[~〜-]|から|より|→|⇒)/u;
const UP_TO = /^\s?(?:末|中|内)?\s?(?:日)?\s?(?:まで|迄|を目途|をめど|めど|目途)/u;
const FROM_ON = /^\s?(?:以降|以後|より|から)/u;
const STARTS = /(?:[~〜]|^-)\s?$/u;
const RANGE_LINK = /^[^\S\n]?(?:上旬|中旬|下旬|初旬|初め|当初|末|頃|ころ|ごろ|\d{1,2}日)?\s?(?:[~〜–-]|から|より)\s?$/u;
const LIST_LINK = /^\s?(?:上旬|中旬|下旬|初旬|末|頃|ころ|ごろ|\d{1,2}日)?\s?(?:[、,・，]|及び|および|と|並びに)\s?$/u;

/**
 * Reads a period expression (期間・期限) as months, both ends inclusive.
 *
 * A month without a year lies in `fiscalYear` (January to March in its second half); without a fiscal year its months stay null. 通年 and 年度内 are April to
 * March, ～12月 and 9月末まで have no beginning, 4月～ has no end, 8月、11月 spans both, 随時 and the like have neither. What is not understood for certain
 * has neither: never a wrong month.
 *
 * @returns null where the text is blank.
 */
export function readPeriod(text: string, fiscalYear: number | null): Period | null {
  if (text.trim() === "") return null;
  const none: Period = { text, from: null, to: null };
  if (text.length > 200) return none;
  const mark = readEnumerator(text);
  const bare = fold(mark && mark.kind !== "bullet" ? text.slice(mark.length) : text).text.trim();
  const revised = bare.split(/⇒/u);
  const said = revised.length === 2 ? (revised[1] ?? "") : bare;
  const { from, to } = spanOf(said, fiscalYear);
  return from !== null && to !== null && from > to ? none : { text, from, to };
}

interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

const NOTHING: Span = { from: null, to: null };

function spanOf(text: string, fiscalYear: number | null): Span {
  const moments = scanMoments(text, fiscalYear);
  const [first, second] = moments;
  if (first === undefined || UNDATED.test(outside(text, moments))) return NOTHING;
  const last = moments.at(-1) ?? first;
  const rest = text.slice(last.to);
  if (second === undefined) {
    if (STARTS.test(text.slice(0, first.from))) return { from: null, to: first.last };
    if (UP_TO.test(rest)) return { from: null, to: first.last };
    if (CONTINUES.test(rest) || FROM_ON.test(rest)) return { from: first.first, to: null };
    return { from: first.first, to: first.last };
  }
  const links = moments.slice(1).map((moment, i) => text.slice(moments[i]?.to ?? 0, moment.from));
  if (moments.length === 2 && links.every((link) => RANGE_LINK.test(link))) return { from: first.first, to: second.last };
  if (links.every((link) => LIST_LINK.test(link)) && !CONTINUES.test(rest)) return { from: first.first, to: last.last };
  return NOTHING;
}

function outside(text: string, moments: readonly Moment[]): string {
  let at = 0;
  let kept = "";
  for (const moment of moments) {
    kept += `${text.slice(at, moment.from)}\n`;
    at = moment.to;
  }
  return kept + text.slice(at);
}

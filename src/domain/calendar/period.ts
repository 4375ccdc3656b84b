import type { Period } from "../goal/goal.ts";
import { readEnumerator } from "../wording/enumerator.ts";
import { fold } from "../wording/fold.ts";
import { type Moment, scanMoments } from "./moment.ts";

const LONGEST = 200;
/** Said of what comes again and again, or of what nobody has dated: neither end is known. */
const UNDATED = /随時|毎|例年|四半期(?:ごと|に)|\d\s?年後|[かカヵヶ箇]年|\d\s?年間|[かカヵヶ箇]月|単年度|複数年度|翌|隔/u;
const MODIFIER = "(?:上旬|中旬|下旬|初旬|初め|当初|末|頃|ころ|ごろ|\\d{1,2}日|開始|着手|実施|定例会|議会|末日)?";
const RANGE = new RegExp(`^\\s*${MODIFIER}\\s*(?:[~-]|から|より)\\s*$`, "u");
const LIST =
  /^(?:[^\d()~→/\n]{0,12}?(?:[、,・;\n]|及び|および|並びに|ならびに|と)\s*[^\d()~→/、,]{0,8}|\s+(?:[^\d()~→/、,\s]{1,8}(?::|\s)\s*)?)$/u;
const FROM_ON = new RegExp(`^\\s*${MODIFIER}\\s*(?:[~-](?!\\s?\\d{1,2}\\s?日)|→|から|より|以降|以後)`, "u");
const UP_TO = new RegExp(`^\\s*(?:中|内)?${MODIFIER}\\s*(?:まで|迄|を目途|をめど|めど|目途)`, "u");
/** What it comes to: 令和6年度から令和8年度までの3年間. */
const IN_ALL = /(?<=まで)の?\s?\d{1,2}\s?(?:[かカヵヶ箇]年|年)間?/u;
const STARTS = /(?:~|^-)\s*$/u;

/**
 * Reads a period expression (期間・期限) as months, both ends inclusive.
 *
 * A month without a year lies in `fiscalYear`, January to March at its end; without a fiscal year its months stay null. 通年 and 年度内 are April to March,
 * ～12月 and 9月末まで have no beginning, 4月～ has no end, 8月、11月 spans both, 随時 and the like have neither. What is not understood for certain has
 * neither: never a wrong month.
 *
 * @returns null where the text is blank.
 */
export function readPeriod(text: string, fiscalYear: number | null): Period | null {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  if (trimmed.length > LONGEST) return { text, from: null, to: null };
  const mark = readEnumerator(trimmed);
  const said = mark && mark.kind !== "bullet" ? trimmed.slice(mark.length) : trimmed;
  const { from, to } = spanOf(fold(said).text, fiscalYear);
  return from !== null && to !== null && from > to ? { text, from: null, to: null } : { text, from, to };
}

type Span = Omit<Period, "text">;

const NOTHING: Span = { from: null, to: null };

function spanOf(text: string, fiscalYear: number | null): Span {
  const halves = text.split("→");
  const [before, after] = halves.map((half) => scanMoments(half, fiscalYear).length);
  // An extension: 令和3年度~令和6年度 ⇒ 令和3年度~令和7年度.
  if (halves.length === 2 && before === 2 && after !== undefined && after > 1) return spanOf(halves[1] ?? "", fiscalYear);

  const { said, moments } = unbracketed(text, scanMoments(text, fiscalYear));
  const [first, second] = moments;
  const last = moments.at(-1);
  if (!first || !last || UNDATED.test(outside(said, moments).replace(IN_ALL, ""))) return NOTHING;
  const rest = said.slice(last.to);
  if (!second) {
    // 翌年11月 alone counts from a year that only the sentence around it knows.
    if (said.slice(first.from, first.to).startsWith("翌")) return NOTHING;
    if (STARTS.test(said.slice(0, first.from)) || UP_TO.test(rest)) return { from: null, to: first.last };
    return { from: first.first, to: FROM_ON.test(rest) ? null : first.last };
  }
  const links = moments.slice(1).map((moment, i) => said.slice(moments[i]?.to ?? 0, moment.from));
  const linked = links.every((link) => RANGE.test(link) || LIST.test(link));
  const inOrder = moments.every(({ first: start }, i) => i === 0 || (moments[i - 1]?.first ?? "") <= (start ?? "9999"));
  return linked && inOrder ? { from: first.first, to: FROM_ON.test(rest) ? null : last.last } : NOTHING;
}

/** Where moments stand outside brackets, what is in brackets is a note on them: 通年（4月～3月）, 8月（中間）、3月（最終）. */
function unbracketed(text: string, moments: readonly Moment[]): { said: string; moments: readonly Moment[] } {
  // A number in brackets is the mark of another item: what follows is not said of this one.
  const inside = [...text.matchAll(/[([][^()[\]]*[)\]]/gu)]
    .map((match) => ({ from: match.index, to: match.index + match[0].length }))
    .filter(({ from, to }) => !/^\(\d+\)$/u.test(text.slice(from, to)) && !moments.some((moment) => moment.from < from && moment.to >= to));
  const outer = moments.filter((moment) => !inside.some(({ from, to }) => from <= moment.from && moment.to <= to));
  if (outer.length === 0) return { said: text.replace(/[()[\]]/gu, " "), moments };
  const chars = [...text.split("")];
  for (const { from, to } of inside) chars.fill(" ", from, to);
  return { said: chars.join(""), moments: outer };
}

function outside(text: string, moments: readonly Moment[]): string {
  const edges = [0, ...moments.flatMap(({ from, to }) => [from, to]), text.length];
  return edges.flatMap((edge, i) => (i % 2 === 0 ? [text.slice(edge, edges[i + 1])] : [])).join("\n");
}

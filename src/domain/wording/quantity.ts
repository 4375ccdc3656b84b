import { findMonths } from "../calendar/month-scan.ts";
import { scanYears } from "../calendar/year-scan.ts";
import type { Comparator } from "../indicator/value.ts";
import type { Folded } from "./fold.ts";
import { readKanjiNumber, scanNumber } from "./number.ts";
import { scanUnit } from "./unit.ts";
import words from "./value-words.json" with { type: "json" };

/** A number with what belongs to it, in offsets of the folded text. `value` is null where the expression is no single number: a range, 1/2, 3,0000. */
export interface Quantity {
  /** From the sign or the bound before the number to the bound behind the unit. */
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
  readonly unit: string | null;
  readonly comparator: Comparator;
  /** How many brackets stand open around it. */
  readonly depth: number;
  /** number: one number. range: two that bound one thing. broken: something with digits that is neither number, date, ordinal nor name. */
  readonly kind: "number" | "range" | "broken";
}

/** What `scanQuantities` found, in order, and the text that it scanned (dashes, arrows and tildes unified, code unit by code unit). */
export interface Scan {
  readonly text: string;
  readonly quantities: readonly Quantity[];
}

const CANDIDATE =
  /\d|ゼロ|[〇一二三四五六七八九十百千](?=[〇一二三四五六七八九十百千万]{0,8}(?:回|件|か所|カ所|ヶ所|箇所|名|校|社|団体|棟|世帯|講座|事業|冊|台|枚|割|地区|施設))/gu;
const SIGN = /(?:[▲△Δ]\s{0,2}|マイナス|[+]|(?<![\dA-Za-z\p{Script=Han}ァ-ヴー])-|^-)$/u;
const BOUND_BEFORE = new RegExp(`(${alternatives(Object.keys(words.boundsBefore))})\\s{0,2}(?:約)?$`, "u");
const NAME_BEFORE = /(?:[A-Za-z_#][.]?|第\s?|数|何|[±~]\s?|\d[-/:.])$/u;
const BOUND = new RegExp(`\\s{0,2}(${alternatives(Object.keys(words.bounds))})`, "uy");
const APPROXIMATE = new RegExp(`\\s{0,2}(?:${alternatives(words.approximate)})`, "uy");
const ORDINAL = new RegExp(`(?:${alternatives(words.ordinals)})(?!間|所|数)`, "uy");
const PER_UNIT = new RegExp(`\\s?(?:${alternatives(words.perUnit)})`, "uy");
const COMPOUND = /[-/:.](?=\d)/uy;
const RANGE = /\s?(?:~|-)\s?(?=\d)/uy;
const ABOUT = /[台代](?![\p{Script=Han}])/uy;
const SPACE = /[^\S\n]{0,2}/uy;
const LETTERS = /(?:[\p{Script=Han}\p{Script=Katakana}ー々A-Za-z%]|か(?=[所国月年]))+/uy;
const STOP = new RegExp(alternatives([...words.acts, ...Object.keys(words.bounds), ...words.approximate, ...words.perUnit]), "u");
const STRONG = new Set([..."人名件回校社枚冊台棟組戸本個つ点歳円%倍割頭園館店食床席便票泊"]);

function alternatives(list: readonly string[]): string {
  return [...list]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"))
    .join("|");
}

/**
 * Every number in a folded text that is not a date, an ordinal, a denominator (1便当たり) or part of a name.
 *
 * @param loose takes an unknown word behind the number for its unit, as the cell of a table may have one.
 */
export function scanQuantities(folded: Folded, loose: boolean): Scan {
  const text = unify(folded.text);
  const dates = dateSpans(folded, text);
  const depths = bracketDepths(text);
  const quantities: Quantity[] = [];
  let done = 0;
  let date = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const at = match.index;
    if (at < done) continue;
    while (date < dates.length && (dates[date]?.to ?? 0) <= at) date += 1;
    const span = dates[date];
    if (span && span.from <= at) {
      done = span.to;
      continue;
    }
    const read = readAt(text, at, loose, depths[at] ?? 0);
    done = read.to;
    if (read.quantity) quantities.push(read.quantity);
  }
  return { text, quantities };
}

function readAt(text: string, at: number, loose: boolean, depth: number): { to: number; quantity: Quantity | null } {
  const number = numberAt(text, at);
  const before = text.slice(Math.max(0, at - 8), at);
  const broken = (to: number, kind: "range" | "broken" = "broken") => ({
    to,
    quantity: { from: at, to, value: null, unit: null, comparator: "=" as const, depth, kind },
  });
  const name = NAME_BEFORE.exec(before)?.[0];
  if (name !== undefined && /^(?:[A-Za-z_#]|第)/u.test(name)) return { to: skipUnit(text, number.end), quantity: null };
  if (matchAt(COMPOUND, text, number.end)) return broken(endOfRun(text, number.end));
  if (name !== undefined) return broken(skipUnit(text, number.end), name.startsWith("~") ? "range" : "broken");
  if (matchAt(ORDINAL, text, number.end)) return { to: number.end, quantity: null };

  let end = number.end;
  const some = /^(?:数|余|幾)/u.test(text.slice(end, end + 1));
  if (some) end += 1;
  const unit = unitAt(text, end, loose);
  if (unit) end = unit.end;
  const range = matchAt(RANGE, text, end);
  if (range) {
    const second = readAt(text, end + range[0].length, loose, depth);
    return broken(Math.max(second.to, end + range[0].length + 1), "range");
  }
  if (matchAt(PER_UNIT, text, end)) return { to: end, quantity: null };
  if (/^\s?~/u.test(text.slice(end, end + 2))) return broken(end, "range");
  if (some && text.charAt(number.end) === "数") return broken(end);
  if (unit && matchAt(ABOUT, text, end)) return broken(end + 1, "range");
  if (number.value === null) return broken(end);

  const early = unit === null ? null : matchAt(BOUND, text, number.end);
  let comparator = boundOf(early?.[1]);
  const bound = matchAt(BOUND, text, end);
  if (bound) {
    comparator = boundOf(bound[1]);
    end += bound[0].length;
  }
  const about = matchAt(APPROXIMATE, text, end);
  if (about) end += about[0].length;
  let from = at;
  const sign = SIGN.exec(before)?.[0] ?? "";
  from -= sign.length;
  const lead = BOUND_BEFORE.exec(text.slice(Math.max(0, from - 8), from));
  if (lead && comparator === null) {
    comparator = words.boundsBefore[lead[1] as keyof typeof words.boundsBefore] as Comparator;
    from -= lead[0].length;
  }
  const negative = sign !== "" && !sign.startsWith("+") && number.value !== 0;
  return {
    to: end,
    quantity: {
      from,
      to: end,
      value: negative ? -number.value : number.value,
      unit: unit?.unit ?? null,
      comparator: comparator ?? "=",
      depth,
      kind: "number",
    },
  };
}

function boundOf(word: string | undefined): Comparator | null {
  return word === undefined ? null : (words.bounds[word as keyof typeof words.bounds] as Comparator);
}

function numberAt(text: string, at: number): { value: number | null; end: number } {
  if (text.startsWith("ゼロ", at)) return { value: 0, end: at + 2 };
  const figures = scanNumber(text, at);
  if (figures) return figures;
  const kanji = /^[〇一二三四五六七八九十百千万]{1,9}/u.exec(text.slice(at, at + 9))?.[0] ?? "";
  return { value: readKanjiNumber(kanji), end: at + Math.max(1, kanji.length) };
}

/** The unit behind a number: the longest known one, or the word that stands there where it is longer than what is known. */
function unitAt(text: string, at: number, loose: boolean): { unit: string; end: number } | null {
  const start = at + (matchAt(SPACE, text, at)?.[0].length ?? 0);
  const known = scanUnit(text, start);
  const run = matchAt(LETTERS, text.slice(0, start + 16), start)?.[0] ?? "";
  const stop = STOP.exec(run.slice(1));
  const word = stop ? run.slice(0, stop.index + 1) : run;
  const startsWithAct = STOP.exec(run)?.index === 0;
  const knownLength = known ? known.end - start : 0;
  if (startsWithAct && knownLength === 0) return null;
  if (known && (knownLength >= word.length || STRONG.has(known.unit) || (!loose && known.unit.length > 1))) return known;
  if (word.length === 0 || word.length > (loose ? 10 : 4) || start > at) return known;
  if (/^[A-Za-z]+$/u.test(word) && !known) return null;
  return { unit: word, end: start + word.length };
}

function skipUnit(text: string, at: number): number {
  return scanUnit(text, at)?.end ?? at;
}

function endOfRun(text: string, at: number): number {
  const run = /^[\d.,:/-]+/u.exec(text.slice(at, at + 40))?.[0] ?? "";
  return skipUnit(text, at + run.length);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function unify(text: string): string {
  return text
    .replace(/[〜∼]/gu, "~")
    .replace(/[−‐‑‒–—―]/gu, "-")
    .replace(/[⇒➡⇨⟶➔➜►▶]/gu, "→")
    .replace(/(?<=\d)ー(?=\d)/gu, "-");
}

function dateSpans(folded: Folded, text: string): { from: number; to: number }[] {
  const at = offsetsOf(folded);
  const years = scanYears(folded, null).map(({ index, length }) => ({ from: at(index), to: at(index + length) }));
  return [...years, ...findMonths(text)].sort((a, b) => a.from - b.from || b.to - a.to);
}

function offsetsOf({ text, starts }: Folded): (index: number) => number {
  let at = 0;
  return (index) => {
    if ((starts[at] ?? 0) > index) at = 0;
    while (at < text.length && (starts[at] ?? 0) < index) at += 1;
    return at;
  };
}

function bracketDepths(text: string): Uint8Array {
  const depths = new Uint8Array(text.length);
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charAt(i);
    if (/[([〔【]/u.test(char)) depth = Math.min(255, depth + 1);
    depths[i] = depth;
    if (/[)\]〕】]/u.test(char)) depth = Math.max(0, depth - 1);
  }
  return depths;
}

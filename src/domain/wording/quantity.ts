import { readKanjiNumber } from "./kanji-number.ts";
import { matchAt } from "./match-at.ts";
import { type ScannedNumber, scanNumber } from "./number-scan.ts";
import { type BareQuantity, endOfAffixes, withAffixes } from "./quantity-affixes.ts";
import { alternatives, unitAt, wordsOf } from "./quantity-unit.ts";
import { scanUnit } from "./unit.ts";
import words from "./value-words.json" with { type: "json" };

/** A number with what belongs to it. */
export interface Quantity extends BareQuantity {
  /** How many brackets stand open around it. */
  readonly depth: number;
}

const COUNTED_IN_KANJI = "回|件|か所|カ所|ヶ所|箇所|名|校|社|団体|棟|世帯|講座|事業|冊|台|枚|割|地区|施設|%";
const CANDIDATE = new RegExp(
  `\\d|ゼロ(?![ァ-ヴー])|[〇一二三四五六七八九十百千](?=[〇一二三四五六七八九十百千万]{0,8}(?:${COUNTED_IN_KANJI}))|[〇一二三四五六七八九十百千](?=[〇一二三四五六七八九十百千万億]{1,10}[人円])`,
  "gu",
);
const NAME_BEFORE = /(?:[A-Za-z_#][.-]?|第\s?)$/u;
/** 数十人, 数10人: some ten. 受講者数10人 is a name and ten. */
const SOME_BEFORE = /(?:(?<![\p{Script=Han}\p{Script=Katakana}ー])[数何幾]|±|(?:^|[\s\d(\uFFFC])[.,])[十百千万]?$/u;
/** - 5人 may say minus five, or that there was nothing before. */
const UNSURE_SIGN_BEFORE = /(?:^|[^\s-])\s*-\s+$|(?<![\p{Script=Katakana}ー])ー\s?$/u;
/** レベル3, JIS X 8341: without a unit the number is part of the name. */
const NAME_BEFORE_BARE = /(?:[\p{Script=Katakana}ー]|[A-Za-z]\s)$/u;
const RANGE_BEFORE = /~\s?$/u;
const SPACED_FIGURE_BEFORE = /\d\s$/u;
const ORDINAL = new RegExp(`(?:${alternatives(wordsOf(words.ordinals))})`, "uy");
const PER_UNIT = new RegExp(`\\s?(?:平均\\s?)?(?:${alternatives(wordsOf(words.perUnit))})`, "uy");
const SPAN_OF_TIME = /(?:年間?|[かカヵヶ箇]年間?|[かカヵヶ箇]月間?|週間?|日間?)$/u;
const BEHIND_SPAN = /\s?(?:で|に|の?(?:累計|合計|平均|計)|\d)/uy;
const ONE_EACH = /^(?:人|名|校|園|世帯|地区|団体|課|施設|学級|クラス|自治会|か所|箇所|店|社)$/u;
const COMPOUND = /[-/:・](?=\d)|分の\d/uy;
const RANGE = /\s?[~-]\s?(?=\d)/uy;
/** A power, a fraction or the number of a footnote: nobody knows which. */
const RAISED = /[\u00B2\u00B3\u00B9\u00BC-\u00BE\u2070-\u2089\u2150-\u215F①-⑳]/u;
const MINUTES = /\s?\d{1,2}\s?分/uy;
const ABOUT = /[台代](?!\p{Script=Han})/uy;
/** Every number in a text whose dates are blanked, but ordinals, denominators (1便当たり) and parts of names. Linear. */
export function scanQuantities(text: string, loose: boolean): Quantity[] {
  const quantities: Quantity[] = [];
  const depths = bracketDepths(text);
  let done = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    if (match.index < done) continue;
    const read = readQuantity(text, match.index, loose);
    done = read.to;
    if (read.quantity) quantities.push({ ...read.quantity, depth: depths[match.index] ?? 0 });
  }
  return quantities;
}

interface Read {
  readonly to: number;
  readonly quantity: BareQuantity | null;
}

function readQuantity(text: string, at: number, loose: boolean): Read {
  const number = numberAt(text, at);
  const before = text.slice(Math.max(0, at - 8), at);
  if (NAME_BEFORE.test(before)) return { to: scanUnit(text, number.end)?.end ?? number.end, quantity: null };
  if (matchAt(COMPOUND, text, number.end)) return broken(at, endOfCompound(text, number.end), "broken");
  if (RAISED.test(text.charAt(number.end))) return broken(at, number.end + 1, "broken");
  const ordinal = matchAt(ORDINAL, text, number.end);
  if (ordinal) return { to: number.end + ordinal[0].length, quantity: null };

  const some = /[数余幾]/u.test(text.charAt(number.end)) && scanUnit(text, number.end + 1) !== null;
  const unit = unitAt(text, some ? number.end + 1 : number.end, loose);
  const end = unit?.end ?? number.end;
  if (unit?.unit === "割" && /^\d分/u.test(text.slice(end, end + 2))) return readTenths(text, at, end, number);
  const minutes = unit?.unit === "時間" ? matchAt(MINUTES, text, end) : null;
  if (minutes) return broken(at, end + minutes[0].length, "broken");
  const range = matchAt(RANGE, text, end);
  if (range) {
    const last = endOfRange(text, end + range[0].length, loose);
    const spansTime = SPAN_OF_TIME.test(text.slice(end, last)) && matchAt(BEHIND_SPAN, text, last);
    return spansTime ? { to: last, quantity: null } : broken(at, last, "range");
  }
  if (matchAt(PER_UNIT, text, end)) return { to: end, quantity: null };
  if (unit && isDenominator(text, number.value, unit.unit, end)) return { to: end, quantity: null };
  if (/^\s?~/u.test(text.slice(end, end + 2)) || RANGE_BEFORE.test(before)) return broken(at, end, "range");
  if (unit && matchAt(ABOUT, text, end)) return broken(at, end + 1, "range");
  if (loose && UNSURE_SIGN_BEFORE.test(before)) return broken(at, end, "broken");
  if (unit === null && NAME_BEFORE_BARE.test(before)) return { to: end, quantity: null };
  const spaced = unit === null && /^\s\d/u.test(text.slice(end, end + 2));
  if (
    number.value === null ||
    SOME_BEFORE.test(before) ||
    SPACED_FIGURE_BEFORE.test(before) ||
    spaced ||
    (some && text[number.end] !== "余")
  )
    return broken(at, end, "broken");
  return { to: end, quantity: withAffixes(text, at, end, number, unit?.unit ?? null) };
}

/** 9割5分 is 9.5 割. */
function readTenths(text: string, at: number, end: number, number: ScannedNumber): Read {
  const value = number.value === null ? null : number.value + Number(text.charAt(end)) / 10;
  const quantity = withAffixes(text, at, end + 2, { ...number, value }, "割");
  return value === null ? broken(at, end + 2, "broken") : { to: quantity.to, quantity };
}

function broken(from: number, to: number, kind: "range" | "broken"): Read {
  return { to, quantity: { from, to, value: null, unit: null, comparator: "=", scaled: false, kind } };
}

function numberAt(text: string, at: number): ScannedNumber {
  if (text.startsWith("ゼロ", at)) return { value: 0, end: at + 2, scaled: false };
  const figures = scanNumber(text, at, "unit");
  if (figures) return figures;
  const kanji = /^[〇一二三四五六七八九十百千万億]{1,12}/u.exec(text.slice(at, at + 12))?.[0] ?? "";
  const before = text.charAt(at - 1);
  return { value: /[\p{Script=Han}\d]/u.test(before) ? null : readKanjiNumber(kanji), end: at + Math.max(1, kanji.length), scaled: false };
}

/** 5年間で, 3か年の累計, 1日500人, 1校1講座: what comes is said of each, or of all that time. */
function isDenominator(text: string, value: number | null, unit: string, end: number): boolean {
  if (SPAN_OF_TIME.test(unit)) return matchAt(BEHIND_SPAN, text, end) !== null;
  return value === 1 && ONE_EACH.test(unit) && /\d/u.test(text.charAt(end));
}

/** Behind 1/2, 0268-22-4100, 3分の1. */
function endOfCompound(text: string, at: number): number {
  const run = /^(?:[\d.,:/・-]|分の(?=\d))+/u.exec(text.slice(at, at + 40))?.[0] ?? "";
  return scanUnit(text, at + run.length)?.end ?? at + run.length;
}

/** Behind all the numbers of 3～5～7回程度. */
function endOfRange(text: string, at: number, loose: boolean): number {
  for (let from = at; ; ) {
    const number = numberAt(text, from);
    const end = unitAt(text, number.end, loose)?.end ?? number.end;
    const next = matchAt(RANGE, text, end);
    if (!next) return endOfAffixes(text, end).end;
    from = end + next[0].length;
  }
}

function bracketDepths(text: string): Uint8Array {
  const depths = new Uint8Array(text.length);
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charAt(i);
    if ("([〔【".includes(char)) depth = Math.min(255, depth + 1);
    depths[i] = depth;
    if (")]〕】".includes(char)) depth = Math.max(0, depth - 1);
  }
  return depths;
}

import { fold } from "./fold.ts";

/** A number found in a folded text: from the offset asked for to `end`. `value` is null where what is written is no number after all (3,0000万). */
export interface ScannedNumber {
  readonly value: number | null;
  readonly end: number;
}

const RUN = /\d[\d.,]*/uy;
const WELL_GROUPED = /^(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?$/u;
const GREAT: Readonly<Record<string, number>> = { 万: 1e4, 億: 1e8, 憶: 1e8, 兆: 1e12 };
const SMALL: Readonly<Record<string, number>> = { 千: 1e3, 百: 1e2 };
const SPACES = /[^\S\n]{0,2}/uy;
const DIGITS_AT_MOST = 15;

/**
 * The number that begins at an offset of a folded text: digits with , at the thousands, a decimal part, and the powers 千 百 万 億 兆 written between
 * (4億3,000万). Null where no digit stands there.
 *
 * 千円, 百万円 and 千人 after figures are units, not powers, unless `powers` is "all" or the figure goes on (1億2千万).
 */
export function scanNumber(text: string, at: number, powers: "all" | "great" = "great"): ScannedNumber | null {
  let total = 0;
  let limit = Number.POSITIVE_INFINITY;
  let end = at;
  let parts = 0;
  let sound = true;
  for (;;) {
    const start = parts === 0 ? at : skip(text, end, SPACES, SMALL_AHEAD);
    const part = scanBelowTenThousand(text, start, powers === "all" || parts > 0);
    if (!part) break;
    const scaleAt = skip(text, part.end, SPACES, GREAT_AHEAD);
    const scale = GREAT[text.charAt(scaleAt)];
    if (parts > 0 && (part.value ?? 0) >= 1e4) sound = false;
    if (part.value === null) sound = false;
    if (scale === undefined) {
      if (parts > 0 && part.decimal) sound = false;
      total += part.value ?? 0;
      end = part.end;
      parts += 1;
      break;
    }
    if (scale >= limit || (part.decimal && parts > 0)) sound = false;
    limit = scale;
    total += (part.value ?? 0) * scale;
    end = scaleAt + 1;
    parts += 1;
    if (part.decimal) {
      if (/^\d/u.test(text.charAt(end))) sound = false;
      break;
    }
  }
  if (parts === 0) return null;
  const value = Math.round(total * 1e6) / 1e6;
  return { value: sound && Number.isFinite(total) && Math.abs(total) < 1e15 ? (total % 1 === 0 ? total : value) : null, end };
}

const SMALL_AHEAD = /[\d]/u;
const GREAT_AHEAD = /[万億憶兆]/u;

function skip(text: string, at: number, pattern: RegExp, ahead: RegExp): number {
  pattern.lastIndex = at;
  const length = pattern.exec(text)?.[0].length ?? 0;
  return ahead.test(text.charAt(at + length)) ? at + length : at;
}

/** One figure, with 千 and 百 inside it where they multiply: 5千, 2千5百, 3,000. */
function scanBelowTenThousand(text: string, at: number, multiply: boolean): { value: number | null; end: number; decimal: boolean } | null {
  const first = scanFigure(text, at);
  if (!first) return null;
  let { end } = first;
  const scale = SMALL[text.charAt(end)];
  const single = first.value !== null && !first.decimal && first.value > 0 && first.value < 10;
  if (scale === undefined) return first;
  const beforeGreat = GREAT[text.charAt(end + 1)] !== undefined;
  if (!(multiply || (scale === 1e3 && single && (beforeGreat || !/[円tトkKm]/u.test(text.charAt(end + 1)))))) return first;
  if (first.value === null) return first;
  let total = first.value * scale;
  let limit = scale;
  end += 1;
  for (;;) {
    const next = scanFigure(text, end);
    if (!next) break;
    const power = SMALL[text.charAt(next.end)];
    if (next.value === null || next.decimal || (power ?? 1) >= limit || next.value * (power ?? 1) >= limit)
      return { value: null, end: next.end, decimal: false };
    total += next.value * (power ?? 1);
    end = next.end + (power === undefined ? 0 : 1);
    if (power === undefined) break;
    limit = power;
  }
  return { value: total, end, decimal: first.decimal };
}

function scanFigure(text: string, at: number): { value: number | null; end: number; decimal: boolean } | null {
  RUN.lastIndex = at;
  const run = RUN.exec(text)?.[0].replace(/[.,]+$/u, "");
  if (run === undefined) return null;
  const sound = run.length <= 24 && WELL_GROUPED.test(run) && run.replace(/\D/gu, "").length <= DIGITS_AT_MOST;
  return { value: sound ? Number(run.replaceAll(",", "")) : null, end: at + run.length, decimal: run.includes(".") };
}

const KANJI_DIGITS = "〇一二三四五六七八九";
const KANJI_ALIASES: Readonly<Record<string, string>> = { 零: "〇", 壱: "一", 弐: "二", 参: "三", 拾: "十" };
const KANJI_SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** A number written wholly in kanji: 十二, 二千五百, 三〇, 一万二千. Null for anything else. */
export function readKanjiNumber(text: string): number | null {
  if (text === "" || text.length > 20) return null;
  const chars = [...text].map((char) => KANJI_ALIASES[char] ?? char);
  if (chars.every((char) => KANJI_DIGITS.includes(char))) {
    return chars.length > 1 && chars[0] === "〇" ? null : Number(chars.map((char) => KANJI_DIGITS.indexOf(char)).join(""));
  }
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let small = Number.POSITIVE_INFINITY;
  let great = Number.POSITIVE_INFINITY;
  for (const char of chars) {
    const figure = KANJI_DIGITS.indexOf(char);
    const power = KANJI_SMALL[char];
    const scale = GREAT[char];
    if (figure > 0 && digit === null) digit = figure;
    else if (power !== undefined && power < small) {
      section += (digit ?? 1) * power;
      small = power;
      digit = null;
    } else if (scale !== undefined && scale < great && section + (digit ?? 0) > 0) {
      total += (section + (digit ?? 0)) * scale;
      great = scale;
      small = Number.POSITIVE_INFINITY;
      section = 0;
      digit = null;
    } else return null;
  }
  return total + section + (digit ?? 0);
}

const SIGN = /^(?:([▲△Δ−-]|マイナス)|[+＋]|プラス)?\s*/u;

/**
 * The number that the whole text is: full and half width mixed (3３6), 1,234, 4億3,000万, 十二, ▲5.0, (123). Null where the text is anything else,
 * grouped wrongly (3,0000) or longer than a double holds exactly.
 */
export function readNumber(text: string): number | null {
  if (text.length > 60) return null;
  let bare = fold(text).text.trim();
  bare = /^\((.*)\)$/su.exec(bare)?.[1]?.trim() ?? bare;
  const sign = SIGN.exec(bare);
  const unsigned = bare.slice(sign?.[0].length ?? 0);
  const scanned = scanNumber(unsigned, 0, "all");
  const value = scanned ? (scanned.end === unsigned.length ? scanned.value : null) : readKanjiNumber(unsigned);
  if (value === null) return null;
  return sign?.[1] === undefined || value === 0 ? value : -value;
}

/** How a number is written. */
export interface NumberStyle {
  /** Digits behind the point; as many as the number has where it is left out. */
  readonly decimals?: number;
  /** Full-width digits, as some house rules for official documents (公用文) want. */
  readonly fullWidth?: boolean;
  /** Minus as ▲ (tables of figures) or - . */
  readonly minus?: "▲" | "△" | "-";
}

/** A number with , at the thousands. Rounded half away from zero where `decimals` asks for fewer digits than it has. */
export function formatNumber(value: number, { decimals, fullWidth = false, minus = "-" }: NumberStyle = {}): string {
  const digits = new Intl.NumberFormat("en-US", {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 15,
    useGrouping: true,
  }).format(Math.abs(value));
  const signed = value < 0 && /[1-9]/u.test(digits) ? minus + digits : digits;
  return fullWidth ? signed.replace(/[\d.,-]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)) : signed;
}

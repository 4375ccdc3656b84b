import { matchAt } from "../wording/match-at.ts";
import { type ScannedYear, scanYears } from "./year-scan.ts";

/** A stretch of whole months that one expression names. Offsets of the folded text. */
export interface Moment {
  readonly from: number;
  readonly to: number;
  /** First and last month, inclusive: 2024-04. Null where the year is not known. */
  readonly first: string | null;
  readonly last: string | null;
}

/** First and last month of a part of the fiscal year, counted from its April. */
type Part = readonly [pattern: RegExp, first: number, last: number];

/** 第1四半期, and each of several: 第1・2四半期, 第2～第3四半期. */
const QUARTERS: readonly Part[] = ["1一", "2二", "3三", "4四"].map((number, i): Part => {
  const pattern = `(?:第\\s?|(?<=\\d\\s?[~・、,-]\\s?))[${number}]\\s?(?:四半期|(?=[~・、,-]\\s?(?:第\\s?)?[2-4]\\s?四半期))`;
  return [new RegExp(pattern, "uy"), i * 3, i * 3 + 2];
});
const PARTS: readonly Part[] = [
  [/通年|年間を通じて|年間通して|年度を通じて|年度(?:内|中(?!間))/uy, 0, 11],
  [/年度(?:末|終わり)/uy, 11, 11],
  [/年度(?:当初|初め|始め|はじめ|初頭)/uy, 0, 0],
  [/(?:年度の?)?(?:上半期|上期|前半期?|前期)/uy, 0, 5],
  [/(?:年度の?)?(?:下半期|下期|後半期?|後期)/uy, 6, 11],
  ...QUARTERS,
];
/** Behind a year that is printed: 令和6年度末, R6当初, 令和6年度の上半期. */
const PARTS_OF_YEAR: readonly Part[] = [
  [/の?\s?(?:内|中(?!間)|を?通じて|通年)/uy, 0, 11],
  [/の?\s?(?:末|終わり)/uy, 11, 11],
  [/の?\s?(?:当初|初め|始め|はじめ|初頭)/uy, 0, 0],
  [/の?\s?(?:上半期|上期|前半期?|前期)/uy, 0, 5],
  [/の?\s?(?:下半期|下期|後半期?|後期)/uy, 6, 11],
  ...QUARTERS,
];
const MONTH = /(?:(翌年度?の?|翌)\s?)?(?<![\d./])(\d{1,2})\s?月(?!額|給|謝)(?:\s?\d{1,2}\s?日)?/uy;
const MONTH_BEFORE_OTHERS = /(?<![\d./])(\d{1,2})(?=(?:\s?[~・、,-]\s?\d{1,2}){1,11}\s?月)/uy;
const MONTH_AND_DAY = /(?<![\d./])(\d{1,2})\/(\d{1,2})(?![\d/.%])/uy;

/**
 * Every moment in a folded text, in order. A month without a year lies in the fiscal year named last, else in `fiscalYear`; 翌年5月 lies in the year after
 * it.
 */
export function scanMoments(text: string, fiscalYear: number | null): Moment[] {
  const years = new Map(scanYears(text, fiscalYear).map((year) => [year.from, year]));
  const moments: Moment[] = [];
  let year = fiscalYear;
  for (let at = 0; at < text.length; ) {
    const named = years.get(at);
    const moment = named ? momentOfYear(text, named) : (partAt(text, at, PARTS, year) ?? monthAt(text, at, year));
    if (moment) moments.push(moment);
    if (named?.year != null) year = named.month !== null && named.month < 4 ? named.year - 1 : named.year;
    at = moment?.to ?? at + 1;
  }
  return moments;
}

function momentOfYear(text: string, { from, to, year, month, calendar }: ScannedYear): Moment {
  if (year === null) return { from, to, first: null, last: null };
  if (month !== null) return { from, to, first: monthText(year, month), last: monthText(year, month) };
  if (calendar) return { from, to, first: monthText(year, 1), last: monthText(year, 12) };
  const part = partAt(text, to, PARTS_OF_YEAR, year);
  return part ? { ...part, from } : { from, to, first: monthOfFiscalYear(year, 0), last: monthOfFiscalYear(year, 11) };
}

function partAt(text: string, at: number, parts: readonly Part[], year: number | null): Moment | null {
  for (const [pattern, first, last] of parts) {
    const match = matchAt(pattern, text, at);
    if (match) return { from: at, to: at + match[0].length, first: monthOfFiscalYear(year, first), last: monthOfFiscalYear(year, last) };
  }
  return null;
}

function monthAt(text: string, at: number, year: number | null): Moment | null {
  const dated = matchAt(MONTH, text, at);
  const shortened = dated ? null : (matchAt(MONTH_BEFORE_OTHERS, text, at) ?? matchAt(MONTH_AND_DAY, text, at));
  const match = dated ?? shortened;
  const month = Number(dated ? dated[2] : shortened?.[1]);
  if (!match || month < 1 || month > 12 || Number(shortened?.[2] ?? 1) > 31) return null;
  const later = dated?.[1] !== undefined && month > 3 ? 1 : 0;
  const said = monthOfFiscalYear(year === null ? null : year + later, (month + 8) % 12);
  return { from: at, to: at + match[0].length, first: said, last: said };
}

function monthOfFiscalYear(year: number | null, offset: number): string | null {
  if (year === null) return null;
  return offset < 9 ? monthText(year, offset + 4) : monthText(year + 1, offset - 8);
}

function monthText(year: number, month: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
}

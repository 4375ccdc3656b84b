import { fold } from "../wording/fold.ts";
import { scanYears } from "./year-scan.ts";

/** A stretch of whole months that one expression names, where it stands in a folded text. */
export interface Moment {
  readonly from: number;
  readonly to: number;
  /** First and last month, inclusive: 2024-04. Null where the year is not known. */
  readonly first: string | null;
  readonly last: string | null;
}

/** The parts of a fiscal year, as offsets from its April. */
const PARTS: readonly [RegExp, number, number][] = [
  [/通年|年間を通じて|年度内|年度中|年内度|年度を通じて/uy, 0, 11],
  [/年度末|年度終わり/uy, 11, 11],
  [/年度(?:当初|初め|始め|はじめ)/uy, 0, 0],
  [/(?:年度)?(?:上半期|上期|前半期|前期)/uy, 0, 5],
  [/(?:年度)?(?:下半期|下期|後半期|後期)/uy, 6, 11],
  [/第\s?[1一]\s?四半期/uy, 0, 2],
  [/第\s?[2二]\s?四半期/uy, 3, 5],
  [/第\s?[3三]\s?四半期/uy, 6, 8],
  [/第\s?[4四]\s?四半期/uy, 9, 11],
];
const MONTH = /(?<![\d./])(\d{1,2})\s?月(?!額|給|謝)(?:\s?\d{1,2}\s?日)?/uy;
const MONTH_BEFORE_OTHERS = /(?<![\d./])(\d{1,2})(?=(?:\s?[~〜・、,-]\s?\d{1,2}){1,11}\s?月)/uy;
const MONTH_AND_DAY = /(?<![\d./])(\d{1,2})\/(\d{1,2})(?![\d/.%])/uy;
const YEAR_WORD = /\s?(?:度)?\s?(?:の)?\s?/uy;

/** Every moment in a text that is folded already, in order. */
export function scanMoments(text: string, fiscalYear: number | null): Moment[] {
  const years = scanYears(fold(text), fiscalYear);
  const moments: Moment[] = [];
  let year = fiscalYear;
  let from = 0;
  let latest: string | null = null;
  const keep = (start: number, end: number, first: string | null, last: string | null) => {
    moments.push({ from: start, to: end, first, last });
    latest = last;
    from = end;
  };
  while (from < text.length) {
    const named = years.find((scanned) => scanned.index === from);
    if (named) {
      const end = from + named.length;
      if (named.year === null) keep(from, end, null, null);
      else if (named.month !== null) {
        const month = monthText(named.year, named.month);
        keep(from, end, month, month);
        year = named.month < 4 ? named.year - 1 : named.year;
      } else {
        YEAR_WORD.lastIndex = end;
        const part = named.calendar ? null : partAt(text, end);
        const first = named.calendar ? monthText(named.year, 1) : monthOfFiscalYear(named.year, part?.first ?? 0);
        const last = named.calendar ? monthText(named.year, 12) : monthOfFiscalYear(named.year, part?.last ?? 11);
        keep(from, part?.end ?? end, first, last);
        year = named.year;
      }
      continue;
    }
    const part = partAt(text, from);
    if (part) {
      keep(
        from,
        part.end,
        year === null ? null : monthOfFiscalYear(year, part.first),
        year === null ? null : monthOfFiscalYear(year, part.last),
      );
      continue;
    }
    const month = monthAt(text, from);
    if (month) {
      const said: string | null = year === null ? null : monthOfFiscalYear(year, (month.month + 8) % 12);
      keep(from, month.end, said, said);
      continue;
    }
    from += 1;
  }
  return latest === undefined ? [] : moments;
}

function partAt(text: string, at: number): { first: number; last: number; end: number } | null {
  for (const [pattern, first, last] of PARTS) {
    for (const start of [at, at - 2, at - 1]) {
      // After 令和6年度 the word goes on without 年度: 令和6年度末, 令和6年度の上半期.
      if (start < 0) continue;
      pattern.lastIndex = start;
      const match = pattern.exec(text);
      if (match && start + match[0].length > at) return { first, last, end: start + match[0].length };
    }
  }
  return null;
}

function monthAt(text: string, at: number): { month: number; end: number } | null {
  for (const pattern of [MONTH, MONTH_BEFORE_OTHERS, MONTH_AND_DAY]) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const month = Number(match?.[1]);
    if (!match || month < 1 || month > 12) continue;
    if (pattern === MONTH_AND_DAY && (Number(match[2]) < 1 || Number(match[2]) > 31)) continue;
    return { month, end: at + match[0].length };
  }
  return null;
}

function monthOfFiscalYear(year: number, offset: number): string {
  return offset < 9 ? monthText(year, offset + 4) : monthText(year + 1, offset - 8);
}

function monthText(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, "0")}`;
}

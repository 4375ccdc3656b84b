import { fiscalYearOf } from "./fiscal-year.ts";
import { scanYears } from "./year-scan.ts";

/** A date of any precision in a folded text, in whose digits nobody should look for a value. Offsets of that text. */
export interface ScannedDate {
  readonly from: number;
  readonly to: number;
  /** The expression names a year: 令和3年度, 2018.3. */
  readonly namesYear: boolean;
  /** The fiscal year of that year; null where it cannot be known. */
  readonly fiscalYear: number | null;
}

const MONTH_AND_DAY = "(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\\d|0?[1-9])(?![\\d/.%])";
const WITHOUT_YEAR = new RegExp(
  [
    "(?<![\\d.,])\\d{1,2}(?:\\s?[~・、,-]\\s?\\d{1,2}){0,11}\\s?月(?!額|給|謝)(?:\\s?\\d{1,2}\\s?日(?!間)(?:\\s?[~・、,-]\\s?\\d{1,2}\\s?日(?!間)){0,11})?",
    `(?<![\\d./,])${MONTH_AND_DAY}\\s?[~-]\\s?${MONTH_AND_DAY}`,
    "(?<![\\d.,])\\d{1,2}(?:\\s?[~・-]\\s?\\d{1,2})?\\s?(?:年\\s?度?|時(?!間))(?!間)(?:\\s?\\d{1,2}\\s?分)?",
    "(?<![\\d.,:])\\d{1,2}:[0-5]\\d(?![\\d:])",
  ].join("|"),
  "gu",
);

/** Every year, month, day and hour of the clock in a folded text, in order; they do not overlap. `known` as in `scanYears`. */
export function scanDates(text: string, known: number | null): ScannedDate[] {
  const years = scanYears(text, known).map((year) => ({ from: year.from, to: year.to, namesYear: true, fiscalYear: fiscalYearOf(year) }));
  const dates: ScannedDate[] = [];
  let next = 0;
  let done = 0;
  const takeYearsUpTo = (offset: number) => {
    for (let year = years[next]; year && year.from < offset; year = years[next]) {
      dates.push(year);
      done = year.to;
      next += 1;
    }
  };
  for (const match of text.matchAll(WITHOUT_YEAR)) {
    const to = match.index + match[0].length;
    takeYearsUpTo(to);
    if (match.index >= done) dates.push({ from: match.index, to, namesYear: false, fiscalYear: null });
  }
  takeYearsUpTo(Number.POSITIVE_INFINITY);
  return dates;
}

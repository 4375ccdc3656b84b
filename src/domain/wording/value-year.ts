import type { ScannedDate } from "../calendar/date-scan.ts";
import type { Quantity } from "./quantity.ts";
import type { ValueScan } from "./value-scan.ts";

/** The year is not the value's but one that it is counted from, compared with or spread over. */
const NOT_ITS_YEAR = /^\s?(?:~|-|から|以降|以来|より|比|対比|に比べ|と比較|を基準|基準|頃?に?(?:公表|発表|集計|算定|判明))/u;
const END_OF_RANGE = /(?:[~-]|(?<!\p{Script=Han})対)\s?$/u;

/** The year that the text of a value gives it. named is true where it names one, though it may not be known which. */
export interface YearOfValue {
  readonly fiscalYear: number | null;
  readonly named: boolean;
}

/**
 * The year of the value that `heads` state: of all years between `from` and `to`, those that are neither the beginning of a count nor in brackets with a
 * number of their own (平成20年度 157人). Two different ones give none.
 */
export function yearOfValue({ text, dates, quantities }: ValueScan, heads: readonly Quantity[], from: number, to: number): YearOfValue {
  const others = quantities.filter((quantity) => !heads.includes(quantity) && quantity.depth > 0);
  const years = dates.filter(
    (date) =>
      date.namesYear &&
      date.from >= from &&
      date.from < to &&
      !NOT_ITS_YEAR.test(text.slice(date.to, date.to + 6)) &&
      !END_OF_RANGE.test(text.slice(Math.max(0, date.from - 2), date.from)) &&
      !others.some((other) => shareBrackets(text, date, other)),
  );
  const distinct = new Set(years.map(({ fiscalYear }) => fiscalYear));
  const [only] = distinct;
  return { named: distinct.size > 0, fiscalYear: distinct.size === 1 ? (only ?? null) : null };
}

function shareBrackets(text: string, date: ScannedDate, quantity: Quantity): boolean {
  const between = date.to <= quantity.from ? text.slice(date.to, quantity.from) : text.slice(quantity.to, date.from);
  return !/[()[\]〔〕【】]/u.test(between);
}

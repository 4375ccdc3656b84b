import { readFiscalYear } from "../../../domain/calendar/fiscal-year.ts";
import { readNumber } from "../../../domain/wording/number.ts";

/** A year as people type it: 2027, R9, 令和9年度. Null where nothing is typed; NaN where it is none. */
export function readTypedYear(text: string): number | null {
  const typed = text.trim();
  if (typed === "") return null;
  const number = readNumber(typed);
  const year = number !== null && number >= 1000 ? number : readFiscalYear(typed);
  return year !== null && Number.isInteger(year) && year >= 1900 && year <= 2200 ? year : Number.NaN;
}

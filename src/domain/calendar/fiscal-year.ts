import { fold } from "../wording/fold.ts";
import { type Era, eraOfFiscalYear } from "./era.ts";
import { scanYears } from "./year-scan.ts";

/** A year that a text names. */
export interface YearMention {
  /** The Western year in which the fiscal year starts (April): March 2016 lies in 2015. */
  readonly fiscalYear: number;
  /** In code units of the text as written. */
  readonly index: number;
  readonly length: number;
  /** fiscal: 令和7年度, R7, (2019). calendar: 2015年, which is 暦年 and not 年度. month: H28.3, 令和7年3月. */
  readonly kind: "fiscal" | "calendar" | "month";
}

/**
 * Every year that a text names, in order, in any of the forms that Japanese administrations write: 令和元年度, R7, Ｒ６, 令和６(2024)年度, 2019(平成31)年度, H28.3,
 * 平成35年度, 2009~14年, R7～9年度. Both ends of a range are mentions of their own. A year whose two forms contradict each other is left out.
 *
 * @param options.after a fiscal year that is known from what stands before the text, for years whose era is left out: (32年度).
 */
export function findYears(text: string, options: { readonly after?: number | null } = {}): YearMention[] {
  return scanYears(fold(text), options.after ?? null).flatMap(({ year, month, calendar, index, length }) =>
    year === null
      ? []
      : [
          {
            fiscalYear: month !== null && month < 4 ? year - 1 : year,
            index,
            length,
            kind: month !== null ? ("month" as const) : calendar ? ("calendar" as const) : ("fiscal" as const),
          },
        ],
  );
}

/** The fiscal year that a text names first; null where it names none. */
export function readFiscalYear(text: string): number | null {
  const first = findYears(text)[0];
  if (first) return first.fiscalYear;
  return null;
}

/**
 * A fiscal year as a heading prints it. era: 令和7年度, 令和元年度; western: 2025年度; both: 令和7（2025）年度; short: R7.
 * Years before 1868 have no era and are written the Western way.
 */
export function formatFiscalYear(year: number, style: "era" | "western" | "both" | "short"): string {
  const era = eraOfFiscalYear(year);
  if (era === null || style === "western") return `${year}年度`;
  if (style === "short") return `${era.initial}${year - era.first + 1}`;
  const name = `${era.name}${countOf(era, year)}`;
  return style === "era" ? `${name}年度` : `${name}（${year}）年度`;
}

function countOf(era: Era, year: number): string {
  return year === era.first ? "元" : String(year - era.first + 1);
}

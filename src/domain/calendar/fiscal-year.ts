import { fold } from "../wording/fold.ts";
import { type Era, eraOfFiscalYear } from "./era.ts";
import { type ScannedYear, scanYears } from "./year-scan.ts";

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

/** What a year counts with, and what may become that once it is folded. Most words hold none, and are asked about again and again. */
const COUNT = /[\d元〇一二三四五六七八九十]|[^\0-\x7F\u3001-\u3029\u3041-\u3096\u30A0-\u30FE\u3400-\u9FFF\uFF01-\uFF0F\uFF1A-\uFF5E]/u;

/**
 * Every year that a text names, in order, in any of the forms that Japanese administrations write: 令和元年度, R7, Ｒ６, 令和６(2024)年度, 2019(平成31)年度, H28.3,
 * 平成35年度, 2009~14年, R7～9年度. Both ends of a range are mentions of their own. A year whose two forms contradict each other, or whose era
 * cannot be known, is left out.
 *
 * @param options.after a fiscal year known from what stands before the text; a year whose era is left out (32年度) is the nearest one to it.
 */
export function findYears(text: string, options: { readonly after?: number | null } = {}): YearMention[] {
  if (!COUNT.test(text)) return [];
  const folded = fold(text);
  return scanYears(folded.text, options.after ?? null).flatMap((scanned) => {
    const fiscalYear = fiscalYearOf(scanned);
    const index = folded.starts[scanned.from] ?? 0;
    const length = (folded.ends[scanned.to - 1] ?? index) - index;
    const kind = scanned.month !== null ? "month" : scanned.calendar ? "calendar" : "fiscal";
    return fiscalYear === null ? [] : [{ fiscalYear, index, length, kind }];
  });
}

/** January to March lie in the fiscal year before. A calendar year without a month stands for the fiscal year that begins in it. */
export function fiscalYearOf({ year, month }: Pick<ScannedYear, "year" | "month">): number | null {
  return year !== null && month !== null && month < 4 ? year - 1 : year;
}

const LONGEST_HEADING = 2000;

/** The fiscal year that a text names first; null where it names none, or its first year cannot be known for certain. */
export function readFiscalYear(text: string): number | null {
  const [first] = scanYears(fold(text.slice(0, LONGEST_HEADING)).text, null);
  return first ? fiscalYearOf(first) : null;
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

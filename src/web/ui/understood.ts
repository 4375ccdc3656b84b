import { formatFiscalYear } from "../../domain/calendar/fiscal-year.ts";
import type { MeasuredYear } from "../../domain/calendar/measured-year.ts";
import type { Period } from "../../domain/goal/goal.ts";
import type { Comparator, Value } from "../../domain/indicator/value.ts";
import { formatNumber } from "./numbers.ts";
import type { Locale, SentenceKey, Sentences } from "./sentences.ts";

/** 令和6年度（2024年度）, FY2024; `short` is 令和6年度 for columns of years, where the Western year would only repeat. */
export function formatYear(year: number, locale: Locale, style: "full" | "short" = "full"): string {
  if (locale === "en") return `FY${year}`;
  const era = formatFiscalYear(year, "era");
  const western = formatFiscalYear(year, "western");
  return style === "short" || era === western ? era : `${era}（${western}）`;
}

/** 令和6年度（2024年度）, and 2024年 where calendar years are counted. `mark` is R6, for an axis. */
export function formatMeasuredYear({ kind, year }: MeasuredYear, locale: Locale, style: "full" | "short" | "mark" = "full"): string {
  if (kind === "calendar") return locale === "en" || style === "mark" ? String(year) : `${year}年`;
  if (style !== "mark") return formatYear(year, locale, style);
  return locale === "en" ? String(year) : formatFiscalYear(year, "short").replace("年度", "");
}

const BOUND = {
  ">=": "understood.atLeast",
  ">": "understood.moreThan",
  "<=": "understood.atMost",
  "<": "understood.lessThan",
} as const satisfies Partial<Record<Comparator, SentenceKey>>;

/** What the program understood of a value: 4回以上, 5.8%未満. Null where the text is no single number. */
export function formatValue(
  { value, unit, comparator, text }: Pick<Value, "value" | "unit" | "comparator" | "text">,
  t: Sentences,
): string | null {
  if (value === null) return null;
  const number = `${formatNumber(value, decimalsOf(value, text))}${unit ?? ""}`;
  return comparator === null || comparator === "=" ? number : t(BOUND[comparator], { number });
}

/** How many decimals a text prints, where that is the number printed: 48.0 stays 48.0, and 1.5万 is 15,000. */
function decimalsOf(value: number, text: string): number {
  const printed = /\d+\.(\d+)/u.exec(text.normalize("NFKC"));
  return printed && Number(printed[0]) === value ? (printed[1]?.length ?? 0) : 0;
}

const NUMBER = "[\\d,，.．０-９▲△-]+";
/** A number alone, or with what bounds it and what is noted behind it: 55.0以上, 69.0（維持）, 12（令和5年度）. */
const BARE = new RegExp(`^(約?${NUMBER})((?:以上|以下|以内|未満|超|程度|前後|台)?\\s*(?:[（(][^（(）)]*[)）])?)$`, "u");

/** A text as it is shown: behind a number that has none, the unit that stands in its column's head. */
export function withUnit(text: string, unit: string | null): string {
  const found = unit === null || unit === "" ? null : BARE.exec(text.trim());
  const [, number = "", rest = ""] = found ?? [];
  return found === null || rest.normalize("NFKC").includes((unit ?? "").normalize("NFKC")) ? text : `${number}${unit}${rest}`;
}

/** A text without the year that it notes behind its value, where that is said beside it: 12（令和5年度） is 12. */
export function withoutYear(text: string, year: MeasuredYear): string {
  const said = formatMeasuredYear(year, "ja", "short").normalize("NFKC");
  return text.replace(/\s*[（(]([^（(）)]*)[)）]$/u, (noted: string, inner: string) => (inner.normalize("NFKC") === said ? "" : noted));
}

/** What the program understood of a period: 2025年6月〜2026年3月, 2026年3月まで. Null where it has neither end. */
export function formatPeriod({ from, to }: Period, t: Sentences, locale: Locale): string | null {
  if (from !== null && to !== null) {
    const first = formatMonth(from, locale);
    return from === to ? first : t("understood.fromTo", { from: first, to: formatMonth(to, locale) });
  }
  if (from !== null) return t("understood.from", { from: formatMonth(from, locale) });
  if (to !== null) return t("understood.until", { to: formatMonth(to, locale) });
  return null;
}

function formatMonth(month: string, locale: Locale): string {
  const [year = "", number = ""] = month.split("-");
  if (locale === "ja") return `${year}年${Number(number)}月`;
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString("en", { year: "numeric", month: "short", timeZone: "UTC" });
}

/** True where a text says what was understood in so many words, so that a reader need not see it twice. A unit that stands in the column's head need not be repeated. */
export function saysAlready(text: string, understood: string, unit: string | null = null): boolean {
  const said = plain(text);
  const sought = plain(understood);
  const bare = unit === null ? sought : sought.replace(plain(unit), "");
  return holdsNumber(said, sought) || holdsNumber(said, bare);
}

/** True where `words` stand in the text without being a part of a longer number. */
function holdsNumber(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!/[\d.]$/u.test(text.slice(0, at)) && !/^[\d.]/u.test(text.slice(at + words.length))) return true;
  return false;
}

const plain = (words: string): string => words.normalize("NFKC").replace(/[\s,]/gu, "");

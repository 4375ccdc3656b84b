import type { Locale } from "./sentences.ts";

const FORMATS: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  ja: new Intl.DateTimeFormat("ja", { dateStyle: "long", timeZone: "Asia/Tokyo" }),
  en: new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "Asia/Tokyo" }),
};

/** The fiscal year of a moment in Japan: March 2026 lies in 2025. */
export function fiscalYearAt(moment: Date): number {
  const [year = 0, month = 0] = moment.toLocaleDateString("sv", { timeZone: "Asia/Tokyo" }).split("-").map(Number);
  return month < 4 ? year - 1 : year;
}

/** A day as people in Japan have it: 2026年11月21日. */
export function formatDay(at: Date, locale: Locale): string {
  return FORMATS[locale].format(at);
}

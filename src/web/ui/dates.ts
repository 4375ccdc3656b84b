import type { Locale } from "./sentences.ts";

const FORMATS: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  ja: new Intl.DateTimeFormat("ja", { dateStyle: "long", timeZone: "Asia/Tokyo" }),
  en: new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "Asia/Tokyo" }),
};

/** A day as people in Japan have it: 2026年11月21日. */
export function formatDay(at: Date, locale: Locale): string {
  return FORMATS[locale].format(at);
}

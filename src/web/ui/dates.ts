import { JAPAN_AHEAD_MS } from "../../domain/calendar/japan.ts";
import type { Locale } from "./sentences.ts";

const FORMATS: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  ja: new Intl.DateTimeFormat("ja", { dateStyle: "long", timeZone: "Asia/Tokyo" }),
  en: new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "Asia/Tokyo" }),
};

const MOMENTS: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  ja: new Intl.DateTimeFormat("ja", { dateStyle: "long", timeStyle: "short", timeZone: "Asia/Tokyo" }),
  en: new Intl.DateTimeFormat("en", { dateStyle: "long", timeStyle: "short", hourCycle: "h23", timeZone: "Asia/Tokyo" }),
};

const TIMES = new Intl.DateTimeFormat("ja", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "Asia/Tokyo" });

/** The fiscal year of a moment in Japan: March 2026 lies in 2025. */
export function fiscalYearAt(moment: Date): number {
  const there = new Date(moment.getTime() + JAPAN_AHEAD_MS);
  return there.getUTCMonth() < 3 ? there.getUTCFullYear() - 1 : there.getUTCFullYear();
}

/** A day as people in Japan have it: 2026年11月21日. */
export function formatDay(at: Date, locale: Locale): string {
  return FORMATS[locale].format(at);
}

/** A moment as people in Japan have it: 2026年11月21日 18:03. */
export function formatMoment(at: Date, locale: Locale): string {
  return MOMENTS[locale].format(at);
}

/** The time of a moment in Japan: 18:03. */
export function formatTime(at: Date): string {
  return TIMES.format(at);
}

/** An ISO date as people in Japan have it: 2026-04-01 is 2026年4月1日. */
export function formatDate(day: string, locale: Locale): string {
  return formatDay(new Date(`${day}T00:00:00+09:00`), locale);
}

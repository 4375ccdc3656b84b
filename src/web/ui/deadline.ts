import { dayInJapan } from "../../domain/calendar/day.ts";
import type { Locale, Sentences } from "./sentences.ts";

const A_DAY_MS = 86_400_000;

const DAYS: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  ja: new Intl.DateTimeFormat("ja", { year: "numeric", month: "long", day: "numeric", weekday: "short", timeZone: "Asia/Tokyo" }),
  en: new Intl.DateTimeFormat("en", { year: "numeric", month: "long", day: "numeric", weekday: "short", timeZone: "Asia/Tokyo" }),
};
const HOURS = new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "Asia/Tokyo" });

/** The last moment before a deadline as people in Japan write it: midnight is the end of the day before, 5月31日(日) 24:00. */
export function formatDeadline(deadline: Date, locale: Locale): string {
  const hour = HOURS.format(deadline);
  const day = DAYS[locale].format(hour === "00:00" ? new Date(deadline.getTime() - 1) : deadline);
  return `${day} ${hour === "00:00" ? "24:00" : hour}`;
}

/** How long there is until a deadline, in days of the calendar: あと3日, 今日まで; or for how long it has passed. */
export function timeLeft(deadline: Date, now: Date, t: Sentences): string {
  const days = (Date.parse(dayInJapan(new Date(deadline.getTime() - 1))) - Date.parse(dayInJapan(now))) / A_DAY_MS;
  if (now >= deadline) return days === 0 ? t("deadline.passedToday") : t("deadline.passed", { days: -days });
  if (days === 0) return t("deadline.today");
  return days === 1 ? t("deadline.tomorrow") : t("deadline.left", { days });
}

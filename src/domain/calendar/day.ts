import { JAPAN_AHEAD_MS } from "./japan.ts";

/** The day of a moment in Japan, as an ISO date: 2026-04-01 from midnight there. */
export function dayInJapan(moment: Date): string {
  return new Date(moment.getTime() + JAPAN_AHEAD_MS).toISOString().slice(0, 10);
}

/** An ISO date of a day that there is: not 2026-02-30. */
export function isDay(text: string): boolean {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/u.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

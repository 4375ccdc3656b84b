import { JAPAN_AHEAD_MS } from "./japan.ts";

/** A moment as a field for date and time has it, in Japan: 2026-06-01T17:15; null where the text is none, or a day that does not exist. */
export function readLocalTime(text: string): Date | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::\d{2})?)?$/u.exec(text.trim());
  if (!match) return null;
  const moment = new Date(`${match[1]}T${match[2] ?? "00:00"}:00+09:00`);
  return !Number.isNaN(moment.getTime()) && formatLocalTime(moment).startsWith(match[1] ?? "") ? moment : null;
}

/** A moment for a field for date and time, in Japan: 2026-06-01T17:15. */
export function formatLocalTime(moment: Date): string {
  return new Date(moment.getTime() + JAPAN_AHEAD_MS).toISOString().slice(0, 16);
}

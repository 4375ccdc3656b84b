import { JAPAN_AHEAD_MS } from "../../domain/calendar/japan.ts";

const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;

/** The first moment after another at which it is so many minutes after midnight in Japan. */
export function nextAt(minute: number, after: Date): Date {
  const day = Math.floor((after.getTime() + JAPAN_AHEAD_MS) / DAY_MS) * DAY_MS - JAPAN_AHEAD_MS;
  const today = day + minute * MINUTE_MS;
  return new Date(today > after.getTime() ? today : today + DAY_MS);
}

/** What a backup that is taken by itself is called, by the time in Japan: sorted by name they are sorted by age. */
export function backupName(at: Date): string {
  const [day, time] = new Date(at.getTime() + JAPAN_AHEAD_MS).toISOString().split(/[T.]/u);
  return `shirube-${day}-${time?.replaceAll(":", "")}.backup.gz`;
}

/** True of a name that only backupName gives: no file of anybody else is ever removed. */
export function isBackupName(name: string): boolean {
  return /^shirube-\d{4}-\d{2}-\d{2}-\d{6}\.backup\.gz$/u.test(name);
}

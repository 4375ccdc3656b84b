import { openTally } from "./tally.ts";

const WINDOW_MS = 10 * 60_000;
/** Calendars look every few minutes at most; a person has a few of them. */
const MOST_OF_A_KEY = 60;
/** Keys that nobody has, from one address: a key that was revoked is asked for until it is taken out of the calendar, and a whole office may come from one address. */
const MOST_WRONG = 100;
const MOST_REMEMBERED = 10_000;

/** Holds back who fetches a calendar without end, or tries keys. */
export interface CalendarLimit {
  /** False where it is to wait. */
  enter(key: string, address: string, now: Date): boolean;
  /** Told of a key that nobody has. */
  noteWrong(address: string, now: Date): void;
}

export function openCalendarLimit(): CalendarLimit {
  const fetched = openTally({ windowMs: WINDOW_MS, most: MOST_REMEMBERED });
  const wrong = openTally({ windowMs: WINDOW_MS, most: MOST_REMEMBERED });
  return {
    enter: (key, address, now) => {
      if (wrong.count(address, now) >= MOST_WRONG || fetched.count(key, now) >= MOST_OF_A_KEY) return false;
      fetched.add(key, now);
      return true;
    },
    noteWrong: wrong.add,
  };
}

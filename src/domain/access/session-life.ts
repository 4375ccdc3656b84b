const HOUR_MS = 3_600_000;

/** Nobody did anything in it for so long: the person went home. */
export const IDLE_MS = 8 * HOUR_MS;
/** However busy it is, the person signs in again after so long. */
export const LONGEST_MS = 7 * 24 * HOUR_MS;
/** That a session was used is written at most so often. */
const SEEN_AT_MOST_EVERY_MS = 5 * 60_000;

interface SessionTimes {
  readonly createdAt: Date;
  readonly seenAt: Date;
}

export function isAlive({ createdAt, seenAt }: SessionTimes, now: Date): boolean {
  return now.getTime() - seenAt.getTime() < IDLE_MS && now.getTime() - createdAt.getTime() < LONGEST_MS;
}

/** True where it is time to write that the session is used. */
export function isSeenAnew({ seenAt }: SessionTimes, now: Date): boolean {
  return now.getTime() - seenAt.getTime() >= SEEN_AT_MOST_EVERY_MS;
}

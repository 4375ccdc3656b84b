/** Wrong passwords one after the other until an account is locked; so many again until it is locked for twice as long. */
const FAILURES_UNTIL_LOCK = 10;

const FIRST_LOCK_MINUTES = 15;
const LONGEST_LOCK_MINUTES = 24 * 60;

/**
 * Until when an account is locked after a wrong password; null where it is not.
 *
 * @param failures wrong passwords one after the other, with this one.
 */
export function lockAfter(failures: number, now: Date): Date | null {
  if (failures === 0 || failures % FAILURES_UNTIL_LOCK !== 0) return null;
  const minutes = Math.min(FIRST_LOCK_MINUTES * 2 ** (failures / FAILURES_UNTIL_LOCK - 1), LONGEST_LOCK_MINUTES);
  return new Date(now.getTime() + minutes * 60_000);
}

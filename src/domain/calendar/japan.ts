/** Japan is nine hours ahead of UTC, the whole year. */
export const JAPAN_AHEAD_MS = 9 * 3_600_000;
